package org.perpex.finance.world;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.Optional;
import org.perpex.common.testkit.embedded.EmbeddedMariaDb;
import org.perpex.common.testkit.embedded.EmbeddedMySql;
import org.slf4j.LoggerFactory;

/** The database server of this world: MariaDB, or MySQL 8 with {@code -Dbooks.mysql8=true}. */
public final class Database {

    private static final boolean MYSQL = Boolean.getBoolean("books.mysql8");

    private Database() {}

    /** Skips the tests, with the reason in the log, where the server cannot run. */
    public static void assumeThatItRunsHere() {
        Optional<String> missing = MYSQL ? EmbeddedMySql.missing() : Optional.empty();
        missing.ifPresent(why -> LoggerFactory.getLogger(Database.class).warn("Skipped: {}", why));
        assumeTrue(missing.isEmpty(), missing.orElse(""));
    }

    public static String address() {
        return MYSQL
                ? EmbeddedMySql.shared().address()
                : EmbeddedMariaDb.shared().address();
    }

    public static String jdbcUrl(String schema) {
        return MYSQL
                ? EmbeddedMySql.shared().jdbcUrl(schema)
                : EmbeddedMariaDb.shared().jdbcUrl(schema);
    }

    /** The name to log in with; there is no password. */
    public static String user() {
        return "root";
    }
}
