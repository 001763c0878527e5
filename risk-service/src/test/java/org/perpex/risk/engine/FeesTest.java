package org.perpex.risk.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.perpex.risk.engine.Fixtures.ALICE;
import static org.perpex.risk.engine.Fixtures.BOB;
import static org.perpex.risk.engine.Fixtures.BTC;
import static org.perpex.risk.engine.Fixtures.FEES;
import static org.perpex.risk.engine.Fixtures.btc;
import static org.perpex.risk.engine.Fixtures.limit;
import static org.perpex.risk.engine.Fixtures.usdt;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.perpex.common.contract.AccountFact;
import org.perpex.common.contract.AdminCommand;
import org.perpex.common.contract.BookFact;
import org.perpex.common.contract.Change;
import org.perpex.common.contract.Destination;
import org.perpex.common.contract.SettingFact;
import org.perpex.common.core.AccountId;
import org.perpex.common.core.RejectReason;
import org.perpex.common.core.RequestId;
import org.perpex.common.core.Side;

/** Fees that accounts have of their own. The market: taker 0.04 %, maker 0.02 %. */
class FeesTest {

    private static final long TICKS = 600_000;

    private Floor floor = new Floor();
    private long version;

    @BeforeEach
    void open() {
        floor = Floor.with(btc(FEES), TICKS);
        floor.deposit(ALICE, usdt("1000"));
        floor.deposit(BOB, usdt("1000"));
    }

    /** Fees and rebates are what the house earned, to the unit. */
    @AfterEach
    void nothingIsLost() {
        long houseUnits = floor.engine().totals().assets().getFirst().feeIncomeUnits();
        long feesUnits = floor.said.stream()
                .map(Floor.Said::fact)
                .filter(AccountFact.OrderFilled.class::isInstance)
                .mapToLong(fact -> ((AccountFact.OrderFilled) fact).feeUnits())
                .sum();
        assertThat(feesUnits).isEqualTo(houseUnits);
    }

    private AdminCommand.SetFees set(long account, int market, int makerPpm, int takerPpm) {
        return set(++version, account, market, makerPpm, takerPpm);
    }

    private static AdminCommand.SetFees set(long version, long account, int market, int makerPpm, int takerPpm) {
        return new AdminCommand.SetFees(
                new Change(new RequestId(3, version), version, 5, "tier 3"), account, market, makerPpm, takerPpm, 3);
    }

    /** The fee of one who buys, in 1e-8 USDT. */
    private long taken(long buyer, long seller) {
        floor.trade(buyer, seller, BTC, TICKS, 1);
        return Floor.lastFill(floor.said, buyer).feeUnits();
    }

    private long lastFee(long account) {
        return Floor.lastFill(floor.said, account).feeUnits();
    }

    @Test
    @Tag("FEE-001")
    void areThoseOfTheMarket() {
        assertThat(taken(ALICE, BOB)).isEqualTo(usdt("0.024"));
        assertThat(lastFee(BOB)).isEqualTo(usdt("0.012"));
    }

    @Test
    @Tag("FEE-002")
    @Tag("FEE-003")
    @Tag("FEE-004")
    void areTheNarrowestThatTheAccountWasGiven() {
        AdminCommand.SetFees everywhere = set(ALICE, 0, -100, 300);
        assertThat(floor.submit(everywhere))
                .containsExactly(new Floor.Said(
                        Destination.ASSET, new SettingFact.FeesSet(everywhere.change(), ALICE, 0, -100, 300, 3)));
        assertThat(taken(ALICE, BOB)).isEqualTo(usdt("0.018"));
        assertThat(lastFee(BOB)).isEqualTo(usdt("0.012"));
        assertThat(taken(BOB, ALICE)).isEqualTo(usdt("0.024"));
        assertThat(lastFee(ALICE)).isEqualTo(usdt("-0.006"));

        floor.submit(set(ALICE, BTC, 0, 100));
        floor.restart();
        assertThat(taken(ALICE, BOB)).isEqualTo(usdt("0.006"));

        floor.submit(set(ALICE, BTC, 0, -1));
        assertThat(taken(ALICE, BOB)).isEqualTo(usdt("0.018"));
        floor.submit(set(ALICE, 0, 0, -1));
        floor.restart();
        assertThat(taken(ALICE, BOB)).isEqualTo(usdt("0.024"));
    }

