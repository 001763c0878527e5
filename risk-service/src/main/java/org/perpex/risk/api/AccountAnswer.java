package org.perpex.risk.api;

import java.util.List;
import org.perpex.common.core.Side;
import org.perpex.risk.view.AccountFigures;
import org.perpex.risk.view.AssetFigures;
import org.perpex.risk.view.PositionFigures;

/** Answers of {@code GET /fapi/v2/account} and {@code /fapi/v3/account}. Names and types are the dialect's. */
final class AccountAnswer {

    private AccountAnswer() {}

    record V2(
            int feeTier,
            boolean feeBurn,
            boolean canTrade,
            boolean canDeposit,
            boolean canWithdraw,
            long updateTime,
            boolean multiAssetsMargin,
            int tradeGroupId,
            String totalInitialMargin,
            String totalMaintMargin,
            String totalWalletBalance,
            String totalUnrealizedProfit,
            String totalMarginBalance,
            String totalPositionInitialMargin,
            String totalOpenOrderInitialMargin,
            String totalCrossWalletBalance,
            String totalCrossUnPnl,
            String availableBalance,
            String maxWithdrawAmount,
            List<AssetV2> assets,
            List<PositionV2> positions) {

        static V2 of(AccountFigures account) {
            AssetFigures usdt = account.usdt();
            return new V2(
                    account.feeTier(),
                    false,
                    true,
                    true,
                    true,
                    0,
                    account.multiAssets(),
                    -1,
                    Texts.money(usdt.initialMarginUnits()),
                    Texts.money(usdt.maintenanceUnits()),
                    Texts.money(usdt.walletUnits()),
                    Texts.money(usdt.unrealizedUnits()),
                    Texts.money(usdt.marginBalanceUnits()),
                    Texts.money(usdt.positionMarginUnits()),
                    Texts.money(usdt.orderMarginUnits()),
                    Texts.money(usdt.crossWalletUnits()),
                    Texts.money(usdt.crossUnrealizedUnits()),
                    Texts.money(usdt.availableUnits()),
                    Texts.money(usdt.withdrawableUnits()),
                    account.assets().stream().map(AssetV2::of).toList(),
                    account.positions().stream().map(PositionV2::of).toList());
        }
    }

    record AssetV2(
            String asset,
            String walletBalance,
            String unrealizedProfit,
            String marginBalance,
            String maintMargin,
            String initialMargin,
            String positionInitialMargin,
            String openOrderInitialMargin,
            String crossWalletBalance,
            String crossUnPnl,
            String availableBalance,
            String maxWithdrawAmount,
            boolean marginAvailable,
            long updateTime) {

        static AssetV2 of(AssetFigures asset) {
            AssetV3 same = AssetV3.of(asset);
            return new AssetV2(
                    same.asset,
                    same.walletBalance,
                    same.unrealizedProfit,
                    same.marginBalance,
                    same.maintMargin,
                    same.initialMargin,
                    same.positionInitialMargin,
                    same.openOrderInitialMargin,
                    same.crossWalletBalance,
                    same.crossUnPnl,
                    same.availableBalance,
                    same.maxWithdrawAmount,
                    true,
                    same.updateTime);
        }
    }

    record PositionV2(
            String symbol,
            String initialMargin,
            String maintMargin,
            String unrealizedProfit,
            String positionInitialMargin,
            String openOrderInitialMargin,
            String leverage,
            boolean isolated,
            String entryPrice,
            String maxNotional,
            String bidNotional,
            String askNotional,
            String positionSide,
            String positionAmt,
            long updateTime) {

        static PositionV2 of(PositionFigures position) {
            return new PositionV2(
                    position.spec().symbol(),
                    Texts.money(position.initialMarginUnits()),
                    Texts.money(position.maintenanceUnits()),
                    Texts.money(position.unrealizedUnits()),
                    Texts.money(position.positionMarginUnits()),
                    Texts.money(position.orderMarginUnits()),
                    Integer.toString(position.holding().leverage()),
                    position.holding().isIsolated(),
                    Texts.plain(position.entryPrice()),
                    Texts.shortMoney(position.notionalMaxUnits()),
                    Texts.money(position.openNotionalUnits(Side.BUY)),
                    Texts.money(position.openNotionalUnits(Side.SELL)),
                    position.holding().positionSide().name(),
                    Texts.plain(position.amount()),
                    position.holding().updatedMillis());
        }
    }

    record V3(
            String totalInitialMargin,
            String totalMaintMargin,
            String totalWalletBalance,
            String totalUnrealizedProfit,
            String totalMarginBalance,
            String totalPositionInitialMargin,
            String totalOpenOrderInitialMargin,
            String totalCrossWalletBalance,
            String totalCrossUnPnl,
            String availableBalance,
            String maxWithdrawAmount,
            List<AssetV3> assets,
            List<PositionV3> positions) {

        static V3 of(AccountFigures account) {
            V2 same = V2.of(account);
            return new V3(
                    same.totalInitialMargin,
                    same.totalMaintMargin,
                    same.totalWalletBalance,
                    same.totalUnrealizedProfit,
                    same.totalMarginBalance,
                    same.totalPositionInitialMargin,
                    same.totalOpenOrderInitialMargin,
                    same.totalCrossWalletBalance,
                    same.totalCrossUnPnl,
                    same.availableBalance,
                    same.maxWithdrawAmount,
                    account.assets().stream().map(AssetV3::of).toList(),
                    account.positions().stream()
                            .filter(PositionFigures::isInUse)
                            .map(PositionV3::of)
                            .toList());
        }
    }

    record AssetV3(
            String asset,
            String walletBalance,
            String unrealizedProfit,
            String marginBalance,
            String maintMargin,
            String initialMargin,
            String positionInitialMargin,
            String openOrderInitialMargin,
            String crossWalletBalance,
            String crossUnPnl,
            String availableBalance,
            String maxWithdrawAmount,
            long updateTime) {

        static AssetV3 of(AssetFigures asset) {
            return new AssetV3(
                    asset.asset().name(),
                    Texts.money(asset.walletUnits()),
                    Texts.money(asset.unrealizedUnits()),
                    Texts.money(asset.marginBalanceUnits()),
                    Texts.money(asset.maintenanceUnits()),
                    Texts.money(asset.initialMarginUnits()),
                    Texts.money(asset.positionMarginUnits()),
                    Texts.money(asset.orderMarginUnits()),
                    Texts.money(asset.crossWalletUnits()),
                    Texts.money(asset.crossUnrealizedUnits()),
                    Texts.money(asset.availableUnits()),
                    Texts.money(asset.withdrawableUnits()),
                    asset.updatedMillis());
        }
    }

    record PositionV3(
            String symbol,
            String positionSide,
            String positionAmt,
            String unrealizedProfit,
            String isolatedMargin,
            String notional,
            String isolatedWallet,
            String initialMargin,
            String maintMargin,
            long updateTime) {

        static PositionV3 of(PositionFigures position) {
            return new PositionV3(
                    position.spec().symbol(),
                    position.holding().positionSide().name(),
                    Texts.plain(position.amount()),
                    Texts.money(position.unrealizedUnits()),
                    Texts.moneyOrNone(position.isolatedMarginUnits()),
                    Texts.money(position.notionalUnits()),
                    Texts.moneyOrNone(position.holding().isolatedUnits()),
                    Texts.money(position.initialMarginUnits()),
                    Texts.money(position.maintenanceUnits()),
                    position.holding().updatedMillis());
        }
    }
}
