package org.perpex.risk.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.perpex.risk.engine.Fixtures.*;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.perpex.common.contract.AccountCommand;
import org.perpex.common.contract.AccountFact;
import org.perpex.common.contract.AdminCommand;
import org.perpex.common.contract.BookCommand;
import org.perpex.common.contract.BookFact;
import org.perpex.common.contract.Change;
import org.perpex.common.contract.MarketCommand;
import org.perpex.common.contract.Message;
import org.perpex.common.contract.OrderCommand;
import org.perpex.common.contract.RiskInput;
import org.perpex.common.contract.SettingFact;
import org.perpex.common.contract.TransferCommand;
import org.perpex.common.core.Asset;
import org.perpex.common.core.MarginMode;
import org.perpex.common.core.RejectReason;
import org.perpex.common.core.Side;
import org.perpex.common.core.TransferId;

/** The examples of multi-asset mode in {@code docs/concepts/margin.md}. */
class MultiAssetTest {

    private final Floor floor = Floor.with(small(NO_FEES), 100);
    private long version = 1;

    @BeforeEach
    void open() {
        floor.deposit(ALICE, usdt("100"));
        floor.deposit(BOB, usdt("100000"));
        floor.run(new MarketCommand.ListMarket(btc(NO_FEES)));
        floor.run(new MarketCommand.SetPrices(
                2,
                1,
                List.of(
                        new MarketCommand.MarketPrice(BTC, 600_000, 500_000),
                        new MarketCommand.MarketPrice(SMALL, 100, 100)),
                List.of(new MarketCommand.AssetPrice(Asset.USDC, usdt("0.9995")))));
    }

    private static AccountCommand.SetMultiAssetMode multi(boolean enabled) {
        return new AccountCommand.SetMultiAssetMode(request(), FOREVER, ALICE, 0, enabled);
    }

    private void deposit(Asset asset, String amount) {
        floor.run(new TransferCommand.In(new TransferId(6, request().low()), ALICE, asset, usdt(amount)));
    }

    private boolean leaves(Asset asset, long units) {
        Message answer = floor.run(
                        new TransferCommand.Out(new TransferId(6, request().low()), ALICE, asset, units))
                .getFirst()
                .fact();
        return ((AccountFact.TransferApplied) answer).accepted();
    }

    /** The largest order at 100 that the account can place; a lot binds 5. */
    private boolean affords(long lots) {
        OrderCommand.Place order = limit(ALICE, SMALL, Side.BUY, 100, lots);
        boolean placed = floor.run(order).getFirst().fact() instanceof BookCommand.Place;
        floor.run(new OrderCommand.CancelAll(request(), FOREVER, ALICE, SMALL));
        return placed;
    }

    private RejectReason refusal(RiskInput input) {
        return ((BookFact.Rejected) floor.run(input).getFirst().fact()).reason();
    }

    private AdminCommand.SetCollateral collateral(Asset asset, int haircutPpm, String cap) {
        return new AdminCommand.SetCollateral(
                new Change(request(), version++, 9, "example"), asset, haircutPpm, usdt(cap));
    }

    @Test
    @Tag("RISK-110")
    void otherAssetsCountLessTheirHaircutsOnceTheAccountSaysSo() {
        deposit(Asset.BTC, "0.01");
        assertThat(affords(21)).isFalse();
        floor.run(multi(true));
        // 100 + 0.01 × 50,000 × 0.95 = 575, of which a lot binds 5.
        assertThat(affords(115)).isTrue();
        assertThat(affords(116)).isFalse();
    }

    @Test
    @Tag("RISK-111")
    void aStatedPriceCountsWhereThereIsNoIndex() {
        floor.run(multi(true));
        deposit(Asset.USDC, "100");
        // 100 + 100 × 0.989505 = 198.9505
        assertThat(affords(39)).isTrue();
        assertThat(affords(40)).isFalse();
        deposit(Asset.SOL, "1000000");
        assertThat(affords(40)).as("an asset that nobody made collateral").isFalse();
    }

