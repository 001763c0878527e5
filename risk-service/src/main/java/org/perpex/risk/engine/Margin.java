package org.perpex.risk.engine;

import org.perpex.common.core.Exact;
import org.perpex.common.core.LeverageBracket;
import org.perpex.common.core.Side;

/**
 * The margin arithmetic of one account in one market, as {@code docs/concepts/margin.md} states it. Units of the quote
 * asset throughout; what must be held is rounded up.
 */
public final class Margin {

    private Margin() {}

    /** The position's notional at the mark price, unsigned. */
    public static long positionNotionalUnits(Pricing market, Exposure exposure) {
        return market.notionalUnits(market.markTicks(), Math.abs(exposure.positionLots()));
    }

    /** What closing the position at the mark price would realise. */
    public static long unrealizedUnits(Pricing market, Exposure exposure) {
        return market.notionalUnits(market.markTicks(), exposure.positionLots()) - exposure.entryValueUnits();
    }

    /** Initial margin of the position at the mark price. */
    public static long positionMarginUnits(Pricing market, Exposure exposure) {
        return Math.ceilDiv(positionNotionalUnits(market, exposure), exposure.leverage());
    }

    /** Maintenance margin of the position at the mark price. */
    public static long maintenanceUnits(Pricing market, Exposure exposure) {
        long notionalUnits = positionNotionalUnits(market, exposure);
        if (notionalUnits == 0) {
            return 0;
        }
        LeverageBracket bracket = market.spec().bracketOf(notionalUnits);
        return Exact.mulDivCeil(notionalUnits, bracket.maintenancePpm(), Exact.PPM) - bracket.deductionUnits();
    }

    /** What open orders bind beyond the position's own margin: the larger side, netted against the position. */
    public static long orderMarginUnits(Pricing market, Exposure exposure) {
        long buysUnits = sideCostUnits(exposure, Side.BUY);
        long sellsUnits = sideCostUnits(exposure, Side.SELL);
        if (exposure.positionLots() > 0) {
            sellsUnits -= freedUnits(market, exposure);
        } else if (exposure.positionLots() < 0) {
            buysUnits -= freedUnits(market, exposure);
        }
        return Math.max(buysUnits, sellsUnits);
    }

    /** What of the margin comes back when the position is closed at the mark. Unrealised profit does not count. */
    private static long freedUnits(Pricing market, Exposure exposure) {
        return exposure.isIsolated()
                ? Math.max(0, exposure.isolatedUnits() + Math.min(0, unrealizedUnits(market, exposure)))
                : positionMarginUnits(market, exposure);
    }

    /** What an isolated position's margin exceeds its need by at the mark. Unrealised profit does not count. */
    public static long removableUnits(Pricing market, Exposure exposure) {
        long lossUnits = Math.min(0, unrealizedUnits(market, exposure));
        return Math.max(0, exposure.isolatedUnits() + lossUnits - positionMarginUnits(market, exposure));
    }

    /** What a position keeps from other uses: its initial margin, or what was set aside for it. */
    static long heldUnits(Pricing market, Exposure exposure) {
        return exposure.isIsolated() ? exposure.isolatedUnits() : positionMarginUnits(market, exposure);
    }

    /** The largest notional that the position can come to when orders of one side are filled. */
    public static long worstNotionalUnits(Pricing market, Exposure exposure) {
        long buysUnits = excessOf(exposure.openNotionalUnits(Side.BUY), exposure, Side.BUY);
        long sellsUnits = excessOf(exposure.openNotionalUnits(Side.SELL), exposure, Side.SELL);
        if (exposure.positionLots() > 0) {
            buysUnits += positionNotionalUnits(market, exposure);
        } else if (exposure.positionLots() < 0) {
            sellsUnits += positionNotionalUnits(market, exposure);
        }
        return Math.max(buysUnits, sellsUnits);
    }

    /** Lots of a side's plain orders beyond what they can close. */
    static long excessLots(Exposure exposure, Side side) {
        long closableLots = 0;
        if (exposure.positionLots() * side.sign() < 0) {
            closableLots = Math.max(0, Math.abs(exposure.positionLots()) - exposure.reduceOnlyLots(side));
        }
        return Math.max(0, exposure.openLots(side) - closableLots);
    }

    private static long sideCostUnits(Exposure exposure, Side side) {
        long notionalUnits = excessOf(exposure.openNotionalUnits(side), exposure, side);
        return Math.ceilDiv(notionalUnits, exposure.leverage())
                + excessOf(exposure.openLossUnits(side), exposure, side);
    }

    /** The part of a side's total that falls on its excess lots. */
    private static long excessOf(long totalUnits, Exposure exposure, Side side) {
        long excessLots = excessLots(exposure, side);
        if (excessLots == 0) {
            return 0;
        }
        return Exact.mulDivCeil(totalUnits, excessLots, exposure.openLots(side));
    }
}
