package org.perpex.finance.store;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.perpex.common.contract.Source;
import org.perpex.finance.settlement.Batches;
import org.perpex.finance.settlement.BooksStore;
import org.perpex.finance.settlement.Mark;
import org.perpex.finance.world.Database;
import org.perpex.finance.world.Engine;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;

/** Finance's tables on a real server, and what an engine says written into them: no wallet, broker or coordinator. */
final class BooksAlone {

    private final DriverManagerDataSource schema;
    private final Engine engine;
    private long settled;
    private long batches;

    BooksAlone(String name, Engine engine) {
        Database.assumeThatItRunsHere();
        this.engine = engine;
        schema = new DriverManagerDataSource(Database.jdbcUrl(name), Database.user(), "");
        Flyway flyway =
                Flyway.configure().dataSource(schema).cleanDisabled(false).load();
        flyway.clean();
        flyway.migrate();
    }

    JdbcClient jdbc() {
        return JdbcClient.create(schema);
    }

    DataSource schema() {
        return schema;
    }

    PlatformTransactionManager transactions() {
        return new JdbcTransactionManager(schema);
    }

    /** Keeps all that the engine has said since, in one batch. */
    void settle() {
        new JdbcBooks(new Marks(), new JdbcTemplate(schema))
                .write(
                        Source.RISK.code(),
                        new BooksStore.Numbered(
                                ++batches, Batches.of(engine, settled + 1, engine.number()), 0, "x" + batches));
        settled = engine.number();
    }

    /** Batches without marks. */
    private final class Marks implements MarkMapper {

        @Override
        public Mark locked(int source) {
            throw new UnsupportedOperationException("nobody asks for the mark");
        }

        @Override
        public int move(int source, Mark from, Mark to) {
            throw new UnsupportedOperationException("nobody moves the mark");
        }

        @Override
        public int insert(BatchRow row) {
            return jdbc().sql("INSERT INTO settlement_batch VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                    .params(
                            row.batch(),
                            row.source(),
                            row.first(),
                            row.last(),
                            row.fills(),
                            row.transfers(),
                            row.entries(),
                            row.timeMillis(),
                            row.settledMillis(),
                            row.xid())
                    .update();
        }
    }
}