    @Test
    @Tag("FEE-007")
    void ofEverybodyComeBeforeThoseForAllMarkets() {
        floor.submit(set(ALICE, 0, -100, 300));
        floor.submit(set(FeeRates.EVERYBODY, BTC, 0, 0));
        floor.restart();
        assertThat(taken(ALICE, BOB)).isZero();
        assertThat(taken(BOB, ALICE)).isZero();
        assertThat(lastFee(ALICE)).isZero();

        floor.submit(set(ALICE, BTC, -50, 100));
        assertThat(taken(ALICE, BOB)).as("hers for this market").isEqualTo(usdt("0.006"));

        floor.submit(set(FeeRates.EVERYBODY, BTC, 0, -1));
        floor.submit(set(ALICE, BTC, 0, -1));
        assertThat(taken(ALICE, BOB)).isEqualTo(usdt("0.018"));
        assertThat(taken(BOB, ALICE)).isEqualTo(usdt("0.024"));
    }

    @Test
    void ofEverybodyNameAMarketThatIsThere() {
        assertThat(refusal(set(FeeRates.EVERYBODY, 0, 0, 100))).isEqualTo(RejectReason.MARKET_UNKNOWN);
        assertThat(refusal(set(FeeRates.EVERYBODY, 9, 0, 100))).isEqualTo(RejectReason.MARKET_UNKNOWN);
    }

    @Test
    void showTheTierThatCameWithThem() {
        Change change = new Change(new RequestId(3, 1), 1, 5, "tier 3");
        floor.submit(new AdminCommand.SetFees(change, ALICE, 0, 0, 100, 3));
        floor.restart();
        floor.submit(new AdminCommand.SetFees(change, ALICE, 0, 0, 100, 3));

        assertThat(floor.view(ALICE).fees().tier()).isEqualTo(3);
        assertThat(floor.view(BOB).fees().tier()).isZero();
        change = new Change(new RequestId(3, 2), 2, 5, "none such");
        assertThat(refusal(new AdminCommand.SetFees(change, ALICE, 0, 0, 100, 10)))
                .isEqualTo(RejectReason.UNSUPPORTED);
    }

    @Test
    @Tag("FEE-005")
    void areRoundedUp() {
        floor = Floor.with(btc(FEES), 1_001);
        floor.deposit(ALICE, usdt("10"));
        floor.deposit(BOB, usdt("10"));
        floor.submit(set(ALICE, BTC, 0, 333));
        floor.trade(ALICE, BOB, BTC, 1_001, 1);

        assertThat(lastFee(ALICE)).isEqualTo(3_334);
    }

    @Test
    @Tag("FEE-006")
    void holdForOrdersThatWereOpenBefore() {
        floor.run(limit(ALICE, BTC, Side.SELL, TICKS, 1));
        floor.submit(set(ALICE, 0, -100, 300));
        floor.run(limit(BOB, BTC, Side.BUY, TICKS, 1));

        assertThat(lastFee(ALICE)).isEqualTo(usdt("-0.006"));
    }

    @Test
    void onlyAHigherVersionCountsAndTheLastOneIsSaidAgain() {
        floor.submit(set(5, ALICE, BTC, 0, 100));

        assertThat(refusal(set(5, ALICE, BTC, 0, 200))).isEqualTo(RejectReason.VERSION_NOT_HIGHER);
        assertThat(refusal(set(4, ALICE, BTC, 0, 100))).isEqualTo(RejectReason.VERSION_NOT_HIGHER);
        assertThat(floor.submit(set(5, ALICE, BTC, 0, 100)).getFirst().fact()).isInstanceOf(SettingFact.FeesSet.class);
        assertThat(floor.submit(set(1, ALICE, 0, 0, 200)).getFirst().fact())
                .as("another market counts its own versions")
                .isInstanceOf(SettingFact.FeesSet.class);
        assertThat(taken(ALICE, BOB)).isEqualTo(usdt("0.006"));
    }

    @ParameterizedTest
    @CsvSource({
        "0, -2",
        "1, -1",
        "-301, 300",
        "100001, 100",
        "0, 100001",
    })
    void refusesRatesOutOfRange(int makerPpm, int takerPpm) {
        assertThat(refusal(set(ALICE, BTC, makerPpm, takerPpm))).isEqualTo(RejectReason.UNSUPPORTED);
        assertThat(taken(ALICE, BOB)).isEqualTo(usdt("0.024"));
    }

    @Test
    void refusesUnknownAccountsAndMarkets() {
        assertThat(refusal(set(AccountId.of(77, 0).value(), 9, 0, 100))).isEqualTo(RejectReason.ACCOUNT_UNKNOWN);
        assertThat(refusal(set(ALICE, 9, 0, 100))).isEqualTo(RejectReason.MARKET_UNKNOWN);
    }

    private RejectReason refusal(AdminCommand.SetFees command) {
        var said = floor.submit(command);
        assertThat(said).hasSize(1);
        return ((BookFact.Rejected) said.getFirst().fact()).reason();
    }
}
