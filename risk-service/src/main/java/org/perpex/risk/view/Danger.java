package org.perpex.risk.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.perpex.common.core.Asset;
import org.perpex.common.core.Exact;
import org.perpex.risk.engine.AccountView;
import org.perpex.risk.engine.CollateralView;
import org.perpex.risk.engine.MarketView;

/**
 * How near something of an account is to liquidation: the positions that share their margin in an asset, or one
 * isolated position. Amounts in units of the asset.
 *
 * @param symbol the market of an isolated position; empty for those that share their margin
 * @param equityUnits margin and unrealised profit behind it
 * @param maintenanceUnits what it must not fall below
 */
public record Danger(long account, Asset asset, String symbol, long equityUnits, long maintenanceUnits) {

    /** A ratio without bound: nothing stands behind it. */
    private static final long WITHOUT_BOUND = 1_000_000L * Exact.PPM;

    /** Maintenance over equity, in parts per million, rounded up: at 1,000,000 it is at its maintenance margin. */
    public long ratioPpm() {
        if (equityUnits <= 0) {
            return WITHOUT_BOUND;
        }
        return Exact.compareProducts(maintenanceUnits, Exact.PPM, equityUnits, WITHOUT_BOUND) >= 0
                ? WITHOUT_BOUND
                : Exact.mulDivCeil(maintenanceUnits, Exact.PPM, equityUnits);
    }

    /** Whether the equity is below the maintenance margin. */
    public boolean isLiquidatable() {
        return equityUnits < maintenanceUnits;
    }

    /** What of an account could be liquidated at all; nothing if it has no position. */
    public static List<Danger> of(AccountView view, List<MarketView> markets, CollateralView collateral) {
        if (view.holdings().stream().allMatch(holding -> holding.positionLots() == 0)) {
            return List.of();
        }
        AccountFigures figures = AccountFigures.of(view.account(), Optional.of(view), markets, collateral);
        List<Danger> dangers = new ArrayList<>();
        for (AssetFigures asset : figures.assets()) {
            long maintenance = asset.cross().maintenanceUnits();
            if (maintenance > 0) {
                long equity = asset.crossCushionUnits() + maintenance;
                dangers.add(new Danger(view.account(), asset.asset(), "", equity, maintenance));
            }
        }
        for (PositionFigures position : figures.positions()) {
            if (position.holding().isIsolated() && position.holding().positionLots() != 0) {
                dangers.add(new Danger(
                        view.account(),
                        position.spec().quote(),
                        position.spec().symbol(),
                        position.isolatedMarginUnits(),
                        position.maintenanceUnits()));
            }
        }
        return dangers;
    }
}
