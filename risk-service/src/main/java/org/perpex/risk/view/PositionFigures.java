package org.perpex.risk.view;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import org.perpex.common.core.Decimals;
import org.perpex.common.core.Exact;
import org.perpex.common.core.MarketSpec;
import org.perpex.common.core.Side;
import org.perpex.risk.engine.HoldingView;
import org.perpex.risk.engine.Margin;
import org.perpex.risk.engine.MarketView;

/**
 * What an account has in a market, valued at the mark price. Amounts in units of the quote asset.
 *
 * @param liquidationPrice empty if no price liquidates it
 */
public record PositionFigures(
        MarketView market,
        HoldingView holding,
        long unrealizedUnits,
        long positionMarginUnits,
        long orderMarginUnits,
        long maintenanceUnits,
        Optional<BigDecimal> liquidationPrice) {

    static PositionFigures of(MarketView market, HoldingView holding) {
        return new PositionFigures(
                market,
                holding,
                Margin.unrealizedUnits(market, holding),
                Margin.positionMarginUnits(market, holding),
                Margin.orderMarginUnits(market, holding),
                Margin.maintenanceUnits(market, holding),
                Optional.empty());
    }

    PositionFigures withLiquidationPrice(long otherUnits) {
        return new PositionFigures(
                market,
                holding,
                unrealizedUnits,
                positionMarginUnits,
                orderMarginUnits,
                maintenanceUnits,
                LiquidationPrice.of(market, holding, otherUnits));
    }

    public MarketSpec spec() {
        return market.spec();
    }

    public boolean isInUse() {
        return holding.positionLots() != 0 || holding.openOrders() > 0;
    }

    public long initialMarginUnits() {
        return positionMarginUnits + orderMarginUnits;
    }

    /** Signed notional at the mark price. */
    public long notionalUnits() {
        return market.notionalUnits(market.markTicks(), holding.positionLots());
    }

    /** The largest notional that the leverage allows. */
    public long notionalMaxUnits() {
        return spec().notionalMaxAt(holding.leverage());
    }

    /** Signed size, as the API writes it. */
    public BigDecimal amount() {
        MarketSpec.Units units = spec().units();
        return BigDecimal.valueOf(holding.positionLots())
                .multiply(BigDecimal.valueOf(units.lotSize(), units.sizeScale()));
    }

    public BigDecimal markPrice() {
        MarketSpec.Units units = spec().units();
        return BigDecimal.valueOf(market.markTicks())
                .multiply(BigDecimal.valueOf(units.tickSize(), units.priceScale()))
                .setScale(Decimals.UNIT_SCALE, RoundingMode.UNNECESSARY);
    }

    /** The average price of the open lots, to eight places; 0 without a position. */
    public BigDecimal entryPrice() {
        return perSize(holding.entryValueUnits());
    }

    /** The price at which closing earns what a taker pays to open; 0 without a position. */
    public BigDecimal breakEvenPrice() {
        long entryUnits = holding.entryValueUnits();
        return perSize(entryUnits
                + Exact.mulDivCeil(Math.abs(entryUnits), spec().fees().takerPpm(), Exact.PPM));
    }

    private BigDecimal perSize(long units) {
        return holding.positionLots() == 0
                ? BigDecimal.ZERO.setScale(1, RoundingMode.UNNECESSARY)
                : BigDecimal.valueOf(units, Decimals.UNIT_SCALE)
                        .divide(amount(), Decimals.UNIT_SCALE, RoundingMode.HALF_EVEN);
    }

    public long openNotionalUnits(Side side) {
        return holding.openNotionalUnits(side);
    }
}
