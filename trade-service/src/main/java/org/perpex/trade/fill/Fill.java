package org.perpex.trade.fill;

import org.perpex.common.core.PositionSide;
import org.perpex.common.core.Side;

/**
 * One side of a trade, as it was applied to its account.
 *
 * @param tradeNumber dense per market
 * @param feeUnits paid by the account; negative is a rebate
 * @param realizedUnits profit realised, before the fee
 */
public record Fill(
        long account,
        int market,
        long tradeNumber,
        long orderId,
        Side side,
        PositionSide positionSide,
        boolean maker,
        long priceTicks,
        long lots,
        long feeUnits,
        long realizedUnits,
        long timeMillis) {}
