package org.perpex.trade.store;

import org.perpex.common.contract.TriggerDetails;
import org.perpex.common.contract.TriggerOrder;
import org.perpex.common.core.PositionSide;
import org.perpex.common.core.PriceMatch;
import org.perpex.common.core.RequestId;
import org.perpex.common.core.SelfTradePrevention;
import org.perpex.common.core.Side;
import org.perpex.common.core.TimeInForce;
import org.perpex.common.core.TriggerType;
import org.perpex.common.core.WorkingPrice;
import org.perpex.trade.trigger.TriggerState;
import org.perpex.trade.trigger.TriggerStatus;

/** A row of table {@code triggers}. */
record TriggerRow(
        long triggerId,
        long account,
        int market,
        String clientTriggerId,
        long requestHigh,
        long requestLow,
        long groupId,
        long entryOrderId,
        int side,
        int positionSide,
        int type,
        int workingPrice,
        long triggerTicks,
        long activationTicks,
        int callbackPpm,
        long priceTicks,
        long sizeLots,
        int timeInForce,
        boolean reduceOnly,
        boolean closePosition,
        boolean priceProtect,
        int selfTradePrevention,
        long goodTillMillis,
        long visibleLots,
        int priceMatch,
        int status,
        long orderId,
        long filledLots,
        long quoteUnits,
        long createdMillis,
        long updatedMillis,
        long firedMillis) {

    static TriggerRow of(TriggerDetails trigger, long timeMillis) {
        TriggerOrder order = trigger.order();
        return new TriggerRow(
                trigger.triggerId(),
                trigger.account(),
                trigger.market(),
                order.clientTriggerId(),
                trigger.request().high(),
                trigger.request().low(),
                trigger.group(),
                trigger.entryOrderId(),
                order.side().code,
                order.positionSide().code,
                order.type().code,
                order.workingPrice().code,
                order.triggerTicks(),
                order.activationTicks(),
                order.callbackPpm(),
                order.priceTicks(),
                order.sizeLots(),
                order.timeInForce().code,
                order.reduceOnly(),
                order.closePosition(),
                order.priceProtect(),
                order.selfTradePrevention().code,
                order.goodTillMillis(),
                order.visibleLots(),
                order.priceMatch().code,
                TriggerStatus.NEW.code,
                0,
                0,
                0,
                timeMillis,
                timeMillis,
                0);
    }

    TriggerState toState() {
        TriggerOrder order = new TriggerOrder(
                Side.of(side),
                PositionSide.of(positionSide),
                TriggerType.of(type),
                WorkingPrice.of(workingPrice),
                triggerTicks,
                activationTicks,
                callbackPpm,
                priceTicks,
                sizeLots,
                TimeInForce.of(timeInForce),
                reduceOnly,
                closePosition,
                priceProtect,
                SelfTradePrevention.of(selfTradePrevention),
                goodTillMillis,
                visibleLots,
                PriceMatch.of(priceMatch),
                clientTriggerId);
        TriggerDetails details = new TriggerDetails(
                new RequestId(requestHigh, requestLow), triggerId, account, market, groupId, entryOrderId, order);
        return new TriggerState(
                details,
                TriggerStatus.of(status),
                orderId,
                filledLots,
                quoteUnits,
                createdMillis,
                updatedMillis,
                firedMillis);
    }
}
