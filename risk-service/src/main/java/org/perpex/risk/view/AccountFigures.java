package org.perpex.risk.view;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.perpex.common.core.Asset;
import org.perpex.common.core.PositionMode;
import org.perpex.common.core.PositionSide;
import org.perpex.risk.engine.AccountView;
import org.perpex.risk.engine.CollateralView;
import org.perpex.risk.engine.HoldingView;
import org.perpex.risk.engine.MarketView;

/**
 * An account valued at the mark prices of one moment.
 *
 * @param multiAssets whether all its assets are collateral
 * @param feeTier VIP tier of its user, 0 to 9
 * @param assets USDT and every other asset that the account ever held, in order of codes
 * @param positions by market, whether the account has anything there or not: one each, in hedge mode a long and a short
 */
public record AccountFigures(
        long account,
        PositionMode positionMode,
        boolean multiAssets,
        int feeTier,
        List<AssetFigures> assets,
        List<PositionFigures> positions) {

    private static final List<PositionSide> ONE = List.of(PositionSide.BOTH);
    private static final List<PositionSide> TWO = List.of(PositionSide.LONG, PositionSide.SHORT);

    public AccountFigures {
        assets = List.copyOf(assets);
        positions = List.copyOf(positions);
    }

    /** Values an account; one that the engine does not know has nothing. */
    public static AccountFigures of(
            long account, Optional<AccountView> known, List<MarketView> markets, CollateralView collateral) {
        AccountView view = known.orElseGet(() -> new AccountView(account, 0, List.of(), List.of()));
        List<PositionFigures> positions = new ArrayList<>(markets.size());
        for (MarketView market : markets) {
            for (PositionSide side : view.positionMode() == PositionMode.HEDGE ? TWO : ONE) {
                positions.add(PositionFigures.of(market, holding(view, market, side)));
            }
        }
        List<AssetFigures> alone = assets(view, positions);
        List<AssetFigures> assets = view.multiAssets() ? together(alone, collateral) : alone;
        return new AccountFigures(
                account,
                view.positionMode(),
                view.multiAssets(),
                view.fees().tier(),
                assets,
                positions.stream()
                        .map(position -> position.withLiquidationPrice(liquidationPrice(position, positions, assets)))
                        .toList());
    }

    private static List<AssetFigures> assets(AccountView view, List<PositionFigures> positions) {
        List<AssetFigures> assets = new ArrayList<>();
        for (Asset asset : Asset.values()) {
            Optional<AccountView.Wallet> wallet = view.wallets().stream()
                    .filter(each -> each.asset() == asset)
                    .findFirst();
            if (wallet.isPresent() || asset == Asset.USDT) {
                AssetFigures.Sums all = AssetFigures.Sums.NONE;
                AssetFigures.Sums cross = AssetFigures.Sums.NONE;
                for (PositionFigures position : positions) {
                    boolean counts = position.spec().quote() == asset;
                    all = counts ? all.plus(position) : all;
                    cross = counts && !position.holding().isIsolated() ? cross.plus(position) : cross;
                }
                long updatedMillis = wallet.isPresent() ? view.updatedMillis() : 0;
                long units = wallet.map(AccountView.Wallet::units).orElse(0L);
                assets.add(new AssetFigures(asset, units, all, cross, null, updatedMillis));
            }
        }
        return assets;
    }

    private static List<AssetFigures> together(List<AssetFigures> alone, CollateralView collateral) {
        long availableUnits = 0;
        long freeUnits = 0;
        long cushionUnits = 0;
        for (AssetFigures each : alone) {
            availableUnits += collateral.valueUnits(each.asset(), each.ownUnits());
            freeUnits += collateral.valueUnits(each.asset(), each.lossBearingUnits());
            cushionUnits += collateral.valueUnits(each.asset(), each.ownCushionUnits());
        }
        List<AssetFigures> together = new ArrayList<>(alone.size());
        for (AssetFigures each : alone) {
            together.add(each.sharing(new AssetFigures.Shared(
                    collateral.unitsOf(each.asset(), availableUnits),
                    collateral.withdrawableUnits(each.asset(), each.walletUnits(), each.lossBearingUnits(), freeUnits),
                    collateral.unitsOf(each.asset(), cushionUnits))));
        }
        return together;
    }

    /** An isolated position stands alone on its margin; cross positions share theirs, and in one market the price. */
    private static Optional<BigDecimal> liquidationPrice(
            PositionFigures position, List<PositionFigures> positions, List<AssetFigures> assets) {
        if (position.holding().positionLots() == 0) {
            return Optional.empty();
        }
        if (position.holding().isIsolated()) {
            return LiquidationPrice.of(
                    position.market(),
                    List.of(position.holding()),
                    position.holding().isolatedUnits());
        }
        List<PositionFigures> sharing = positions.stream()
                .filter(each -> each.market() == position.market())
                .toList();
        long ownUnits = sharing.stream()
                .mapToLong(each -> each.unrealizedUnits() - each.maintenanceUnits())
                .sum();
        return assets.stream()
                .filter(asset -> asset.asset() == position.spec().quote())
                .findFirst()
                .flatMap(asset -> LiquidationPrice.of(
                        position.market(),
                        sharing.stream().map(PositionFigures::holding).toList(),
                        asset.crossCushionUnits() - ownUnits));
    }

    private static HoldingView holding(AccountView view, MarketView market, PositionSide side) {
        int number = market.spec().market();
        List<HoldingView> here = view.holdings().stream()
                .filter(holding -> holding.market() == number)
                .toList();
        return here.stream()
                .filter(holding -> holding.positionSide() == side)
                .findFirst()
                .orElseGet(() -> here.isEmpty()
                        ? HoldingView.idle(number, market.leverageDefault()).idle(side)
                        : here.getFirst().idle(side));
    }

    /** The asset that totals are stated in. */
    public AssetFigures usdt() {
        return assets.getFirst();
    }
}
