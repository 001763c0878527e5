package org.perpex.local.server;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.perpex.local.part.Layout;
import org.perpex.local.part.PlatformFailure;

/** The class path of each server that is a Java program, as its own module resolved it. */
final class ServerClassPath {

    private ServerClassPath() {}

    static String ofModule(Layout layout, String server) {
        Path target = layout.checkout()
                .resolve("deploy/local/servers")
                .resolve(server)
                .resolve("target");
        Path jar = target.resolve("perpex-local-" + server + "-0.1.0-SNAPSHOT.jar");
        try {
            return jar + ":" + Files.readString(target.resolve("classpath")).strip();
        } catch (IOException e) {
            throw new PlatformFailure(server + " is not built: " + target + " is incomplete", e);
        }
    }

    static String ofSeata() {
        try (InputStream text = ServerClassPath.class.getResourceAsStream("/seata-server.classpath")) {
            if (text == null) {
                throw new PlatformFailure("perpex-seata-server is not on the class path");
            }
            return new String(text.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new PlatformFailure("the class path of seata cannot be read", e);
        }
    }
}
