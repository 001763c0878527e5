package org.perpex.risk.engine;

import org.perpex.common.core.MarginMode;
import org.perpex.common.core.PositionSide;
import org.perpex.common.core.Side;

/**
 * A position of an account, what was chosen for it, and the orders that work on it, at one moment. Immutable.
 *
 * @param isolatedUnits margin of the position if it is isolated
 * @param realizedUnits profit that the position realised since it was opened, before fees
 * @param breakEvenValueUnits signed notional at which closing it earns nothing; 0 without a position
 * @param openOrders how many orders are open, reduce-only ones included
 * @param buys totals over open buys
 * @param sells totals over open sells
 * @param updatedMillis engine time of the last change
 */
public record HoldingView(
        int market,
        PositionSide positionSide,
        int leverage,
        MarginMode marginMode,
        boolean autoAddMargin,
        long isolatedUnits,
        long positionLots,
        long entryValueUnits,
        long realizedUnits,
        long breakEvenValueUnits,
        int openOrders,
        OpenSideView buys,
        OpenSideView sells,
        long updatedMillis)
        implements Exposure {

    /** Totals over the open orders of one side. */
    public record OpenSideView(long lots, long notionalUnits, long lossUnits, long reduceOnlyLots) {

        /** No orders. */
        public static final OpenSideView NONE = new OpenSideView(0, 0, 0, 0);
    }

    /** The cross position of one-way mode. */
    public HoldingView(
            int market,
            int leverage,
            long positionLots,
            long entryValueUnits,
            long realizedUnits,
            long breakEvenValueUnits,
            int openOrders,
            OpenSideView buys,
            OpenSideView sells,
            long updatedMillis) {
        this(
                market,
                PositionSide.BOTH,
                leverage,
                MarginMode.CROSS,
                false,
                0,
                positionLots,
                entryValueUnits,
                realizedUnits,
                breakEvenValueUnits,
                openOrders,
                buys,
                sells,
                updatedMillis);
    }

    /** A holding that says no more than which leverage would apply. */
    public static HoldingView idle(int market, int leverage) {
        return new HoldingView(market, leverage, 0, 0, 0, 0, 0, OpenSideView.NONE, OpenSideView.NONE, 0);
    }

    /** What would be there if the account had no position on a side of the market that this one is in. */
    public HoldingView idle(PositionSide side) {
        return new HoldingView(
                market,
                side,
                leverage,
                marginMode,
                autoAddMargin,
                0,
                0,
                0,
                0,
                0,
                0,
                OpenSideView.NONE,
                OpenSideView.NONE,
                0);
    }

    static HoldingView of(Holding holding) {
        return new HoldingView(
                holding.market(),
                holding.positionSide(),
                holding.leverage(),
                holding.settings().marginMode(),
                holding.settings().autoAddMargin(),
                holding.isolatedUnits(),
                holding.positionLots(),
                holding.entryValueUnits(),
                holding.result().realizedUnits(),
                holding.breakEvenValueUnits(),
                holding.openOrders(),
                side(holding, Side.BUY),
                side(holding, Side.SELL),
                holding.updatedMillis());
    }

    private static OpenSideView side(Holding holding, Side side) {
        if (holding.openLots(side) == 0 && holding.reduceOnlyLots(side) == 0) {
            return OpenSideView.NONE;
        }
        return new OpenSideView(
                holding.openLots(side),
                holding.openNotionalUnits(side),
                holding.openLossUnits(side),
                holding.reduceOnlyLots(side));
    }

    @Override
    public boolean isIsolated() {
        return marginMode == MarginMode.ISOLATED;
    }

    private OpenSideView side(Side side) {
        return side == Side.BUY ? buys : sells;
    }

    @Override
    public long openLots(Side side) {
        return side(side).lots();
    }

    @Override
    public long openNotionalUnits(Side side) {
        return side(side).notionalUnits();
    }

    @Override
    public long openLossUnits(Side side) {
        return side(side).lossUnits();
    }

    @Override
    public long reduceOnlyLots(Side side) {
        return side(side).reduceOnlyLots();
    }
}
