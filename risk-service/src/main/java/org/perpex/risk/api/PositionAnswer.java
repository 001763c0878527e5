package org.perpex.risk.api;

import org.perpex.common.core.Side;
import org.perpex.risk.view.PositionFigures;

/** Rows of {@code GET /fapi/v2/positionRisk} and {@code /fapi/v3/positionRisk}. Names and types are the dialect's. */
final class PositionAnswer {

    private PositionAnswer() {}

    record V2(
            String entryPrice,
            String breakEvenPrice,
            String marginType,
            String isAutoAddMargin,
            String isolatedMargin,
            String leverage,
            String liquidationPrice,
            String markPrice,
            String maxNotionalValue,
            String positionAmt,
            String notional,
            String isolatedWallet,
            String symbol,
            String unRealizedProfit,
            String positionSide,
            long updateTime) {

        static V2 of(PositionFigures position) {
            return new V2(
                    Texts.plain(position.entryPrice()),
                    Texts.plain(position.breakEvenPrice()),
                    position.holding().isIsolated() ? "isolated" : "cross",
                    Boolean.toString(position.holding().autoAddMargin()),
                    Texts.moneyOrNone(position.isolatedMarginUnits()),
                    Integer.toString(position.holding().leverage()),
                    liquidation(position),
                    Texts.plain(position.markPrice()),
                    Texts.shortMoney(position.notionalMaxUnits()),
                    Texts.plain(position.amount()),
                    Texts.money(position.notionalUnits()),
                    Texts.moneyOrNone(position.holding().isolatedUnits()),
                    position.spec().symbol(),
                    Texts.money(position.unrealizedUnits()),
                    position.holding().positionSide().name(),
                    position.holding().updatedMillis());
        }
    }

    record V3(
            String symbol,
            String positionSide,
            String positionAmt,
            String entryPrice,
            String breakEvenPrice,
            String markPrice,
            String unRealizedProfit,
            String liquidationPrice,
            String isolatedMargin,
            String notional,
            String marginAsset,
            String isolatedWallet,
            String initialMargin,
            String maintMargin,
            String positionInitialMargin,
            String openOrderInitialMargin,
            int adl,
            String bidNotional,
            String askNotional,
            long updateTime) {

        static V3 of(PositionFigures position) {
            return new V3(
                    position.spec().symbol(),
                    position.holding().positionSide().name(),
                    Texts.plain(position.amount()),
                    Texts.plain(position.entryPrice()),
                    Texts.plain(position.breakEvenPrice()),
                    Texts.plain(position.markPrice()),
                    Texts.money(position.unrealizedUnits()),
                    liquidation(position),
                    Texts.moneyOrNone(position.isolatedMarginUnits()),
                    Texts.money(position.notionalUnits()),
                    position.spec().quote().name(),
                    Texts.moneyOrNone(position.holding().isolatedUnits()),
                    Texts.money(position.initialMarginUnits()),
                    Texts.money(position.maintenanceUnits()),
                    Texts.money(position.positionMarginUnits()),
                    Texts.money(position.orderMarginUnits()),
                    0,
                    Texts.money(position.openNotionalUnits(Side.BUY)),
                    Texts.money(position.openNotionalUnits(Side.SELL)),
                    position.holding().updatedMillis());
        }
    }

    private static String liquidation(PositionFigures position) {
        return position.liquidationPrice().map(Texts::plain).orElse(Texts.NONE);
    }
}
