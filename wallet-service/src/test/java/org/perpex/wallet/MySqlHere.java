package org.perpex.wallet;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.Optional;
import javax.sql.DataSource;
import org.perpex.common.testkit.embedded.EmbeddedMySql;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** MySQL 8, where it can run. */
public final class MySqlHere {

    private MySqlHere() {}

    /** Skips the tests of a class, with the reason in the log, where it cannot. */
    public static void assume() {
        Optional<String> missing = EmbeddedMySql.missing();
        missing.ifPresent(why -> LoggerFactory.getLogger(MySqlHere.class).warn("Skipped: {}", why));
        assumeTrue(missing.isEmpty(), missing.orElse(""));
    }

    public static DataSource schema(String name) {
        EmbeddedMySql database = EmbeddedMySql.shared();
        return new DriverManagerDataSource(database.jdbcUrl(name), database.user(), database.password());
    }
}
