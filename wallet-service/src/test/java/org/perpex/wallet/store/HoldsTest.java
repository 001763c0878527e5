package org.perpex.wallet.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.apache.ibatis.mapping.Environment;
import org.apache.ibatis.session.Configuration;
import org.apache.ibatis.session.SqlSessionFactoryBuilder;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.mybatis.spring.SqlSessionTemplate;
import org.mybatis.spring.transaction.SpringManagedTransactionFactory;
import org.perpex.common.core.AccountId;
import org.perpex.common.core.Asset;
import org.perpex.common.core.TransferId;
import org.perpex.common.testkit.embedded.EmbeddedMariaDb;
import org.perpex.wallet.audit.LedgerWatch;
import org.perpex.wallet.hold.Hold;
import org.perpex.wallet.hold.HoldResult;
import org.perpex.wallet.hold.HoldResult.Reason;
import org.perpex.wallet.hold.Holds;
import org.perpex.wallet.ledger.AccountKey;
import org.perpex.wallet.ledger.AccountKind;
import org.perpex.wallet.ledger.Ledger;
import org.perpex.wallet.ledger.LedgerTransactions;
import org.perpex.wallet.ledger.Transfer;
import org.perpex.wallet.ledger.TransferKind;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.transaction.support.TransactionTemplate;

/** Holds on a real database, beside a naive model of them. */
class HoldsTest {

    private static final AtomicInteger SCHEMAS = new AtomicInteger();
    private static final long UNIT = 100_000_000;
    private static final AccountKey WITHDRAWALS = AccountKey.house(AccountKind.WITHDRAWALS_IN_TRANSIT, Asset.USDT);
    private static final HoldResult DONE = new HoldResult.Done();
    private static final HoldResult ALREADY = new HoldResult.AlreadyDone();

    private static long users = 7_000;

    private final AccountId alice = AccountId.of(++users, 0);
    private final AtomicLong nowMillis = new AtomicLong(1_790_000_000_000L);

    private Holds holds;
    private long id = users << 20;

    private LedgerWatch watch;
    private JdbcTemplate sql;

    /** The database under test. */
    DataSource schema(String name) {
        EmbeddedMariaDb database = EmbeddedMariaDb.shared();
        return new DriverManagerDataSource(database.jdbcUrl(name), database.user(), database.password());
    }

    @BeforeEach
    void aliceHasAHundred() {
        DataSource schema = schema("ledger_holds_" + SCHEMAS.incrementAndGet());
        Flyway.configure().dataSource(schema).load().migrate();
        sql = new JdbcTemplate(schema);
        Configuration mappers =
                new Configuration(new Environment("test", new SpringManagedTransactionFactory(), schema));
        mappers.setMapUnderscoreToCamelCase(true);
        mappers.addMapper(LedgerMapper.class);
        mappers.addMapper(WalletTransferMapper.class);
        SqlSessionTemplate session = new SqlSessionTemplate(new SqlSessionFactoryBuilder().build(mappers));
        LedgerMapper rows = session.getMapper(LedgerMapper.class);
        Ledger ledger = new Ledger(new JdbcLedger(rows, sql));
        LedgerTransactions transactions =
                new OneDatabase(new TransactionTemplate(new DataSourceTransactionManager(schema)));
        watch = new LedgerWatch(
                new JdbcAudit(rows, session.getMapper(WalletTransferMapper.class)), new SimpleMeterRegistry());
        holds = new Holds(
                ledger,
                new JdbcHolds(JdbcClient.create(schema)),
                transactions,
                () -> Instant.ofEpochMilli(nowMillis.get()));
        transactions.locked(() -> ledger.post(new Transfer(
                next(),
                TransferKind.FAUCET,
                AccountKey.house(AccountKind.EXTERNAL, Asset.USDT),
                AccountKey.funding(alice, Asset.USDT),
                100 * UNIT,
                TransferId.NONE,
                0)));
    }

    /** Transactions where there is no coordinator. */
    private record OneDatabase(TransactionTemplate local) implements LedgerTransactions {

