package org.perpex.finance.settlement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.perpex.common.contract.StreamSignal;
import org.perpex.common.core.AccountId;
import org.perpex.common.core.TransferId;
import org.perpex.common.spring.rocketmq.PackSender;
import org.perpex.common.testkit.embedded.EmbeddedRocketMq;
import org.perpex.common.testkit.embedded.EmbeddedSeata;
import org.perpex.finance.checkpoint.Checkpoints;
import org.perpex.finance.world.Database;
import org.perpex.finance.world.Engine;
import org.perpex.finance.world.Keys;
import org.perpex.finance.world.ListedMarkets;
import org.perpex.finance.world.Tables;
import org.perpex.finance.world.WalletProcess;
import org.perpex.finance.world.Wire;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.cloud.context.environment.EnvironmentChangeEvent;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * Finance in this process, the wallet in another, one database server, a real coordinator. All tests of this JVM share
 * them, and the one stream of facts: each begins at the mark.
 */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "perpex.settlement.paused=true",
            "perpex.client.read-timeout=5s",
            "perpex.reconciliation.freezes=false",
            SettlementWorld.CIRCUIT_CALLS + "=" + SettlementWorld.NEVER
        })
@ActiveProfiles("test")
@Import(ListedMarkets.class)
abstract class SettlementWorld {

    /** The circuit stays closed however often the wallet fails, except where a test wants it open. */
    static final String CIRCUIT_CALLS = "perpex.client.circuit.calls-min";

    static final String NEVER = "1000000";
    static final long UNIT = 100_000_000;
    static final long ALICE = AccountId.of(3001, 0).value();
    static final long BOB = AccountId.of(3002, 0).value();
    static final SettlementSettings LIMITS =
            new SettlementSettings(4000, 1000, Duration.ofMillis(1), Duration.ofSeconds(1), false);

    static final Engine ENGINE = new Engine();
    static final WalletProcess WALLET = new WalletProcess();
    static final Wire WIRE = new Wire(WALLET.port());

    final Tables books = new Tables("perpex_finance");
    final Tables ledger = new Tables("perpex_wallet");

    @Autowired
    Settlement settlement;

    @Autowired
    Checkpoints checkpoints;

    @Autowired
    PackSender sender;

    @Autowired
    ConfigurableEnvironment environment;

    @Autowired
    ApplicationEventPublisher events;

    @DynamicPropertySource
    static void servers(DynamicPropertyRegistry settings) {
        Database.assumeThatItRunsHere();
        EmbeddedRocketMq.shared().createTopic("risk-topic", 1);
        EmbeddedRocketMq.shared().createTopic("asset-topic", 1);
        settings.add("PERPEX_MYSQL", Database::address);
        settings.add("PERPEX_MYSQL_USER", Database::user);
        settings.add("PERPEX_MYSQL_PASSWORD", () -> "");
        settings.add("PERPEX_ROCKETMQ", () -> EmbeddedRocketMq.shared().nameServer());
        settings.add("PERPEX_SEATA", () -> EmbeddedSeata.shared().address());
        settings.add("PERPEX_IDENTITY_KEY_FILE", Keys::financeKeyFile);
        settings.add("seata.enabled", () -> Keys.seataEnabled());
        Keys.settings().forEach((name, value) -> settings.add(name, () -> value));
        settings.add(
                "spring.cloud.discovery.client.simple.instances.wallet-service[0].uri",
                () -> "http://localhost:" + WIRE.port());
    }

    @BeforeEach
    void ready() {
        WALLET.awaitReady();
    }

    /** Whatever a scenario did: the ledger comes out even, and no balance differs from its transfers. */
    @AfterEach
    void theLedgerIsSound() {
        assertThat(ledger.number("SELECT SUM(units) FROM ledger_account")).isZero();
        assertThat(ledger.number("""
                        SELECT COUNT(*) FROM ledger_account a WHERE a.units <>
                          COALESCE((SELECT SUM(units) FROM ledger_transfer t WHERE t.credit_kind = a.kind
                                    AND t.credit_owner = a.owner AND t.asset = a.asset), 0)
                        - COALESCE((SELECT SUM(units) FROM ledger_transfer t WHERE t.debit_kind = a.kind
                                    AND t.debit_owner = a.owner AND t.asset = a.asset), 0)""")).isZero();
    }

    static StreamSignal heartbeat() {
        return new StreamSignal.Heartbeat();
    }

    void change(Map<String, Object> settings) {
        environment.getPropertySources().addFirst(new MapPropertySource("changed", settings));
        events.publishEvent(new EnvironmentChangeEvent(settings.keySet()));
    }

    /** The fund of a user, all of it accepted into the futures wallet by the engine. */
    void fund(long user, long account, long coins) {
        WALLET.fundAndTransferIn(user, Long.toString(coins));
        ENGINE.transferIn(pending(account, 1, coins), account, coins * UNIT);
    }

    TransferId pending(long account, int direction, long coins) {
        return TransferId.parse(ledger.text(
                "SELECT id FROM wallet_transfer WHERE account = ? AND direction = ? AND units = ? AND state = 1",
                account,
                direction,
                coins * UNIT));
    }

    Batch settleAll() {
        Mark from = settlement.mark();
        Batch batch = batch(from.last() + 1, ENGINE.number());
        settlement.settle(from, batch, 0);
        return batch;
    }

    static Batch batch(long first, long last) {
        BatchBuilder builder = new BatchBuilder(LIMITS);
        for (long number = first; number <= last; number++) {
            assertThat(builder.add(new Fact(
                            number, ENGINE.hashAfter(number), ENGINE.timeMillis(number), ENGINE.message(number))))
                    .isTrue();
        }
        return builder.build();
    }

    /** The mark, once nothing is undecided any more. */
    Mark awaitMark() {
        return await().atMost(Duration.ofSeconds(60)).ignoreExceptions().until(() -> settlement.mark(), mark -> true);
    }

    /** How far both schemas have come: the wallet's branch is the second. */
    long mark() {
        return ledger.number("SELECT last FROM settlement_mark");
    }

    String xidOf(Batch batch) {
        return books.text("SELECT xid FROM settlement_batch WHERE first = ?", batch.first());
    }

    static List<String> branchesOf(String xid) {
        return EmbeddedSeata.shared().log().stream()
                .filter(line -> line.contains("Register branch successfully") && line.contains("xid = " + xid + ","))
                .toList();
    }

    long sumOfFills(Batch batch) {
        return books.number(
                "SELECT SUM(f.realized_units - f.fee_units) FROM settled_fill f JOIN settlement_batch b"
                        + " ON b.batch = f.batch WHERE b.first = ?",
                batch.first());
    }

    long transfers(long account, int state) {
        return ledger.number("SELECT COUNT(*) FROM wallet_transfer WHERE account = ? AND state = ?", account, state);
    }

    long futures(long account) {
        return account(2, account);
    }

    long account(int kind, long owner) {
        return ledger.number("SELECT units FROM ledger_account WHERE kind = ? AND owner = ?", kind, owner);
    }
}
