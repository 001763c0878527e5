package org.perpex.finance.settlement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.perpex.common.spring.circuit.CircuitOpen;

/**
 * Two services, two schemas, two branches under one transaction: what Seata is for.
 *
 * <p>With {@code mvn verify -Dwithout.seata=true} finance and wallet run without it, and exactly the tests of this class
 * fail.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class TwoBranchesTest extends SettlementWorld {

    private static final String CIRCUIT = "perpex.client.circuit.";

    @Test
    @Order(1)
    void settlesInTwoBranchesUnderOneTransaction() {
        trade(5);

        Batch batch = settleAll();

        assertThat(branchesOf(xidOf(batch)))
                .as("what the coordinator says of the transaction's branches")
                .hasSize(2)
                .anyMatch(line -> line.contains("/perpex_finance"))
                .anyMatch(line -> line.contains("/perpex_wallet"));
    }

    /** Without Seata, finance's rows stand without the wallet's. */
    @Test
    @Order(2)
    void takesItsRowsBackWhenTheWalletRefuses() {
        Mark from = settlement.mark();
        trade(6);
        Batch batch = batch(from.last() + 1, ENGINE.number());
        String booksBefore = books.dump("settlement_mark");
        long fillsBefore = books.count("settled_fill");

        ledger.update("UPDATE settlement_mark SET last = last + 1000");
        try {
            assertThatThrownBy(() -> settlement.settle(from, batch, 0)).isInstanceOf(RuntimeException.class);
        } finally {
            ledger.update("UPDATE settlement_mark SET last = last - 1000");
        }

        assertThat(books.dump("settlement_mark")).isEqualTo(booksBefore);
        assertThat(books.count("settled_fill")).isEqualTo(fillsBefore);
        settlement.settle(awaitMark(), batch, 0);
        assertThat(futures(ALICE)).isEqualTo(ENGINE.wallet(ALICE));
    }

    @Test
    @Order(3)
    void leavesBothSchemasAsBeforeWhenTheWalletDiesAfterItsBranch() {
        Mark from = settlement.mark();
        trade(8);
        String ledgerBefore = ledger.dump("ledger_account");
        long transfersBefore = ledger.count("ledger_transfer");
        String booksBefore = books.dump("settlement_mark");
        long fillsBefore = books.count("settled_fill");
        Batch batch = batch(from.last() + 1, ENGINE.number());

        WIRE.cutNextAnswer(() -> {
            assertThat(ledger.count("ledger_transfer"))
                    .as("the wallet's branch is there")
                    .isGreaterThan(transfersBefore);
            WALLET.kill();
        });
        assertThatThrownBy(() -> settlement.settle(from, batch, 0)).isInstanceOf(RuntimeException.class);
        WALLET.start();

        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            assertThat(ledger.dump("ledger_account")).isEqualTo(ledgerBefore);
            assertThat(ledger.count("ledger_transfer")).isEqualTo(transfersBefore);
            assertThat(books.dump("settlement_mark")).isEqualTo(booksBefore);
            assertThat(books.count("settled_fill")).isEqualTo(fillsBefore);
        });
        Mark again = awaitMark();
        assertThat(again).isEqualTo(from);
        settlement.settle(again, batch, 0);
        assertThat(futures(ALICE)).isEqualTo(ENGINE.wallet(ALICE));
    }

    @Test
    @Order(4)
    void settlesAgainAfterALostAnswer() {
        Mark from = settlement.mark();
        trade(3);
        Batch batch = batch(from.last() + 1, ENGINE.number());

        WIRE.cutNextAnswer(() -> {});
        assertThatThrownBy(() -> settlement.settle(from, batch, 0)).isInstanceOf(RuntimeException.class);
        Mark again = awaitMark();
        assertThat(again).isEqualTo(from);
        settlement.settle(again, batch, 0);

        assertThat(futures(ALICE)).isEqualTo(ENGINE.wallet(ALICE));
        assertThat(futures(BOB)).isEqualTo(ENGINE.wallet(BOB));
    }

    /** Finance's branch is there already when the call is refused. */
    @Test
    @Order(5)
    void takesItsRowsBackWhenTheCircuitOfTheWalletIsOpen() {
        Mark from = settlement.mark();
        trade(2);
        Batch batch = batch(from.last() + 1, ENGINE.number());
        String ledgerBefore = ledger.dump("ledger_account");
        String booksBefore = books.dump("settlement_mark");
        long fillsBefore = books.count("settled_fill");

        change(Map.of(CIRCUIT_CALLS, "1", CIRCUIT + "error-percent", "1", CIRCUIT + "open-for", "10m"));
        try {
            WIRE.cutAnswers(true);
            assertThatThrownBy(() -> settlement.mark()).isInstanceOf(RuntimeException.class);
            WIRE.cutAnswers(false);
            assertThatThrownBy(() -> settlement.settle(from, batch, 0)).isInstanceOf(CircuitOpen.class);
        } finally {
            WIRE.cutAnswers(false);
            change(Map.of(CIRCUIT_CALLS, NEVER));
        }

        assertThat(ledger.dump("ledger_account")).isEqualTo(ledgerBefore);
        assertThat(books.dump("settlement_mark")).isEqualTo(booksBefore);
        assertThat(books.count("settled_fill")).isEqualTo(fillsBefore);
        assertThat(awaitMark()).isEqualTo(from);
        settlement.settle(from, batch, 0);
        assertThat(futures(ALICE)).isEqualTo(ENGINE.wallet(ALICE));
        assertThat(futures(BOB)).isEqualTo(ENGINE.wallet(BOB));
    }

    /** A trade between two accounts that have funds. */
    private void trade(long gain) {
        if (ENGINE.wallet(ALICE) == 0) {
            fund(3001, ALICE, 1_000);
            fund(3002, BOB, 1_000);
        }
        ENGINE.trade(ALICE, BOB, gain * UNIT, 4, 4);
    }
}
