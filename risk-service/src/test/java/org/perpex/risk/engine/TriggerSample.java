package org.perpex.risk.engine;

import static org.perpex.risk.engine.Fixtures.FOREVER;
import static org.perpex.risk.engine.Fixtures.request;

import java.util.List;
import org.perpex.common.contract.OrderCommand;
import org.perpex.common.contract.TriggerCommand;
import org.perpex.common.contract.TriggerOrder;
import org.perpex.common.core.PositionSide;
import org.perpex.common.core.PriceMatch;
import org.perpex.common.core.SelfTradePrevention;
import org.perpex.common.core.Side;
import org.perpex.common.core.TimeInForce;
import org.perpex.common.core.TriggerType;
import org.perpex.common.core.WorkingPrice;

/** A trigger in the making: by contract price, of one lot, without anything special, until it is told otherwise. */
final class TriggerSample {

    private static long named;

    private final Side side;
    private final TriggerType type;
    private WorkingPrice workingPrice = WorkingPrice.CONTRACT;
    private long triggerTicks;
    private long activationTicks;
    private int callbackPpm;
    private long priceTicks;
    private long sizeLots = 1;
    private boolean reduceOnly;
    private boolean closePosition;
    private boolean priceProtect;
    private PositionSide positionSide = PositionSide.BOTH;
    private long goodTillMillis;
    private String clientTriggerId = "t" + ++named;

    private TriggerSample(Side side, TriggerType type) {
        this.side = side;
        this.type = type;
    }

    static TriggerSample of(Side side, TriggerType type, long triggerTicks) {
        TriggerSample sample = new TriggerSample(side, type);
        sample.triggerTicks = triggerTicks;
        return sample;
    }

    static TriggerSample sellStop(long triggerTicks) {
        return of(Side.SELL, TriggerType.STOP_MARKET, triggerTicks);
    }

    static TriggerSample sellProfit(long triggerTicks) {
        return of(Side.SELL, TriggerType.TAKE_PROFIT_MARKET, triggerTicks);
    }

    static TriggerSample trailing(Side side, int callbackPpm, long activationTicks) {
        TriggerSample sample = new TriggerSample(side, TriggerType.TRAILING_STOP_MARKET);
        sample.callbackPpm = callbackPpm;
        sample.activationTicks = activationTicks;
        return sample;
    }

    TriggerSample byMark() {
        workingPrice = WorkingPrice.MARK;
        return this;
    }

    TriggerSample limit(long ticks) {
        priceTicks = ticks;
        return this;
    }

    TriggerSample lots(long lots) {
        sizeLots = lots;
        return this;
    }

    TriggerSample reduceOnly() {
        reduceOnly = true;
        return this;
    }

    TriggerSample closing() {
        closePosition = true;
        sizeLots = 0;
        return this;
    }

    TriggerSample guarded() {
        priceProtect = true;
        return this;
    }

    /** Works on a position of hedge mode. */
    TriggerSample of(PositionSide position) {
        positionSide = position;
        return this;
    }

    TriggerSample until(long timeMillis) {
        goodTillMillis = timeMillis;
        return this;
    }

    TriggerSample named(String clientId) {
        clientTriggerId = clientId;
        return this;
    }

    TriggerOrder order() {
        return new TriggerOrder(
                side,
                positionSide,
                type,
                workingPrice,
                triggerTicks,
                activationTicks,
                callbackPpm,
                priceTicks,
                sizeLots,
                goodTillMillis == 0 ? TimeInForce.GTC : TimeInForce.GTD,
                reduceOnly,
                closePosition,
                priceProtect,
                SelfTradePrevention.NONE,
                goodTillMillis,
                0,
                PriceMatch.NONE,
                clientTriggerId);
    }

    TriggerCommand.Place place(long account, int market) {
        return new TriggerCommand.Place(request(), FOREVER, account, market, order());
    }

    static TriggerCommand.PlaceOco oco(long account, int market, TriggerSample... exits) {
        return new TriggerCommand.PlaceOco(request(), FOREVER, account, market, orders(exits));
    }

    static TriggerCommand.PlaceBracket bracket(OrderCommand.Place entry, TriggerSample... exits) {
        return new TriggerCommand.PlaceBracket(entry, orders(exits));
    }

    private static List<TriggerOrder> orders(TriggerSample... exits) {
        return List.of(exits).stream().map(TriggerSample::order).toList();
    }
}
