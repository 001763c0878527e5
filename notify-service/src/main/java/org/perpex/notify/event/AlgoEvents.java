package org.perpex.notify.event;

import java.time.InstantSource;
import java.util.List;
import org.perpex.common.contract.TriggerDetails;
import org.perpex.common.contract.TriggerFact;
import org.perpex.common.contract.TriggerOrder;
import org.perpex.common.core.Decimals;
import org.perpex.common.core.MarketSpec;
import org.perpex.common.core.TriggerEnd;
import org.perpex.common.core.WorkingPrice;
import org.perpex.common.spring.market.Markets;

/** Turns facts of triggers into events of the private stream. Thread-safe. */
final class AlgoEvents {

    private static final String NOTHING = "0";

    private final Markets markets;
    private final InstantSource clock;

    AlgoEvents(Markets markets, InstantSource clock) {
        this.markets = markets;
        this.clock = clock;
    }

    /** What a fact says beyond the trigger itself. */
    private record News(String status, long sizeLots, long orderId, String refusal) {}

    /** The events that a fact causes. What its order does then, the events of that order tell. */
    List<UserEvent> of(long timeMillis, TriggerFact fact) {
        return switch (fact) {
            case TriggerFact.Placed f -> update(timeMillis, f.trigger(), news("NEW", f.trigger()));
            case TriggerFact.Resized f -> update(timeMillis, f.trigger(), new News("NEW", f.sizeLots(), 0, ""));
            case TriggerFact.Fired f ->
                update(
                        timeMillis,
                        f.trigger(),
                        new News("TRIGGERING", f.trigger().order().sizeLots(), f.orderId(), ""));
            case TriggerFact.Refused f ->
                update(
                        timeMillis,
                        f.trigger(),
                        new News(
                                "REJECTED",
                                f.trigger().order().sizeLots(),
                                0,
                                f.reason().name()));
            // The refusal, which comes before it, has told it with its reason.
            case TriggerFact.Ended f when f.reason() == TriggerEnd.REFUSED -> List.of();
            case TriggerFact.Ended f -> update(timeMillis, f.trigger(), news(status(f.reason()), f.trigger()));
        };
    }

    private static News news(String status, TriggerDetails trigger) {
        return new News(status, trigger.order().sizeLots(), 0, "");
    }

    private static String status(TriggerEnd end) {
        return switch (end) {
            case FIRED -> "TRIGGERED";
            case CANCELED, SIBLING -> "CANCELED";
            case EXPIRED, POSITION_GONE, ENTRY_GONE, LIQUIDATION, MARKET_PHASE -> "EXPIRED";
            case REFUSED -> "REJECTED";
        };
    }

    private List<UserEvent> update(long timeMillis, TriggerDetails trigger, News news) {
        TriggerOrder order = trigger.order();
        MarketSpec market = markets.byNumber(trigger.market())
                .orElseThrow(() -> new IllegalStateException("market " + trigger.market() + " is not known yet"));
        boolean fired = news.orderId() != 0;
        UserEvent.Algo algo = new UserEvent.Algo(
                order.clientTriggerId(),
                trigger.triggerId(),
                "CONDITIONAL",
                order.type().name(),
                market.symbol(),
                order.side().name(),
                order.positionSide().name(),
                order.timeInForce().name(),
                size(market, news.sizeLots()),
                news.status(),
                fired ? Long.toString(news.orderId()) : "",
                NOTHING,
                NOTHING,
                fired ? orderType(order) : "",
                price(market, order.triggerTicks()),
                price(market, order.priceTicks()),
                order.selfTradePrevention().name(),
                order.workingPrice() == WorkingPrice.MARK ? "MARK_PRICE" : "CONTRACT_PRICE",
                order.priceMatch().name(),
                order.closePosition(),
                order.priceProtect(),
                order.reduceOnly(),
                fired ? timeMillis : 0,
                order.goodTillMillis(),
                news.refusal());
        return List.of(new UserEvent.AlgoUpdate("ALGO_UPDATE", clock.millis(), timeMillis, algo));
    }

    private static String orderType(TriggerOrder order) {
        return switch (order.type()) {
            case STOP, TAKE_PROFIT -> "LIMIT";
            case STOP_MARKET, TAKE_PROFIT_MARKET, TRAILING_STOP_MARKET -> "MARKET";
        };
    }

    private static String price(MarketSpec market, long ticks) {
        return Decimals.format(ticks * market.units().tickSize(), market.units().priceScale());
    }

    private static String size(MarketSpec market, long lots) {
        return Decimals.format(lots * market.units().lotSize(), market.units().sizeScale());
    }
}
