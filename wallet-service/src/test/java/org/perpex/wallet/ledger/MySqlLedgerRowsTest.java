package org.perpex.wallet.ledger;

import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeAll;
import org.perpex.wallet.MySqlHere;

/** The same on MySQL 8. */
class MySqlLedgerRowsTest extends LedgerRowsTest {

    @BeforeAll
    static void mySqlRunsHere() {
        MySqlHere.assume();
    }

    @Override
    DataSource schema(String name) {
        return MySqlHere.schema(name);
    }
}
