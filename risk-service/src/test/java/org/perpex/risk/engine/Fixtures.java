package org.perpex.risk.engine;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.perpex.common.contract.MarketCommand;
import org.perpex.common.contract.OrderCommand;
import org.perpex.common.core.AccountId;
import org.perpex.common.core.Asset;
import org.perpex.common.core.LeverageBracket;
import org.perpex.common.core.MarketSpec;
import org.perpex.common.core.OrderType;
import org.perpex.common.core.PositionSide;
import org.perpex.common.core.Product;
import org.perpex.common.core.RequestId;
import org.perpex.common.core.SelfTradePrevention;
import org.perpex.common.core.Side;
import org.perpex.common.core.TimeInForce;

/** Named markets, accounts and commands. */
public final class Fixtures {

    public static final long ALICE = AccountId.of(1, 0).value();
    public static final long BOB = AccountId.of(2, 0).value();
    public static final long CAROL = AccountId.of(3, 0).value();
    public static final int BTC = 1;
    public static final int SMALL = 2;
    public static final int FINE = 3;
    public static final MarketSpec.Fees NO_FEES = new MarketSpec.Fees(0, 0, 0);
    public static final MarketSpec.Fees FEES = new MarketSpec.Fees(200, 400, 12_500);
    public static final long FOREVER = Long.MAX_VALUE;

    private static long nextRequest = 1;

    private Fixtures() {}

    /** USDT as units. */
    public static long usdt(String amount) {
        return new BigDecimal(amount).movePointRight(8).longValueExact();
    }

    /** BTCUSDT: tick 0.1, lot 0.001, the table of formula F8. */
    public static MarketSpec btc(MarketSpec.Fees fees) {
        return new MarketSpec(
                BTC,
                "BTCUSDT",
                Product.PERPETUAL,
                Asset.BTC,
                Asset.USDT,
                new MarketSpec.Units(1, 1, 3, 1),
                new MarketSpec.Limits(
                        1, 45_297_640, 1, 1_000_000, 120_000, usdt("10"), 1_100_000, 900_000, 300_000, 200),
                fees,
                bitcoinBrackets());
    }

    /** A market with few ticks, so that a naive search over prices is quick; lots of one, ticks of one. */
    static MarketSpec small(MarketSpec.Fees fees) {
        return new MarketSpec(
                SMALL,
                "SMALLUSDT",
                Product.PERPETUAL,
                Asset.ETH,
                Asset.USDT,
                new MarketSpec.Units(0, 1, 0, 1),
                new MarketSpec.Limits(1, 100_000, 1, 1_000, 500, 0, 1_100_000, 900_000, 300_000, 5),
                fees,
                List.of(
                        new LeverageBracket(0, usdt("20000"), 10_000, 50, 0),
                        new LeverageBracket(usdt("20000"), usdt("100000"), 25_000, 20, usdt("300")),
                        new LeverageBracket(usdt("100000"), usdt("1000000"), 100_000, 5, usdt("7800"))));
    }

    /** Prices of 0.01, as Binance's own examples have them. */
    static MarketSpec fine() {
        MarketSpec btc = btc(NO_FEES);
        return new MarketSpec(
                FINE,
                "FINEUSDT",
                Product.PERPETUAL,
                Asset.BTC,
                Asset.USDT,
                new MarketSpec.Units(2, 1, 3, 1),
                btc.limits(),
                NO_FEES,
                btc.brackets());
    }

    private static List<LeverageBracket> bitcoinBrackets() {
        String[][] rows = {
            {"50000", "4000", "125", "0"},
            {"600000", "5000", "100", "50"},
            {"3000000", "6500", "75", "950"},
            {"12000000", "10000", "50", "11450"},
            {"70000000", "20000", "25", "131450"},
            {"100000000", "25000", "20", "481450"},
            {"230000000", "50000", "10", "2981450"},
            {"480000000", "100000", "5", "14481450"},
            {"600000000", "125000", "4", "26481450"},
            {"800000000", "150000", "3", "41481450"},
            {"1200000000", "250000", "2", "121481450"},
            {"1800000000", "500000", "1", "421481450"},
        };
        List<LeverageBracket> brackets = new ArrayList<>();
        long floor = 0;
        for (String[] row : rows) {
            long cap = usdt(row[0]);
            brackets.add(
                    new LeverageBracket(floor, cap, Integer.parseInt(row[1]), Integer.parseInt(row[2]), usdt(row[3])));
            floor = cap;
        }
        return brackets;
    }

    public static MarketView marketAt(MarketSpec spec, long markTicks) {
        return new MarketView(spec, spec.units().unitsPerTickLot(), markTicks, markTicks, 0, 0, 0, 0);
    }

    static HoldingView position(int leverage, long lots, long entryValueUnits) {
        return new HoldingView(
                BTC,
                leverage,
                lots,
                entryValueUnits,
                0,
                entryValueUnits,
                0,
                HoldingView.OpenSideView.NONE,
                HoldingView.OpenSideView.NONE,
                0);
    }

    static RequestId request() {
        return new RequestId(7, nextRequest++);
    }

    public static OrderCommand.Place limit(long account, int market, Side side, long priceTicks, long lots) {
        return place(account, market, side, priceTicks, lots, TimeInForce.GTC);
    }

    public static OrderCommand.Place place(
            long account, int market, Side side, long priceTicks, long lots, TimeInForce timeInForce) {
        RequestId request = request();
        return new OrderCommand.Place(
                request,
                FOREVER,
                account,
                market,
                side,
                PositionSide.BOTH,
                priceTicks == 0 ? OrderType.MARKET : OrderType.LIMIT,
                timeInForce,
                priceTicks,
                lots,
                false,
                SelfTradePrevention.NONE,
                0,
                "c" + request.low());
    }

    public static OrderCommand.Place market(long account, int market, Side side, long lots) {
        return place(account, market, side, 0, lots, TimeInForce.IOC);
    }

    public static OrderCommand.Place reduceOnly(OrderCommand.Place order) {
        return with(order, order.positionSide(), true);
    }

    /** The same order for a position of hedge mode. */
    public static OrderCommand.Place on(PositionSide positionSide, OrderCommand.Place order) {
        return with(order, positionSide, order.reduceOnly());
    }

    private static OrderCommand.Place with(OrderCommand.Place order, PositionSide positionSide, boolean reduceOnly) {
        return new OrderCommand.Place(
                order.request(),
                order.deadlineMillis(),
                order.account(),
                order.market(),
                order.side(),
                positionSide,
                order.type(),
                order.timeInForce(),
                order.priceTicks(),
                order.sizeLots(),
                reduceOnly,
                order.selfTradePrevention(),
                order.goodTillMillis(),
                order.clientOrderId(),
                order.terms());
    }

    public static MarketCommand.SetPrices prices(long number, int market, long markTicks) {
        return new MarketCommand.SetPrices(
                1, number, List.of(new MarketCommand.MarketPrice(market, markTicks, markTicks)));
    }
}
