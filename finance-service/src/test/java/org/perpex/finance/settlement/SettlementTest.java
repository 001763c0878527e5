package org.perpex.finance.settlement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.perpex.common.contract.AccountFact.OrderFilled;
import org.perpex.common.contract.Destination;
import org.perpex.common.core.AccountId;
import org.perpex.common.core.TransferDirection;
import org.perpex.finance.checkpoint.CheckpointState;
import org.springframework.beans.factory.annotation.Autowired;

/** What a batch comes to. These hold without Seata too: nothing fails here. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SettlementTest extends SettlementWorld {

    @Autowired
    private MeterRegistry meters;

    @Test
    @Order(1)
    void netsABatchAndKeepsEachFill() {
        fund(3001, ALICE, 1_000);
        fund(3002, BOB, 1_000);
        ENGINE.trade(ALICE, BOB, 30 * UNIT, 3 * UNIT, -UNIT);
        ENGINE.trade(ALICE, BOB, -10 * UNIT, 2 * UNIT, -UNIT);

        Batch batch = settleAll();

        assertThat(futures(ALICE)).isEqualTo(1_015 * UNIT).isEqualTo(ENGINE.wallet(ALICE));
        assertThat(futures(BOB)).isEqualTo(982 * UNIT).isEqualTo(ENGINE.wallet(BOB));
        assertThat(account(10, 0)).as("fee income").isEqualTo(3 * UNIT);
        assertThat(account(13, 1)).as("clearing of the market").isZero();
        assertThat(account(15, 0)).as("in transit").isZero();
        assertThat(batch.entries()).hasSize(6);
        assertThat(sumOfFills(batch)).isEqualTo(-3 * UNIT);
        assertThat(books.number("SELECT SUM(units) FROM fee_income")).isEqualTo(3 * UNIT);
    }

    @Test
    @Order(2)
    void settlesOnceHoweverOftenItIsTriedAndHoweverItIsCut() {
        Mark from = settlement.mark();
        ENGINE.trade(ALICE, BOB, 5 * UNIT, 1, 1);
        ENGINE.trade(ALICE, BOB, 5 * UNIT, 1, 1);
        Batch both = batch(from.last() + 1, ENGINE.number());
        Batch half = batch(from.last() + 1, ENGINE.number() - 2);

        Mark halfway = settlement.settle(from, half, 0);
        assertThatThrownBy(() -> settlement.settle(from, half, 0)).isInstanceOf(MarkMoved.class);
        assertThatThrownBy(() -> settlement.settle(from, both, 0)).isInstanceOf(MarkMoved.class);
        settlement.settle(halfway, batch(halfway.last() + 1, ENGINE.number()), 0);

        assertThat(futures(ALICE)).isEqualTo(ENGINE.wallet(ALICE));
        assertThat(futures(BOB)).isEqualTo(ENGINE.wallet(BOB));
    }

    @Test
    @Order(3)
    void findsEachFillInTheWalletsLogByTheTraceOfItsOrder() {
        ENGINE.trade(ALICE, BOB, UNIT, 1, 1);
        ENGINE.trade(ALICE, BOB, -UNIT, 1, 1);
        int before = WALLET.log().size();

        Batch batch = settleAll();

        List<String> lines = WALLET.log().stream().skip(before).toList();
        assertThat(batch.fills()).hasSize(4);
        assertThat(lines).filteredOn(line -> line.contains("\"trace\"")).hasSize(4);
        for (Batch.Of<OrderFilled> fill : batch.fills()) {
            String trace = fill.fact().order().request().toString();
            assertThat(lines)
                    .filteredOn(line -> line.contains("\"trace\":\"" + trace + "\""))
                    .singleElement()
                    .asString()
                    .contains("Trade " + fill.fact().tradeNumber() + " of market 1");
        }
    }

    @Test
    @Order(4)
    void endsTransfersByTheEnginesFactAlone() {
        fund(3003, AccountId.of(3003, 0).value(), 50);
        WALLET.fundAndTransferIn(3003, "20");
        WALLET.transfer(3003, "7", "FUTURES", "FUNDING");
        WALLET.transfer(3003, "900", "FUTURES", "FUNDING");
        long carol = AccountId.of(3003, 0).value();
        settleAll();
        assertThat(transfers(carol, 1)).as("pending").isEqualTo(3);

        ENGINE.refuse(pending(carol, 1, 20), carol, TransferDirection.IN, 20 * UNIT);
        ENGINE.transferOut(pending(carol, 2, 7), carol, 7 * UNIT);
        ENGINE.refuse(pending(carol, 2, 900), carol, TransferDirection.OUT, 900 * UNIT);
        settleAll();

        assertThat(transfers(carol, 2)).as("completed").isEqualTo(2);
        assertThat(transfers(carol, 3)).as("refused").isEqualTo(2);
        assertThat(futures(carol)).isEqualTo(43 * UNIT);
        assertThat(account(1, carol)).as("funding wallet").isEqualTo(27 * UNIT);
        assertThat(account(15, 0)).as("in transit").isZero();
    }

    @Test
    @Order(5)
    void followsTheStreamAndComparesAtCheckpoints() {
        for (int i = 0; i < 200; i++) {
            ENGINE.trade(i % 3 == 0 ? ALICE : BOB, i % 3 == 0 ? BOB : ALICE, i - 100, i, -i / 2);
            ENGINE.say(heartbeat());
        }
        ENGINE.checkpoint(1);
        ENGINE.trade(ALICE, BOB, 9, 9, 9);
        long first = settlement.mark().last() + 1;
        // The writer of this process still stands at the beginning: somebody else settled what came before.
        for (long at = 1; at <= ENGINE.number(); at += 50) {
            byte[] pack = ENGINE.pack(at, Math.min(at + 49, ENGINE.number()));
            sender.sendAcknowledged(Destination.ASSET, pack);
            sender.sendAcknowledged(Destination.ASSET, pack);
        }

        change(Map.of("perpex.settlement.paused", "false", "perpex.settlement.facts-max", "37"));

        await().atMost(Duration.ofSeconds(40))
                .untilAsserted(() -> assertThat(mark()).isEqualTo(ENGINE.number()));
        assertThat(checkpoints.latest())
                .hasValueSatisfying(found -> assertThat(found.state()).isEqualTo(CheckpointState.EQUAL));
        assertThat(futures(ALICE)).isEqualTo(ENGINE.wallet(ALICE));
        assertThat(futures(BOB)).isEqualTo(ENGINE.wallet(BOB));
        await().atMost(Duration.ofSeconds(40))
                .untilAsserted(() -> assertThat(
                                books.number(
                                        "SELECT COUNT(*) FROM reconciliation_run WHERE cause = 1 AND deviations = 0 AND bound > 0"))
                        .as("all is compared at the checkpoint, and equal")
                        .isEqualTo(1));
        assertThat(books.number("SELECT MAX(last - first) + 1 FROM settlement_batch WHERE first >= ?", first))
                .isEqualTo(37);

        ledger.update("UPDATE ledger_account SET units = units + 1 WHERE kind = 2 AND owner = ?", ALICE);
        ENGINE.checkpoint(2);
        sender.sendAcknowledged(Destination.ASSET, ENGINE.pack(ENGINE.number(), ENGINE.number()));
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(
                        () -> assertThat(checkpoints.latest().orElseThrow().checkpoint())
                                .isEqualTo(2));
        await().atMost(Duration.ofSeconds(40))
                .untilAsserted(() -> assertThat(books.number(
                                "SELECT COUNT(*) FROM reconciliation_line l JOIN reconciliation_run r ON r.run = l.run"
                                        + " WHERE r.cause = 1 AND r.complete = 1 AND l.status = 2 AND l.subject = ?",
                                "FUTURES/" + ALICE + "/USDT"))
                        .as("the run at the checkpoint names the account")
                        .isPositive());
        ledger.update("UPDATE ledger_account SET units = units - 1 WHERE kind = 2 AND owner = ?", ALICE);
        assertThat(checkpoints.latest().orElseThrow().state()).isEqualTo(CheckpointState.DIFFERENT);
        await().until(() -> meters.get("perpex.checkpoint.deviation").gauge().value() == 1);
        change(Map.of("perpex.settlement.paused", "true"));
    }
}
