package org.perpex.wallet.store;

import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeAll;
import org.perpex.wallet.MySqlHere;

/** The same on MySQL 8. */
class MySqlHoldsTest extends HoldsTest {

    @BeforeAll
    static void mySqlRunsHere() {
        MySqlHere.assume();
    }

    @Override
    DataSource schema(String name) {
        return MySqlHere.schema(name);
    }
}
