package org.perpex.trade.order;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.ToLongFunction;
import org.perpex.common.contract.BookFact;
import org.perpex.common.contract.GuardFact;
import org.perpex.common.contract.Message;
import org.perpex.common.contract.OrderDetails;
import org.perpex.common.contract.PositionFact;
import org.perpex.common.core.MarketSpec;
import org.perpex.common.spring.market.Markets;

/**
 * All open orders and the last that were closed, as the facts of the book tell. One thread applies facts, any thread
 * reads.
 */
public final class OrderTable {

    /** How many closed orders are remembered: enough to bridge the lag of the read model. */
    public static final int CLOSED_MAX = 20_000;

    private final ToLongFunction<BookFact.Traded> notionalUnits;
    private final Map<Long, OrderState> open = new ConcurrentHashMap<>();
    private final Map<Long, ConcurrentNavigableMap<Long, OrderState>> openByAccount = new ConcurrentHashMap<>();
    private final Map<ClientKey, Long> byClientId = new ConcurrentHashMap<>();
    private final Map<Long, OrderState> closed = new LinkedHashMap<>();
    private final Map<Integer, Long> lastTrades = new ConcurrentHashMap<>();
    private volatile long lastAmendment;

    private record ClientKey(long account, String clientOrderId) {}

    public OrderTable(Markets markets) {
        this.notionalUnits = trade -> markets.byNumber(trade.market())
                .map(spec -> notional(spec, trade))
                .orElseThrow(() -> new IllegalStateException("market " + trade.market() + " is not known yet"));
    }

    private static long notional(MarketSpec spec, BookFact.Traded trade) {
        return spec.notionalUnits(trade.priceTicks(), trade.lots());
    }

    /**
     * Forgets everything and starts from some place of the stream.
     *
     * @param openOrders the orders that are open there
     * @param tradesBefore by market, the number of the last trade before it
     */
    public void restart(Collection<OrderState> openOrders, Map<Integer, Long> tradesBefore) {
        open.clear();
        openByAccount.clear();
        byClientId.clear();
        synchronized (closed) {
            closed.clear();
        }
        openOrders.forEach(this::put);
        lastAmendment = 0;
        lastTrades.clear();
        lastTrades.putAll(tradesBefore);
    }

    /** Applies a fact and returns the orders that it changed. */
    public List<OrderState> apply(long timeMillis, Message fact) {
        return switch (fact) {
            case BookFact.Accepted accepted -> List.of(put(accepted(timeMillis, accepted)));
            case BookFact.Amended amended ->
                List.of(put(require(amended.orderId()).amended(amended.priceTicks(), amended.sizeLots(), timeMillis)));
            case BookFact.Traded trade -> traded(timeMillis, trade);
            case BookFact.Closed gone -> List.of(close(timeMillis, gone));
            // What a guard or a moved position does to orders is said order by order.
            case GuardFact _ -> List.of();
            case PositionFact _ -> List.of();
            default -> List.of();
        };
    }

    /** The book may have given the order another price than it asked for. */
    private static OrderState accepted(long timeMillis, BookFact.Accepted fact) {
        OrderDetails order = fact.order();
        return OrderState.accepted(
                fact.priceTicks() == order.priceTicks() ? order : order.withPriceTicks(fact.priceTicks()), timeMillis);
    }

    private List<OrderState> traded(long timeMillis, BookFact.Traded trade) {
        long units = notionalUnits.applyAsLong(trade);
        lastTrades.put(trade.market(), trade.tradeNumber());
        return List.of(
                put(require(trade.takerOrderId()).filled(trade.lots(), units, timeMillis)),
                put(require(trade.makerOrderId()).filled(trade.lots(), units, timeMillis)));
    }

    private OrderState close(long timeMillis, BookFact.Closed gone) {
        OrderState state = require(gone.orderId()).closed(gone.reason(), timeMillis);
        remember(state);
        // Only now: who looks for the order meanwhile finds it among the open or among the closed ones.
        open.remove(state.orderId());
        openByAccount
                .getOrDefault(state.details().account(), new ConcurrentSkipListMap<>())
                .remove(state.orderId());
        return state;
    }

    private void remember(OrderState state) {
        synchronized (closed) {
            closed.put(state.orderId(), state);
            if (closed.size() > CLOSED_MAX) {
                OrderState oldest = closed.values().iterator().next();
                closed.remove(oldest.orderId());
                byClientId.remove(keyOf(oldest), oldest.orderId());
            }
        }
    }

    private OrderState put(OrderState state) {
        open.put(state.orderId(), state);
        openByAccount
                .computeIfAbsent(state.details().account(), account -> new ConcurrentSkipListMap<>())
                .put(state.orderId(), state);
        byClientId.put(keyOf(state), state.orderId());
        return state;
    }

    private OrderState require(long orderId) {
        OrderState state = open.get(orderId);
        if (state == null) {
            throw new IllegalStateException("a fact is about an order that is not open: " + orderId);
        }
        return state;
    }

    /** The order of an id, open or lately closed. */
    public Optional<OrderState> find(long orderId) {
        OrderState state = open.get(orderId);
        if (state != null) {
            return Optional.of(state);
        }
        synchronized (closed) {
            return Optional.ofNullable(closed.get(orderId));
        }
    }

    /** The newest order that an account gave a client order id to, open or lately closed. */
    public Optional<OrderState> find(long account, String clientOrderId) {
        return Optional.ofNullable(byClientId.get(new ClientKey(account, clientOrderId)))
                .flatMap(this::find);
    }

    /** The open orders of an account, by rising id. */
    public List<OrderState> openOf(long account) {
        Map<Long, OrderState> orders = openByAccount.get(account);
        return orders == null ? List.of() : List.copyOf(orders.values());
    }

    /** The orders of an account that are known here, open or lately closed. */
    public List<OrderState> recentOf(long account) {
        List<OrderState> found = new java.util.ArrayList<>(openOf(account));
        synchronized (closed) {
            closed.values().stream()
                    .filter(state -> state.details().account() == account)
                    .forEach(found::add);
        }
        return found;
    }

    /** The number of the last trade in a market; 0 if there is none. */
    public long lastTrade(int market) {
        return lastTrades.getOrDefault(market, 0L);
    }

    /** Notes the number of a fact that amended an order. */
    public void amendedWith(long number) {
        lastAmendment = number;
    }

    /** The number of the last fact that amended an order; 0 if there was none since the start. */
    public long lastAmendment() {
        return lastAmendment;
    }

    /** How many orders are open. */
    public int openCount() {
        return open.size();
    }

    private static ClientKey keyOf(OrderState state) {
        return new ClientKey(state.details().account(), state.details().clientOrderId());
    }
}