    @Test
    @Tag("RISK-112")
    void haircutAndCapAreSetByOperators() {
        deposit(Asset.BTC, "0.01");
        floor.run(multi(true));
        var set = collateral(Asset.BTC, 500_000, "0.004");
        assertThat(floor.run(set).getFirst().fact())
                .isEqualTo(new SettingFact.CollateralSet(set.change(), Asset.BTC, 500_000, usdt("0.004")));
        // 100 + 0.004 × 25,000 = 200
        assertThat(affords(40)).isTrue();
        assertThat(affords(41)).isFalse();
        assertThat(floor.run(set).getFirst().fact()).isInstanceOf(SettingFact.CollateralSet.class);
        version = 1;
        assertThat(refusal(collateral(Asset.BTC, 0, "0"))).isEqualTo(RejectReason.VERSION_NOT_HIGHER);
        assertThat(refusal(collateral(Asset.USDT, 0, "0"))).isEqualTo(RejectReason.UNSUPPORTED);
        version = 9;
        assertThat(refusal(collateral(Asset.BTC, 1_000_001, "0"))).isEqualTo(RejectReason.UNSUPPORTED);
    }

    @Test
    @Tag("RISK-113")
    void whatOtherAssetsCarryTheyCannotLeave() {
        deposit(Asset.BTC, "0.01");
        floor.run(multi(true));
        floor.run(limit(ALICE, SMALL, Side.BUY, 100, 100));
        // 575 − 500 = 75 is free: 75 / 47,500 = 0.00157894
        assertThat(leaves(Asset.BTC, usdt("0.00157895"))).isFalse();
        assertThat(leaves(Asset.USDT, usdt("75.00000001"))).isFalse();
        assertThat(leaves(Asset.BTC, usdt("0.00157894"))).isTrue();
        assertThat(leaves(Asset.BTC, 1)).isFalse();
    }

    @Test
    @Tag("RISK-114")
    void aLossMayMakeADebtWhichKeepsTheMode() {
        deposit(Asset.BTC, "0.01");
        floor.run(multi(true));
        floor.trade(ALICE, BOB, SMALL, 100, 100);
        floor.run(new MarketCommand.SetPrices(3, 1, List.of(new MarketCommand.MarketPrice(SMALL, 98, 98))));
        floor.trade(BOB, ALICE, SMALL, 98, 100);
        floor.run(new MarketCommand.SetPrices(3, 2, List.of(new MarketCommand.MarketPrice(SMALL, 100, 100))));
        assertThat(floor.wallet(ALICE)).isEqualTo(-usdt("100"));
        // −100 + 475
        assertThat(affords(75)).isTrue();
        assertThat(affords(76)).isFalse();
        assertThat(refusal(multi(false))).isEqualTo(RejectReason.MARGIN_INSUFFICIENT);
        byte[] state = Floor.state(floor.engine());
        floor.restart();
        assertThat(Floor.state(floor.engine())).isEqualTo(state);
        assertThat(affords(75)).isTrue();
        floor.deposit(ALICE, usdt("100"));
        floor.run(multi(false));
        assertThat(floor.view(ALICE).multiAssets()).isFalse();
        assertThat(leaves(Asset.BTC, usdt("0.01"))).isTrue();
    }

    @Test
    @Tag("RISK-115")
    void isolatedMarginAndMultiAssetModeExcludeEachOther() {
        var isolate = new AccountCommand.SetMarginMode(request(), FOREVER, ALICE, SMALL, MarginMode.ISOLATED);
        floor.run(isolate);
        assertThat(refusal(multi(true))).isEqualTo(RejectReason.ISOLATED_WITH_MULTI_ASSETS);
        floor.run(new AccountCommand.SetMarginMode(request(), FOREVER, ALICE, SMALL, MarginMode.CROSS));
        floor.run(multi(true));
        assertThat(refusal(multi(true))).isEqualTo(RejectReason.MULTI_ASSET_MODE_UNCHANGED);
        assertThat(refusal(new AccountCommand.SetMarginMode(request(), FOREVER, ALICE, SMALL, MarginMode.ISOLATED)))
                .isEqualTo(RejectReason.ISOLATED_WITH_MULTI_ASSETS);
    }
}