        @Override
        public <T> T locked(Supplier<T> work) {
            return local.execute(_ -> work.get());
        }

        @Override
        public <T> T branch(String xid, Supplier<T> work) {
            return locked(work);
        }
    }

    @AfterEach
    void theLedgerIsSound() {
        assertThat(watch.check().isSound()).isTrue();
    }

    @Test
    @Tag("LEDG-030")
    void postsAPartAndGivesTheRestBack() {
        Hold hold = hold(60, 0);
        long before = balance(AccountKind.WITHDRAWALS_IN_TRANSIT, 0);

        assertThat(holds.place(hold)).isEqualTo(DONE);
        assertThat(funding()).isEqualTo(40 * UNIT);
        assertThat(held()).isEqualTo(60 * UNIT);
        assertThat(holds.post(next(), hold.id(), 50 * UNIT)).isEqualTo(DONE);
        assertThat(funding()).isEqualTo(50 * UNIT);
        assertThat(held()).isZero();
        assertThat(balance(AccountKind.WITHDRAWALS_IN_TRANSIT, 0) - before).isEqualTo(50 * UNIT);
    }

    @Test
    @Tag("LEDG-031")
    void voidsAHold() {
        Hold hold = hold(60, 0);
        holds.place(hold);

        assertThat(holds.voidAll(next(), hold.id())).isEqualTo(DONE);
        assertThat(funding()).isEqualTo(100 * UNIT);
        assertThat(held()).isZero();
    }

    @Test
    @Tag("LEDG-032")
    void saysWhichReasonComesFirst() {
        Hold hold = hold(60, 0);
        TransferId post = next();
        assertThat(holds.post(next(), hold.id(), UNIT)).isEqualTo(refused(Reason.HOLD_UNKNOWN));
        assertThat(holds.place(hold)).isEqualTo(DONE);
        assertThat(holds.place(hold)).isEqualTo(ALREADY);
        assertThat(holds.place(new Hold(hold.id(), alice, UNIT, WITHDRAWALS, TransferId.NONE, 0)))
                .isEqualTo(refused(Reason.ID_REUSED_WITH_DIFFERENT_CONTENT));
        assertThat(holds.place(hold(41, 0))).isEqualTo(refused(Reason.BALANCE_INSUFFICIENT));
        assertThat(holds.post(hold.id(), hold.id(), UNIT)).isEqualTo(refused(Reason.ID_REUSED_WITH_DIFFERENT_CONTENT));
        assertThat(holds.post(post, hold.id(), 60 * UNIT + 1)).isEqualTo(refused(Reason.UNITS_EXCEED_HOLD));
        assertThat(holds.post(post, hold.id(), 60 * UNIT)).isEqualTo(DONE);
        assertThat(holds.post(post, hold.id(), 60 * UNIT)).isEqualTo(ALREADY);
        assertThat(holds.voidAll(post, hold.id())).isEqualTo(refused(Reason.ID_REUSED_WITH_DIFFERENT_CONTENT));
        assertThat(holds.voidAll(next(), hold.id())).isEqualTo(refused(Reason.HOLD_POSTED));
        assertThat(holds.post(next(), hold.id(), 60 * UNIT + 1)).isEqualTo(refused(Reason.UNITS_EXCEED_HOLD));
    }

    @Test
    @Tag("LEDG-033")
    void cannotPostWhatHasExpiredAndGivesItBack() {
        Hold hold = hold(60, nowMillis.get() + 1_000);
        holds.place(hold);
        nowMillis.addAndGet(1_000);

        assertThat(holds.post(next(), hold.id(), UNIT)).isEqualTo(refused(Reason.HOLD_EXPIRED));
        assertThat(holds.place(hold(1, nowMillis.get()))).isEqualTo(refused(Reason.HOLD_EXPIRED));
        assertThat(holds.expire())
                .as("this one, and what other tests have left")
                .isPositive();
        assertThat(holds.expire()).isZero();
        assertThat(funding()).isEqualTo(100 * UNIT);
        assertThat(holds.post(next(), hold.id(), UNIT)).isEqualTo(refused(Reason.HOLD_VOIDED));
    }

