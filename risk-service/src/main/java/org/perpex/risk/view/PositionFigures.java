package org.perpex.risk.view;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import org.perpex.common.core.Decimals;
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

    private static final BigDecimal NO_PRICE = BigDecimal.ZERO.setScale(1, RoundingMode.UNNECESSARY);

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

    PositionFigures withLiquidationPrice(Optional<BigDecimal> price) {
        return new PositionFigures(
                market, holding, unrealizedUnits, positionMarginUnits, orderMarginUnits, maintenanceUnits, price);
    }

    public MarketSpec spec() {
        return market.spec();
    }

    public boolean isInUse() {
        return holding.positionLots() != 0 || holding.openOrders() > 0;
    }

    /** What stands behind an isolated position: its margin and its unrealised profit; 0 of a cross one. */
    public long isolatedMarginUnits() {
        return holding.isIsolated() ? holding.isolatedUnits() + unrealizedUnits : 0;
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
        return perSize(holding.entryValueUnits(), RoundingMode.HALF_EVEN);
    }

    /**
     * The price at which closing earns nothing over the whole position, to eight places, rounded up for a long and down
     * for a short; 0 without a position, and where that price is below 0.
     */
    public BigDecimal breakEvenPrice() {
        RoundingMode rounding = holding.positionLots() > 0 ? RoundingMode.CEILING : RoundingMode.FLOOR;
        BigDecimal price = perSize(holding.breakEvenValueUnits(), rounding);
        return price.signum() < 0 ? NO_PRICE : price;
    }

    private BigDecimal perSize(long units, RoundingMode rounding) {
        return holding.positionLots() == 0
                ? NO_PRICE
                : BigDecimal.valueOf(units, Decimals.UNIT_SCALE).divide(amount(), Decimals.UNIT_SCALE, rounding);
    }

    public long openNotionalUnits(Side side) {
        return holding.openNotionalUnits(side);
    }
}
