package org.perpex.common.testkit.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** Where embedded servers keep their files: always below a {@code target} folder of the checkout. */
final class Folders {

    private Folders() {}

    /** Returns a folder of the whole checkout, for what is expensive to make and the same for every module. */
    static Path shared() {
        Path start = Path.of("").toAbsolutePath();
        for (Path folder = start; folder != null; folder = folder.getParent()) {
            if (Files.isDirectory(folder.resolve(".mvn"))) {
                return folder.resolve("target").resolve("embedded");
            }
        }
        return start.resolve("target").resolve("embedded");
    }

    /** Returns a new folder of this module and this JVM alone. It is deleted when the JVM exits. */
    static Path own(String name) {
        Path parent = Path.of("target", "embedded").toAbsolutePath();
        try {
            Files.createDirectories(parent);
            Path folder = Files.createTempDirectory(parent, name + "-");
            Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder)));
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Deletes a folder and all that is in it. A folder that is not there is fine. */
    static void delete(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Copies a folder and all that is in it to a place that exists and is empty. */
    static void copy(Path from, Path to) {
        try (Stream<Path> paths = Files.walk(from)) {
            for (Path path : paths.toList()) {
                Path copy = to.resolve(from.relativize(path).toString());
                if (Files.isDirectory(path)) {
                    Files.createDirectories(copy);
                } else {
                    Files.copy(path, copy);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
