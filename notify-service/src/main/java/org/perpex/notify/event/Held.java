package org.perpex.notify.event;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.perpex.common.contract.AccountFact;
import org.perpex.common.core.Decimals;
import org.perpex.common.core.MarketSpec;
import org.perpex.common.core.PositionSide;

/**
 * A position after a fact has changed it, in units, ticks and lots.
 *
 * @param priceTicks that it changed at: its unrealised profit is counted there
 */
record Held(
        MarketSpec market,
        PositionSide side,
        long lots,
        long priceTicks,
        long entryValueUnits,
        long breakEvenValueUnits,
        long realizedUnits,
        long isolatedUnits) {

    static Held after(MarketSpec market, AccountFact.OrderFilled fact) {
        return new Held(
                market,
                fact.order().positionSide(),
                fact.positionLots(),
                fact.fillPriceTicks(),
                fact.entryValueUnits(),
                fact.breakEvenValueUnits(),
                fact.positionRealizedUnits(),
                fact.isolatedUnits());
    }

    static Held after(MarketSpec market, AccountFact.PositionMoved fact) {
        return new Held(
                market,
                fact.positionSide(),
                fact.positionLots(),
                fact.priceTicks(),
                fact.entryValueUnits(),
                fact.breakEvenValueUnits(),
                fact.positionRealizedUnits(),
                fact.isolatedUnits());
    }

    UserEvent.PositionUpdate update() {
        long valueUnits = Math.multiplyExact(
                Math.multiplyExact(lots, priceTicks), market.units().unitsPerTickLot());
        return new UserEvent.PositionUpdate(
                market.symbol(),
                Figures.size(market, lots),
                Figures.average(market, Math.abs(entryValueUnits), Math.abs(lots)),
                breakEven(),
                Decimals.formatUnits(realizedUnits),
                Decimals.formatUnits(valueUnits - entryValueUnits),
                isolatedUnits == 0 ? "cross" : "isolated",
                isolatedUnits == 0 ? Figures.NOTHING : Decimals.formatUnits(isolatedUnits),
                side.name());
    }

    /** Rounded so that closing at it never loses: up for a long, down for a short. Below 0 there is no such price. */
    private String breakEven() {
        if (lots == 0) {
            return Figures.NOTHING;
        }
        RoundingMode rounding = lots > 0 ? RoundingMode.CEILING : RoundingMode.FLOOR;
        BigDecimal price = Figures.perSize(market, breakEvenValueUnits, lots, rounding);
        return price.signum() < 0 ? Figures.NOTHING : price.toPlainString();
    }
}
