package org.perpex.local.part;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * Where everything lies. Nothing is written outside the checkout.
 *
 * @param checkout the root of the repository
 * @param home the folder of all that the platform writes while it runs
 */
public record Layout(Path checkout, Path home) {

    /** Writes into {@code .perpex} of the checkout. */
    public Layout(Path checkout) {
        this(checkout, checkout.resolve(".perpex"));
    }

    /** Returns the data folder of one part. */
    public Path data(String part) {
        return home().resolve("data").resolve(part);
    }

    /** Returns the file that a part writes its log to. */
    public Path log(String part) {
        return home().resolve("logs").resolve(part + ".log");
    }

    /** Returns the file that names the process of a part. */
    public Path pid(String part) {
        return home().resolve("run").resolve(part + ".pid");
    }

    /** Returns the folder of keys and passwords. */
    public Path keys() {
        return home().resolve("keys");
    }

    /** Returns the file that tells clients where the platform is and which demo accounts it has. */
    public Path demoFile() {
        return home().resolve("demo.json");
    }

    /** Returns a folder for what can be made again from the build. */
    public Path cache(String part) {
        return home().resolve("cache").resolve(part);
    }

    /** Returns a folder of the build of this module. */
    public Path built(String name) {
        return checkout.resolve("deploy/local/target").resolve(name);
    }

    /** Forgets all data and secrets. What was built stays. */
    public void clear() {
        delete(home().resolve("data"));
        delete(home().resolve("logs"));
        delete(keys());
        delete(demoFile());
    }

    /** Makes a folder and those above it. */
    public static Path folder(Path folder) {
        try {
            return Files.createDirectories(folder);
        } catch (IOException e) {
            throw new PlatformFailure("cannot make the folder " + folder + ": " + e.getMessage(), e);
        }
    }

    private static void delete(Path place) {
        if (!Files.exists(place)) {
            return;
        }
        try (Stream<Path> paths = Files.walk(place)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new PlatformFailure("cannot delete " + place + ": " + e.getMessage(), e);
        }
    }
}
