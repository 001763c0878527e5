package org.perpex.trade.order;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.perpex.common.core.AccountId;
import org.perpex.common.core.MarketSpec;
import org.perpex.trade.readmodel.Freshness;

/**
 * Answers questions about orders: from memory what is open or was closed lately, from the read model the rest. Every
 * answer contains all that the book had said when the question came, so a client finds what any instance has shown it.
 */
public final class Orders {

    private final OrderTable table;
    private final OrderHistory history;
    private final Freshness freshness;

    public Orders(OrderTable table, OrderHistory history, Freshness freshness) {
        this.table = table;
        this.history = history;
        this.freshness = freshness;
    }

    /** The order of an account in a market, by its id or, where that is 0, by its client order id. */
    public Optional<OrderState> find(AccountId account, NamedOrder order) {
        freshness.require();
        long id = account.value();
        Optional<OrderState> found = order.orderId() != 0
                ? table.find(order.orderId()).or(() -> history.find(id, order.orderId()))
                : table.find(id, order.clientOrderId()).or(() -> history.find(id, order.clientOrderId()));
        return found.filter(state -> state.details().account() == id
                && state.details().market() == order.market().market());
    }

    /** The open orders of an account, in one market or, where that is null, in all. */
    public List<OrderState> open(AccountId account, @Nullable MarketSpec market) {
        freshness.require();
        return table.openOf(account.value()).stream()
                .filter(state -> market == null || state.details().market() == market.market())
                .toList();
    }

    /** A page of the orders of an account, by rising id. */
    public List<OrderState> list(OrderHistory.Page page) {
        freshness.require();
        Map<Long, OrderState> merged = new TreeMap<>();
        history.list(page).forEach(state -> merged.put(state.orderId(), state));
        table.recentOf(page.account()).stream()
                .filter(state -> isOn(page, state))
                .forEach(state -> merged.put(state.orderId(), state));
        List<OrderState> rows = List.copyOf(merged.values());
        if (rows.size() <= page.limit()) {
            return rows;
        }
        return page.isFromOldest()
                ? rows.subList(0, page.limit())
                : rows.subList(rows.size() - page.limit(), rows.size());
    }

    /** The number of the last trade in a market; 0 if there is none. */
    public long lastTrade(int market) {
        freshness.require();
        return table.lastTrade(market);
    }

    /** The number of the last fact that amended an order; 0 if there was none since the start. */
    public long lastAmendment() {
        freshness.require();
        return table.lastAmendment();
    }

    private static boolean isOn(OrderHistory.Page page, OrderState state) {
        return (page.market() == 0 || state.details().market() == page.market())
                && page.shows(state.details().origin())
                && state.orderId() >= page.fromOrderId()
                && state.createdMillis() >= page.startMillis()
                && state.createdMillis() <= page.endMillis();
    }
}