    /** However many ask at once, one ends it. */
    @Test
    @Tag("LEDG-034")
    void endsAHoldOnceUnderConcurrentRequests() throws Exception {
        Hold hold = hold(60, 0);
        holds.place(hold);
        List<Callable<HoldResult>> requests = List.of(
                () -> holds.post(new TransferId(1, id + 1), hold.id(), 20 * UNIT),
                () -> holds.voidAll(new TransferId(1, id + 2), hold.id()),
                () -> holds.post(new TransferId(1, id + 3), hold.id(), 60 * UNIT),
                () -> holds.voidAll(new TransferId(1, id + 4), hold.id()));
        try (var threads = Executors.newFixedThreadPool(4)) {
            int done = 0;
            for (Future<HoldResult> result : threads.invokeAll(requests)) {
                done += result.get().equals(DONE) ? 1 : 0;
            }
            assertThat(done).isEqualTo(1);
        }
        assertThat(held()).isZero();
    }

    @Test
    void doesWhatTheNaiveModelDoes() {
        Random chance = new Random(20_261_122);
        NaiveHolds naive = new NaiveHolds(100 * UNIT);
        List<TransferId> used = new ArrayList<>(List.of(next()));
        Request last = new Request(used.getFirst(), used.getFirst(), UNIT, 0);
        for (int step = 0; step < 300; step++) {
            nowMillis.incrementAndGet();
            boolean again = chance.nextInt(6) == 0;
            last = again ? last : new Request(chance, used, next(), nowMillis.get());
            used.add(last.one);
            int what = chance.nextInt(5);
            HoldResult found;
            HoldResult expected;
            if (what < 2) {
                Hold hold = new Hold(last.one, alice, last.units, WITHDRAWALS, TransferId.NONE, last.expiresMillis);
                found = holds.place(hold);
                expected = naive.place(hold, nowMillis.get());
            } else if (what < 4) {
                found = holds.post(last.one, last.other, last.units);
                expected = naive.end(last.one, last.other, last.units, nowMillis.get());
            } else {
                found = holds.voidAll(last.one, last.other);
                expected = naive.end(last.one, last.other, 0, nowMillis.get());
            }
            assertThat(found).as("step %d", step).isEqualTo(expected);
            assertThat(funding()).as("step %d", step).isEqualTo(naive.fundingUnits());
        }
        assertThat(held()).isEqualTo(naive.heldUnits());
        assertThat(naive.seen()).as("every result was met").hasSize(9);
    }

    /** A random request: mostly with an id of its own, mostly about something that was there before. */
    private record Request(TransferId one, TransferId other, long units, long expiresMillis) {

        Request(Random chance, List<TransferId> used, TransferId fresh, long nowMillis) {
            this(
                    chance.nextInt(6) == 0 ? used.get(chance.nextInt(used.size())) : fresh,
                    used.get(Math.max(0, used.size() - 1 - chance.nextInt(12))),
                    (1 + chance.nextInt(5)) * UNIT,
                    chance.nextInt(3) == 0 ? nowMillis + chance.nextInt(8) : 0);
        }
    }

    private Hold hold(long coins, long expiresMillis) {
        return new Hold(next(), alice, coins * UNIT, WITHDRAWALS, TransferId.NONE, expiresMillis);
    }

    private TransferId next() {
        return new TransferId(9, ++id);
    }

    private static HoldResult refused(Reason reason) {
        return new HoldResult.Refused(reason);
    }

    private long funding() {
        return balance(AccountKind.FUNDING, alice.value());
    }

    private long held() {
        return balance(AccountKind.HELD, alice.value());
    }

    private long balance(AccountKind kind, long owner) {
        return sql
                .queryForList(
                        "SELECT units FROM ledger_account WHERE kind = ? AND owner = ?", Long.class, kind.code, owner)
                .stream()
                .findFirst()
                .orElse(0L);
    }
}
