package org.perpex.trade.store;

import org.perpex.common.core.PositionSide;
import org.perpex.common.core.Side;
import org.perpex.trade.fill.Fill;

/** A row of table {@code fills}. */
record FillRow(
        long account,
        int market,
        long tradeNumber,
        long orderId,
        int side,
        int positionSide,
        boolean maker,
        long priceTicks,
        long lots,
        long feeUnits,
        long realizedUnits,
        long timeMillis) {

    static FillRow of(Fill fill) {
        return new FillRow(
                fill.account(),
                fill.market(),
                fill.tradeNumber(),
                fill.orderId(),
                fill.side().code,
                fill.positionSide().code,
                fill.maker(),
                fill.priceTicks(),
                fill.lots(),
                fill.feeUnits(),
                fill.realizedUnits(),
                fill.timeMillis());
    }

    Fill toFill() {
        return new Fill(
                account,
                market,
                tradeNumber,
                orderId,
                Side.of(side),
                PositionSide.of(positionSide),
                maker,
                priceTicks,
                lots,
                feeUnits,
                realizedUnits,
                timeMillis);
    }
}
