package org.perpex.trade.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;
import org.perpex.common.contract.TriggerOrder;
import org.perpex.common.core.Decimals;
import org.perpex.common.core.MarketSpec;
import org.perpex.common.core.TriggerType;
import org.perpex.common.core.WorkingPrice;
import org.perpex.trade.order.TriggerForm;
import org.perpex.trade.trigger.TriggerState;

/** A conditional order as the dialect shows it. */
record AlgoJson(
        long algoId,
        String clientAlgoId,
        String algoType,
        String orderType,
        String symbol,
        String side,
        String positionSide,
        String timeInForce,
        String quantity,
        String algoStatus,
        String actualOrderId,
        String actualPrice,
        String actualQty,
        String actualType,
        String triggerPrice,
        String price,
        @Nullable String icebergQuantity,
        String selfTradePreventionMode,
        String workingType,
        String priceMatch,
        boolean closePosition,
        boolean priceProtect,
        boolean reduceOnly,
        long createTime,
        long updateTime,
        long triggerTime,
        long goodTillDate,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String activatePrice,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String callbackRate) {

    private static final int AVERAGE_DIGITS = 5;

    /** Decimals of a callback rate in percent. */
    private static final int PERCENT_SCALE = 4;

    static AlgoJson of(MarketSpec market, TriggerState state) {
        TriggerOrder order = state.trigger().order();
        MarketSpec.Units units = market.units();
        boolean trails = order.type() == TriggerType.TRAILING_STOP_MARKET;
        boolean fired = state.orderId() != 0;
        return new AlgoJson(
                state.trigger().triggerId(),
                order.clientTriggerId(),
                "CONDITIONAL",
                order.type().name(),
                market.symbol(),
                order.side().name(),
                order.positionSide().name(),
                order.timeInForce().name(),
                OrderJson.sizeText(units, order.sizeLots()),
                state.status().name(),
                fired ? Long.toString(state.orderId()) : "",
                averagePrice(market, state),
                OrderJson.sizeText(units, state.filledLots()),
                fired ? TriggerForm.becomes(order.type()).name() : "",
                OrderJson.priceText(units, order.triggerTicks()),
                OrderJson.priceText(units, order.priceTicks()),
                null,
                order.selfTradePrevention().name(),
                order.workingPrice() == WorkingPrice.MARK ? "MARK_PRICE" : "CONTRACT_PRICE",
                order.priceMatch().name(),
                order.closePosition(),
                order.priceProtect(),
                order.reduceOnly(),
                state.createdMillis(),
                state.updatedMillis(),
                state.firedMillis(),
                order.goodTillMillis(),
                trails ? OrderJson.priceText(units, order.activationTicks()) : null,
                trails ? percent(order.callbackPpm()) : null);
    }

    private static String percent(int ppm) {
        return new BigDecimal(Decimals.format(ppm, PERCENT_SCALE))
                .stripTrailingZeros()
                .toPlainString();
    }

    private static String averagePrice(MarketSpec market, TriggerState state) {
        if (state.filledLots() == 0) {
            return "0.00000";
        }
        BigDecimal quote = BigDecimal.valueOf(state.quoteUnits(), Decimals.UNIT_SCALE);
        BigDecimal size = new BigDecimal(OrderJson.sizeText(market.units(), state.filledLots()));
        return quote.divide(size, AVERAGE_DIGITS, RoundingMode.HALF_UP).toPlainString();
    }
}
