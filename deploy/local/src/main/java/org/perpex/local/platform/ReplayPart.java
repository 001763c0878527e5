package org.perpex.local.platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.perpex.local.part.Jvm;
import org.perpex.local.part.Layout;
import org.perpex.local.part.Part;
import org.perpex.local.part.PlatformFailure;

/**
 * The program that feeds index prices and, unless it is told not to, plays the recorded market through the public API. It
 * says that it is at work by making a file {@code ready} in its data folder.
 */
final class ReplayPart {

    static final String NAME = "replay";

    private static final String MAIN = "org.perpex.local.replay.ReplayMain";

    private ReplayPart() {}

    /** Returns the file by which the program says that it is at work. */
    static Path ready(Layout layout) {
        return layout.data(NAME).resolve("ready");
    }

    static Optional<Part> of(Layout layout, Options options, String adminEmail, String adminPassword) {
        if (ReplayPart.class.getResource("/" + MAIN.replace('.', '/') + ".class") == null) {
            return Optional.empty();
        }
        Path folder = Layout.folder(layout.data(NAME));
        Path ready = ready(layout);
        try {
            Files.deleteIfExists(ready);
        } catch (IOException e) {
            throw new PlatformFailure("cannot delete " + ready + ": " + e.getMessage(), e);
        }
        Jvm jvm = new Jvm(192, false, List.of("-Duser.home=" + folder), System.getProperty("java.class.path"), MAIN);
        Map<String, String> environment = Map.of(
                "PERPEX_BASE_URL",
                Up.BASE_URL,
                "PERPEX_WS_URL",
                Up.WS_URL,
                "PERPEX_ADMIN_EMAIL",
                adminEmail,
                "PERPEX_ADMIN_PASSWORD",
                adminPassword,
                "PERPEX_DATA",
                folder.toString());
        List<String> arguments = List.of("--replay", options.replay() ? "on" : "off");
        return Optional.of(new Part(
                        NAME,
                        List.of(),
                        List.of(),
                        jvm.command(arguments),
                        environment,
                        folder,
                        () -> Files.exists(ready))
                .yielding());
    }
}
