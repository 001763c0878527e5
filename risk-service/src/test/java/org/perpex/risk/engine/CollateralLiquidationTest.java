package org.perpex.risk.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.perpex.risk.engine.Fixtures.*;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.perpex.common.contract.AccountCommand;
import org.perpex.common.contract.LiquidationFact;
import org.perpex.common.contract.MarketCommand;
import org.perpex.common.contract.TransferCommand;
import org.perpex.common.core.Asset;
import org.perpex.common.core.LiquidationStage;
import org.perpex.common.core.TransferId;

/** Accounts in multi-asset mode in danger, in {@code docs/concepts/liquidation.md}. A BTC counts 47,500. */
class CollateralLiquidationTest {

    private final Floor floor = Floor.with(small(NO_FEES), 100);
    private long priceNumber = 1;

    @BeforeEach
    void open() {
        floor.run(new MarketCommand.ListMarket(btc(NO_FEES)));
        prices(100, 500_000);
        floor.deposit(BOB, usdt("100000"));
    }

    private void prices(long smallTicks, long bitcoinTicks) {
        floor.run(new MarketCommand.SetPrices(
                2,
                priceNumber++,
                List.of(
                        new MarketCommand.MarketPrice(BTC, bitcoinTicks, bitcoinTicks),
                        new MarketCommand.MarketPrice(SMALL, smallTicks, smallTicks))));
    }

    /** Alice in multi-asset mode, long so many SMALL at 100. */
    private void hold(String wallet, String bitcoin, long lots) {
        floor.deposit(ALICE, usdt(wallet));
        floor.run(new TransferCommand.In(new TransferId(6, request().low()), ALICE, Asset.BTC, usdt(bitcoin)));
        floor.run(new AccountCommand.SetMultiAssetMode(request(), FOREVER, ALICE, 0, true));
        floor.trade(ALICE, BOB, SMALL, 100, lots);
    }

    private <F> List<F> said(Class<F> kind) {
        return floor.said.stream()
                .map(Floor.Said::fact)
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
    }

    private static LiquidationFact.InsurancePaid paid(
            int market, Asset asset, String amount, String wallet, String pool, String shared) {
        return new LiquidationFact.InsurancePaid(
                ALICE, market, asset, usdt(amount), usdt(wallet), usdt(pool), usdt(shared));
    }

    @ParameterizedTest
    @Tag("LIQ-090")
    @CsvSource({"12, ", "11.99999999, BOOK", "10.1, BOOK", "10.09999999, PART", "8.865, PART", "8.86499999, BACKSTOP"})
    void theLinesCountAllThatIsCollateral(String wallet, LiquidationStage stage) {
        hold(wallet, "0.001", 10);

        prices(95, 500_000);

        if (stage == null) {
            assertThat(said(LiquidationFact.Frozen.class)).isEmpty();
        } else {
            assertThat(said(LiquidationFact.Frozen.class))
                    .containsExactly(new LiquidationFact.Frozen(ALICE, 0, usdt(wallet) - usdt("2.5"), usdt("9.5")));
            assertThat(said(LiquidationFact.StageEntered.class).getFirst().stage())
                    .isEqualTo(stage);
        }
    }

    @Test
    @Tag("LIQ-091")
    void theFundBuysWhatPaysTheDebt() {
        hold("8.5", "0.001", 10);

        prices(95, 500_000);

        assertThat(said(LiquidationFact.StageEntered.class).getFirst().priceTicks())
                .isEqualTo(95);
        assertThat(said(LiquidationFact.InsurancePaid.class))
                .containsExactly(
                        paid(0, Asset.BTC, "-0.00087369", "0.00012631", "0", "0.00087369"),
                        paid(0, Asset.USDT, "41.5", "0", "0", "-41.5"));
        assertThat(said(LiquidationFact.Released.class)).hasSize(1);
        floor.restart();
        assertThat(floor.engine().totals().assets())
                .allSatisfy(asset -> assertThat(asset.deviationUnits()).isZero());
    }

    /** She owes 100 and has 0.01 BTC. */
    private void owe() {
        hold("100", "0.01", 100);
        prices(98, 500_000);
        floor.trade(BOB, ALICE, SMALL, 98, 100);
        prices(98, 105_264);
        assertThat(said(LiquidationFact.class)).isEmpty();
    }

    @ParameterizedTest
    @Tag("LIQ-092")
    @CsvSource({"0.00015, 1", "0.00014999, 0"})
    void whatCollateralDoesNotPayTheFundDoes(String fund, int released) {
        owe();
        floor.deposit(Insurance.ACCOUNT, usdt(fund));

        prices(98, 105_263);

        assertThat(said(LiquidationFact.InsurancePaid.class)).contains(paid(0, Asset.BTC, "-0.01", "0", "0", "0.01"));
        assertThat(said(LiquidationFact.Released.class)).hasSize(released);
        assertThat(floor.wallet(ALICE)).isEqualTo(usdt(fund) - usdt("0.00015"));
    }

    @Test
    @Tag("LIQ-093")
    void anAssetThatCountsForNothingStaysWhereItIs() {
        floor.run(new TransferCommand.In(new TransferId(6, request().low()), ALICE, Asset.SOL, usdt("7")));
        hold("8.5", "0.001", 10);

        prices(95, 500_000);

        assertThat(floor.view(ALICE).wallets()).contains(new AccountView.Wallet(Asset.SOL, usdt("7")));
    }
}
