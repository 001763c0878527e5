package org.perpex.wallet.ledger;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.Optional;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeAll;
import org.perpex.common.testkit.embedded.EmbeddedMySql;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The same on MySQL 8. */
class MySqlLedgerRowsTest extends LedgerRowsTest {

    @BeforeAll
    static void mySqlRunsHere() {
        Optional<String> missing = EmbeddedMySql.missing();
        missing.ifPresent(
                why -> LoggerFactory.getLogger(MySqlLedgerRowsTest.class).warn("Skipped: {}", why));
        assumeTrue(missing.isEmpty(), missing.orElse(""));
    }

    @Override
    DataSource schema(String name) {
        EmbeddedMySql database = EmbeddedMySql.shared();
        return new DriverManagerDataSource(database.jdbcUrl(name), database.user(), database.password());
    }
}
