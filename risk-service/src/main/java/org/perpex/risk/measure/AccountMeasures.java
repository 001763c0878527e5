package org.perpex.risk.measure;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.perpex.common.core.Asset;
import org.perpex.common.core.Exact;
import org.perpex.common.core.PositionMode;
import org.perpex.risk.engine.AccountView;
import org.perpex.risk.engine.CollateralView;
import org.perpex.risk.view.AccountFigures;
import org.perpex.risk.view.PositionFigures;
import org.perpex.risk.view.PublishedAccounts;

/**
 * How risky an account is at the mark prices of one moment. Money in units of USDT, shares in parts per million.
 *
 * @param equityUnits wallets and unrealised profit, other assets as collateral
 * @param exposureUnits notional of all positions at the mark price, long and short alike
 * @param usagePpm initial margin over equity, rounded up
 * @param concentrationPpm the largest market over the larger of exposure and equity, rounded up
 * @param distancePpm how far the nearest mark price is that liquidates something, rounded down; null if none does
 * @param stakes net, by market
 * @param scorePpm see {@link RiskScore}
 */
public record AccountMeasures(
        long account,
        long equityUnits,
        long exposureUnits,
        long usagePpm,
        long concentrationPpm,
        @Nullable Long distancePpm,
        List<Stake> stakes,
        ValueAtRisk valueAtRisk,
        long scorePpm) {

    private static final BigDecimal PPM = BigDecimal.valueOf(Exact.PPM);

    public AccountMeasures {
        stakes = List.copyOf(stakes);
    }

    /** Measures an account. */
    public static AccountMeasures of(AccountView view, PublishedAccounts.Moment moment, DailyReturns returns) {
        AccountFigures figures =
                AccountFigures.of(view.account(), Optional.of(view), moment.markets(), moment.collateral());
        CollateralView collateral = moment.collateral();
        long equity = figures.assets().stream()
                .mapToLong(asset -> collateral.valueUnits(asset.asset(), asset.marginBalanceUnits()))
                .reduce(0, Math::addExact);
        long margin = figures.assets().stream()
                .mapToLong(asset -> owed(collateral, asset.asset(), asset.initialMarginUnits()))
                .reduce(0, Math::addExact);
        Map<Integer, Long> net = new TreeMap<>();
        Map<Integer, Long> gross = new TreeMap<>();
        for (PositionFigures position : figures.positions()) {
            long notional = position.notionalUnits();
            long value = owed(collateral, position.spec().quote(), Math.abs(notional));
            net.merge(position.spec().market(), notional < 0 ? -value : value, Math::addExact);
            gross.merge(position.spec().market(), value, Math::addExact);
        }
        List<Stake> stakes = net.entrySet().stream()
                .filter(entry -> entry.getValue() != 0)
                .map(entry -> new Stake(entry.getKey(), entry.getValue()))
                .toList();
        long exposure = gross.values().stream().mapToLong(Long::longValue).reduce(0, Math::addExact);
        long largest = gross.values().stream().mapToLong(Long::longValue).max().orElse(0);
        return of(
                new Sums(view.account(), equity, exposure, largest, margin),
                distance(figures),
                stakes,
                stakes.isEmpty() ? ValueAtRisk.NOTHING_AT_STAKE : ValueAtRisk.of(returns.profits(stakes)));
    }

    private record Sums(long account, long equity, long exposure, long largest, long margin) {}

    private static AccountMeasures of(
            Sums sums, @Nullable Long distancePpm, List<Stake> stakes, ValueAtRisk valueAtRisk) {
        long usage = Ratio.ppm(sums.margin, sums.equity);
        long concentration = Ratio.ppm(sums.largest, Math.max(sums.exposure, sums.equity));
        Long loss = valueAtRisk.historicalUnits();
        return new AccountMeasures(
                sums.account,
                sums.equity,
                sums.exposure,
                usage,
                concentration,
                distancePpm,
                stakes,
                valueAtRisk,
                RiskScore.ppm(usage, concentration, distancePpm, loss == null ? null : Ratio.ppm(loss, sums.equity)));
    }

    /** What is owed counts whole, rounded up. */
    private static long owed(CollateralView collateral, Asset asset, long units) {
        return -collateral.valueUnits(asset, -units);
    }

    private static @Nullable Long distance(AccountFigures figures) {
        return figures.positions().stream()
                .filter(position -> position.market().markTicks() > 0)
                .map(position -> distance(position, figures.positionMode()))
                .filter(Objects::nonNull)
                .min(Long::compare)
                .orElse(null);
    }

    /** 0 once the price is past it. In hedge mode a long and a short share the price, so it may be on either side. */
    private static @Nullable Long distance(PositionFigures position, PositionMode mode) {
        BigDecimal price = position.liquidationPrice().orElse(null);
        if (price == null) {
            return null;
        }
        BigDecimal mark = position.markPrice();
        BigDecimal away = position.holding().positionLots() > 0 ? mark.subtract(price) : price.subtract(mark);
        BigDecimal distance = mode == PositionMode.HEDGE ? away.abs() : away.max(BigDecimal.ZERO);
        return distance.multiply(PPM).divide(mark, 0, RoundingMode.FLOOR).longValueExact();
    }
}
