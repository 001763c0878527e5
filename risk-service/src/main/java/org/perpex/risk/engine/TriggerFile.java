package org.perpex.risk.engine;

import org.perpex.common.contract.TriggerDetails;
import org.perpex.common.contract.TriggerOrder;
import org.perpex.common.contract.engine.StateReader;
import org.perpex.common.contract.engine.StateWriter;
import org.perpex.common.core.PositionSide;
import org.perpex.common.core.PriceMatch;
import org.perpex.common.core.RequestId;
import org.perpex.common.core.SelfTradePrevention;
import org.perpex.common.core.Side;
import org.perpex.common.core.TimeInForce;
import org.perpex.common.core.TriggerType;
import org.perpex.common.core.WorkingPrice;

/** Writes and reads triggers and the contract prices that they watch as part of a snapshot. */
final class TriggerFile {

    private final Markets markets;
    private final Triggers triggers;

    TriggerFile(AccountEngine.World world) {
        markets = world.markets;
        triggers = world.triggers;
    }

    void save(StateWriter state) {
        for (MarketState market : markets.all()) {
            state.putLong(triggers.in(market.spec().market()).contractTicks());
        }
        state.putInt(triggers.size());
        for (WaitingTrigger each : triggers.sorted()) {
            saveDetails(each.details(), state);
            state.putLong(each.sizeLots());
            state.putLong(each.closableLots());
            state.putBoolean(each.isEntryFilled());
            state.putBoolean(each.isFollowing());
            state.putLong(each.bestTicks());
        }
        Triggers.Fired[] fired = triggers.sortedFired();
        state.putInt(fired.length);
        for (Triggers.Fired each : fired) {
            state.putLong(each.orderId());
            saveDetails(each.details(), state);
            state.putLong(each.priceTicks());
        }
    }

    void load(StateReader state) {
        for (MarketState market : markets.all()) {
            triggers.in(market.spec().market()).contractTicks(state.getLong());
        }
        int waiting = state.getInt();
        for (int i = 0; i < waiting; i++) {
            WaitingTrigger trigger = new WaitingTrigger(loadDetails(state), 0);
            trigger.restore(state.getLong(), state.getLong(), state.getBoolean());
            if (state.getBoolean()) {
                trigger.follow(state.getLong());
            } else {
                state.getLong();
            }
            triggers.add(trigger);
        }
        int fired = state.getInt();
        for (int i = 0; i < fired; i++) {
            triggers.fired(new Triggers.Fired(state.getLong(), loadDetails(state), state.getLong()));
        }
    }

    private static void saveDetails(TriggerDetails details, StateWriter state) {
        state.putLong(details.request().high());
        state.putLong(details.request().low());
        state.putLong(details.triggerId());
        state.putLong(details.account());
        state.putInt(details.market());
        state.putLong(details.group());
        state.putLong(details.entryOrderId());
        TriggerOrder order = details.order();
        state.putInt(order.side().code);
        state.putInt(order.positionSide().code);
        state.putInt(order.type().code);
        state.putInt(order.workingPrice().code);
        state.putLong(order.triggerTicks());
        state.putLong(order.activationTicks());
        state.putInt(order.callbackPpm());
        state.putLong(order.priceTicks());
        state.putLong(order.sizeLots());
        state.putInt(order.timeInForce().code);
        state.putBoolean(order.reduceOnly());
        state.putBoolean(order.closePosition());
        state.putBoolean(order.priceProtect());
        state.putInt(order.selfTradePrevention().code);
        state.putLong(order.goodTillMillis());
        state.putLong(order.visibleLots());
        state.putInt(order.priceMatch().code);
        state.putText(order.clientTriggerId());
    }

    private static TriggerDetails loadDetails(StateReader state) {
        return new TriggerDetails(
                new RequestId(state.getLong(), state.getLong()),
                state.getLong(),
                state.getLong(),
                state.getInt(),
                state.getLong(),
                state.getLong(),
                new TriggerOrder(
                        Side.of(state.getInt()),
                        PositionSide.of(state.getInt()),
                        TriggerType.of(state.getInt()),
                        WorkingPrice.of(state.getInt()),
                        state.getLong(),
                        state.getLong(),
                        state.getInt(),
                        state.getLong(),
                        state.getLong(),
                        TimeInForce.of(state.getInt()),
                        state.getBoolean(),
                        state.getBoolean(),
                        state.getBoolean(),
                        SelfTradePrevention.of(state.getInt()),
                        state.getLong(),
                        state.getLong(),
                        PriceMatch.of(state.getInt()),
                        state.getText()));
    }
}
