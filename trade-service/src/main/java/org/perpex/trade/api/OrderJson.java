package org.perpex.trade.api;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.perpex.common.contract.OrderDetails;
import org.perpex.common.core.Decimals;
import org.perpex.common.core.MarketSpec;
import org.perpex.common.core.OrderType;
import org.perpex.trade.order.OrderState;

/** An order as the dialect shows it. */
record OrderJson(
        long orderId,
        String symbol,
        String status,
        String clientOrderId,
        String price,
        String avgPrice,
        String origQty,
        String executedQty,
        String cumQty,
        String cumQuote,
        String timeInForce,
        String type,
        String origType,
        boolean reduceOnly,
        boolean closePosition,
        String side,
        String positionSide,
        String stopPrice,
        String workingType,
        boolean priceProtect,
        String priceMatch,
        String selfTradePreventionMode,
        long goodTillDate,
        long time,
        long updateTime) {

    private static final int AVERAGE_DIGITS = 5;

    static OrderJson of(MarketSpec market, OrderState state) {
        OrderDetails order = state.details();
        MarketSpec.Units units = market.units();
        String executed = sizeText(units, state.filledLots());
        return new OrderJson(
                state.orderId(),
                market.symbol(),
                state.status().name(),
                order.clientOrderId(),
                order.type() == OrderType.MARKET ? "0" : priceText(units, order.priceTicks()),
                averagePrice(market, state),
                sizeText(units, order.sizeLots()),
                executed,
                executed,
                Decimals.formatUnits(state.quoteUnits()),
                order.type() == OrderType.MARKET ? "GTC" : order.timeInForce().name(),
                order.type().name(),
                order.type().name(),
                order.reduceOnly(),
                false,
                order.side().name(),
                order.positionSide().name(),
                "0",
                "CONTRACT_PRICE",
                false,
                order.terms().priceMatch().name(),
                order.selfTradePrevention().name(),
                order.goodTillMillis(),
                state.createdMillis(),
                state.updatedMillis());
    }

    static String priceText(MarketSpec.Units units, long ticks) {
        return Decimals.format(ticks * units.tickSize(), units.priceScale());
    }

    static String sizeText(MarketSpec.Units units, long lots) {
        return Decimals.format(lots * units.lotSize(), units.sizeScale());
    }

    private static String averagePrice(MarketSpec market, OrderState state) {
        if (state.filledLots() == 0) {
            return "0.00";
        }
        BigDecimal quote = BigDecimal.valueOf(state.quoteUnits(), Decimals.UNIT_SCALE);
        BigDecimal size = new BigDecimal(sizeText(market.units(), state.filledLots()));
        return quote.divide(size, AVERAGE_DIGITS, RoundingMode.HALF_UP).toPlainString();
    }
}
