package org.perpex.risk.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.perpex.common.core.Asset;
import org.perpex.risk.engine.AccountView;
import org.perpex.risk.engine.HoldingView;
import org.perpex.risk.engine.MarketView;

/**
 * An account valued at the mark prices of one moment.
 *
 * @param assets USDT and every other asset that the account ever held, in order of codes
 * @param positions one for each market, by number, whether the account has anything there or not
 */
public record AccountFigures(long account, List<AssetFigures> assets, List<PositionFigures> positions) {

    public AccountFigures {
        assets = List.copyOf(assets);
        positions = List.copyOf(positions);
    }

    /** Values an account; one that the engine does not know has nothing. */
    public static AccountFigures of(long account, Optional<AccountView> view, List<MarketView> markets) {
        List<PositionFigures> positions = new ArrayList<>(markets.size());
        for (MarketView market : markets) {
            positions.add(PositionFigures.of(market, holding(view, market)));
        }
        List<AssetFigures> assets = new ArrayList<>();
        for (Asset asset : Asset.values()) {
            Optional<AccountView.Wallet> wallet = view.flatMap(known -> known.wallets().stream()
                    .filter(each -> each.asset() == asset)
                    .findFirst());
            if (wallet.isPresent() || asset == Asset.USDT) {
                long updatedMillis = wallet.isPresent()
                        ? view.map(AccountView::updatedMillis).orElse(0L)
                        : 0;
                assets.add(sum(asset, wallet.map(AccountView.Wallet::units).orElse(0L), updatedMillis, positions));
            }
        }
        for (int i = 0; i < positions.size(); i++) {
            PositionFigures position = positions.get(i);
            for (AssetFigures asset : assets) {
                if (position.spec().quote() == asset.asset()
                        && position.holding().positionLots() != 0) {
                    long ownUnits = position.unrealizedUnits() - position.maintenanceUnits();
                    positions.set(
                            i,
                            position.withLiquidationPrice(
                                    asset.marginBalanceUnits() - asset.maintenanceUnits() - ownUnits));
                }
            }
        }
        return new AccountFigures(account, assets, positions);
    }

    private static HoldingView holding(Optional<AccountView> view, MarketView market) {
        return view.flatMap(known -> known.holdings().stream()
                        .filter(holding -> holding.market() == market.spec().market())
                        .findFirst())
                .orElseGet(() -> HoldingView.idle(market.spec().market(), market.leverageDefault()));
    }

    private static AssetFigures sum(
            Asset asset, long walletUnits, long updatedMillis, List<PositionFigures> positions) {
        long unrealizedUnits = 0;
        long positionMarginUnits = 0;
        long orderMarginUnits = 0;
        long maintenanceUnits = 0;
        for (PositionFigures position : positions) {
            if (position.spec().quote() == asset) {
                unrealizedUnits += position.unrealizedUnits();
                positionMarginUnits += position.positionMarginUnits();
                orderMarginUnits += position.orderMarginUnits();
                maintenanceUnits += position.maintenanceUnits();
            }
        }
        return new AssetFigures(
                asset,
                walletUnits,
                unrealizedUnits,
                positionMarginUnits,
                orderMarginUnits,
                maintenanceUnits,
                updatedMillis);
    }

    /** The asset that totals are stated in. */
    public AssetFigures usdt() {
        return assets.getFirst();
    }
}
