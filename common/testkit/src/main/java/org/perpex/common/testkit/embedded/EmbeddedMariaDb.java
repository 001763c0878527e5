package org.perpex.common.testkit.embedded;

import java.nio.file.Path;
import java.util.List;

/**
 * A real MariaDB on a free port, with durable commits as in production.
 *
 * <p>{@link #shared()} is one server per JVM, started at the first call: give each test class a schema of its own. A
 * test that kills or restarts its server takes one with {@link #started()}. All of them end with the JVM at the latest.
 */
public final class EmbeddedMariaDb implements AutoCloseable {

    private static final class Shared {
        static final EmbeddedMariaDb SERVER = started();
    }

    private final Path programs;
    private final Path folder;
    private final int port;
    private ServerProcess process;

    private EmbeddedMariaDb(Path programs, Path folder) {
        this.programs = programs;
        this.folder = folder;
        this.port = Ports.freeWith();
        this.process = launch();
    }

    /** Returns the server that all tests of this JVM share. */
    public static EmbeddedMariaDb shared() {
        return Shared.SERVER;
    }

    /** Returns a server of the caller's own, empty and ready for connections. */
    public static EmbeddedMariaDb started() {
        Path programs = MariaDbFiles.programs();
        Path folder = Folders.own("mariadb");
        Folders.copy(MariaDbFiles.freshData(programs), folder.resolve("data"));
        return new EmbeddedMariaDb(programs, folder);
    }

    /** Returns the address of a schema, which the driver creates when it is missing. */
    public String jdbcUrl(String schema) {
        return "jdbc:mysql://" + address() + "/" + schema + "?createDatabaseIfNotExist=true&sslMode=DISABLED";
    }

    /** Returns host and port, as {@code PERPEX_MYSQL} wants them. */
    public String address() {
        return "127.0.0.1:" + port;
    }

    /** Returns the port. It stays the same over {@link #restart()}. */
    public int port() {
        return port;
    }

    /** Returns the name to log in with: one that may do everything. */
    public String user() {
        return "root";
    }

    /** Returns the password of {@link #user()}: none. */
    public String password() {
        return "";
    }

    /** Ends the server with kill -9. Its data stay for {@link #restart()}. */
    public void kill() {
        process.kill();
    }

    /** Stops the server if it runs, and starts it with the same data on the same port. */
    public void restart() {
        process.stop();
        process = launch();
    }

    @Override
    public void close() {
        process.stop();
        Folders.delete(folder);
    }

    /** Without TLS: the server would make itself a key of 4096 bits at every start, which takes up to 15 seconds. */
    private ServerProcess launch() {
        List<String> command = List.of(
                programs.resolve("bin/mariadbd").toString(),
                "--no-defaults",
                "--basedir=" + programs,
                "--datadir=" + folder.resolve("data"),
                "--tmpdir=" + folder,
                "--socket=" + folder.resolve("s"),
                "--pid-file=" + folder.resolve("pid"),
                "--user=" + System.getProperty("user.name"),
                "--bind-address=127.0.0.1",
                "--port=" + port,
                "--skip-name-resolve",
                "--skip-ssl",
                "--character-set-server=utf8mb4",
                "--collation-server=utf8mb4_bin",
                "--default-time-zone=+00:00",
                "--innodb-log-file-size=16M",
                "--innodb-buffer-pool-size=64M");
        return ServerProcess.start(command, folder.resolve("log"), () -> Ports.accepts(port));
    }
}
