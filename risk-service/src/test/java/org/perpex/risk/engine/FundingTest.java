package org.perpex.risk.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.perpex.risk.engine.Fixtures.*;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.perpex.common.contract.BookFact;
import org.perpex.common.contract.FundingCommand;
import org.perpex.common.contract.FundingFact;
import org.perpex.common.core.RejectReason;

/** The examples of {@code docs/concepts/funding.md}. */
class FundingTest {

    private static final long PPB = 1_000_000_000L;

    private final Floor floor = Floor.with(btc(NO_FEES), 1_001);

    private static FundingCommand.Pay pay(long dueMillis, long ratePpb, long priceTicks) {
        return new FundingCommand.Pay(request(), BTC, dueMillis, ratePpb, priceTicks);
    }

    private void open(long lots) {
        floor.deposit(ALICE, usdt("1000000"));
        floor.deposit(BOB, usdt("1000000"));
        floor.trade(ALICE, BOB, BTC, 1_001, lots);
    }

    @ParameterizedTest
    @Tag("FUND-001")
    @Tag("FUND-002")
    @Tag("FUND-003")
    @Tag("FUND-004")
    @CsvSource({
        "10000, 20, 0.0001, 1, 0.002",
        "10000, 25, 0.0002, 1, 0.005",
        "10000, 20000, 0.0001, 3, 6",
        "10000, 20, 0.0025, 1, 0.05",
    })
    void f6LongsPayShortsTheNotionalTimesTheRate(long lots, long ticks, BigDecimal rate, int times, String paid) {
        open(lots);
        long alice = floor.wallet(ALICE);
        long bob = floor.wallet(BOB);
        long ratePpb = rate.multiply(BigDecimal.valueOf(PPB)).longValueExact();

        for (int due = 1; due <= times; due++) {
            floor.submit(pay(due, ratePpb, ticks));
        }

        assertThat(alice - floor.wallet(ALICE)).isEqualTo(usdt(paid));
        assertThat(floor.wallet(BOB) - bob).isEqualTo(usdt(paid));
        assertThat(floor.engine().totals().assets().getFirst().roundingUnits()).isZero();
    }

    @Test
    @Tag("FUND-005")
    void whatRoundingLeavesOverIsBooked() {
        openThree();

        List<FundingFact.Paid> paid = floor.run(pay(1_000, 12_345, 1_001), FundingFact.Paid.class);

        assertThat(paid).extracting(FundingFact.Paid::account).containsExactly(ALICE, BOB, CAROL);
        assertThat(paid).extracting(FundingFact.Paid::amountUnits).containsExactly(-124L, -248L, 370L);
        assertThat(paid.getLast().walletUnits()).isEqualTo(floor.wallet(CAROL));
        assertThat(floor.engine().totals().assets().getFirst().roundingUnits()).isEqualTo(2);
    }

    @Test
    @Tag("FUND-006")
    void aNegativeRateTurnsItRound() {
        openThree();

        List<FundingFact> said = floor.run(pay(1_000, -12_345, 1_001), FundingFact.class);

        assertThat(said.subList(0, 3))
                .extracting(fact -> ((FundingFact.Paid) fact).amountUnits())
                .containsExactly(123L, 247L, -371L);
        assertThat(said.getLast()).isInstanceOfSatisfying(FundingFact.Settled.class, all -> {
            assertThat(all.positions()).isEqualTo(3);
            assertThat(all.paidUnits()).isEqualTo(371);
            assertThat(all.receivedUnits()).isEqualTo(370);
            assertThat(all.roundingUnits()).isEqualTo(1);
        });
    }

    @Test
    @Tag("FUND-007")
    void anIntervalIsPaidOnceAlsoAfterARestart() {
        openThree();
        floor.submit(pay(1_000, 12_345, 1_001));
        long wallet = floor.wallet(ALICE);

        assertThat(refusal(pay(1_000, 12_345, 1_001))).isEqualTo(RejectReason.VERSION_NOT_HIGHER);
        floor.restart();
        assertThat(refusal(pay(999, 12_345, 1_001))).isEqualTo(RejectReason.VERSION_NOT_HIGHER);
        assertThat(floor.wallet(ALICE)).isEqualTo(wallet);
        floor.submit(pay(1_001, 12_345, 1_001));
        assertThat(floor.wallet(ALICE)).isEqualTo(wallet - 124);
    }

    @Test
    @Tag("FUND-008")
    void whatCannotBePaidIsRefused() {
        openThree();
        long tooHigh = btc(NO_FEES).limits().priceTicksMax() + 1;

        assertThat(refusal(pay(1_000, 1, 0))).isEqualTo(RejectReason.PRICE_OUT_OF_RANGE);
        assertThat(refusal(pay(1_000, 1, tooHigh))).isEqualTo(RejectReason.PRICE_OUT_OF_RANGE);
        assertThat(refusal(pay(1_000, PPB + 1, 1_001))).isEqualTo(RejectReason.UNSUPPORTED);
        assertThat(refusal(pay(1_000, -PPB - 1, 1_001))).isEqualTo(RejectReason.UNSUPPORTED);
        assertThat(refusal(new FundingCommand.Pay(request(), SMALL, 1_000, 1, 1)))
                .isEqualTo(RejectReason.MARKET_UNKNOWN);
        assertThat(floor.run(pay(1_000, PPB, 1_001), FundingFact.Paid.class)).hasSize(3);
    }

    private void openThree() {
        for (long account : new long[] {ALICE, BOB, CAROL}) {
            floor.deposit(account, usdt("1000"));
        }
        floor.trade(ALICE, CAROL, BTC, 1_001, 1);
        floor.trade(BOB, CAROL, BTC, 1_001, 2);
    }

    private RejectReason refusal(FundingCommand.Pay pay) {
        return ((BookFact.Rejected) floor.submit(pay).getFirst().fact()).reason();
    }
}
