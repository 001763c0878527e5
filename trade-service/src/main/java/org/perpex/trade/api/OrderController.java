package org.perpex.trade.api;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.perpex.common.core.AccountId;
import org.perpex.common.core.MarketSpec;
import org.perpex.common.spring.dialect.DialectError;
import org.perpex.common.spring.dialect.Parameters;
import org.perpex.common.spring.identity.Identity;
import org.perpex.common.spring.identity.Permission;
import org.perpex.common.spring.market.Markets;
import org.perpex.trade.order.AmendForm;
import org.perpex.trade.order.NamedOrder;
import org.perpex.trade.order.NewOrder;
import org.perpex.trade.order.OrderEntry;
import org.perpex.trade.order.OrderForm;
import org.perpex.trade.order.OrderHistory;
import org.perpex.trade.order.OrderState;
import org.perpex.trade.order.Orders;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Places, queries and cancels orders one by one. */
@RestController
@RequestMapping("/fapi/v1")
class OrderController {

    private static final int ORDERS_DEFAULT = 500;
    private static final int ORDERS_MAX = 1_000;

    private final Markets markets;
    private final OrderForm form;
    private final OrderEntry entry;
    private final Orders orders;

    OrderController(Markets markets, OrderForm form, OrderEntry entry, Orders orders) {
        this.markets = markets;
        this.form = form;
        this.entry = entry;
        this.orders = orders;
    }

    @PostMapping("/order")
    OrderJson place(Identity identity, HttpServletRequest request) {
        identity.require(Permission.TRADE);
        NewOrder order = form.read(Requests.parameters(request));
        OrderState state = entry.place(Requests.request(0), Requests.account(identity), order);
        return OrderJson.of(order.market(), order.whole() ? state : state.atAcceptance());
    }

    /** Checks an order as {@link #place} does at the edge, and sends nothing. */
    @PostMapping("/order/test")
    OrderJson test(Identity identity, HttpServletRequest request) {
        identity.require(Permission.TRADE);
        NewOrder order = form.read(Requests.parameters(request));
        return OrderJson.of(order.market(), TestOrder.of(Requests.account(identity), order));
    }

    @DeleteMapping("/order")
    OrderJson cancel(Identity identity, HttpServletRequest request) {
        identity.require(Permission.TRADE);
        NamedOrder order = AmendForm.named(Requests.parameters(request), markets);
        OrderState state = entry.cancel(Requests.request(0), Requests.account(identity), order);
        return OrderJson.of(order.market(), state);
    }

    @DeleteMapping("/allOpenOrders")
    Done cancelAll(Identity identity, HttpServletRequest request) {
        identity.require(Permission.TRADE);
        MarketSpec market = markets.require(Requests.parameters(request).require("symbol"));
        entry.cancelAll(Requests.request(0), Requests.account(identity), market);
        return Done.ALL_CANCELED;
    }

    @GetMapping("/order")
    OrderJson find(Identity identity, HttpServletRequest request) {
        NamedOrder order = AmendForm.named(Requests.parameters(request), markets);
        return OrderJson.of(order.market(), require(identity, order));
    }

    @GetMapping("/openOrder")
    OrderJson findOpen(Identity identity, HttpServletRequest request) {
        NamedOrder order = AmendForm.named(Requests.parameters(request), markets);
        OrderState state = require(identity, order);
        if (!state.status().isOpen()) {
            throw DialectError.ORDER_UNKNOWN.exception();
        }
        return OrderJson.of(order.market(), state);
    }

    private OrderState require(Identity identity, NamedOrder order) {
        identity.require(Permission.READ);
        return orders.find(Requests.account(identity), order).orElseThrow(DialectError.ORDER_UNKNOWN::exception);
    }

    @GetMapping("/openOrders")
    List<OrderJson> open(Identity identity, HttpServletRequest request) {
        identity.require(Permission.READ);
        String symbol = Requests.parameters(request).find("symbol");
        AccountId account = Requests.account(identity);
        return orders.open(account, symbol == null ? null : markets.require(symbol)).stream()
                .map(this::json)
                .toList();
    }

    @GetMapping("/allOrders")
    List<OrderJson> all(Identity identity, HttpServletRequest request) {
        identity.require(Permission.READ);
        Parameters parameters = Requests.parameters(request);
        MarketSpec market = markets.require(parameters.require("symbol"));
        Requests.Period period = Requests.period(parameters);
        OrderHistory.Page page = new OrderHistory.Page(
                Requests.account(identity).value(),
                market.market(),
                List.of(),
                parameters.number("orderId", 0),
                period.startMillis(),
                period.endMillis(),
                parameters.limit(ORDERS_DEFAULT, ORDERS_MAX));
        return orders.list(page).stream().map(this::json).toList();
    }

    private OrderJson json(OrderState state) {
        MarketSpec market = markets.byNumber(state.details().market())
                .orElseThrow(() -> new IllegalStateException("an order is in a listed market"));
        return OrderJson.of(market, state);
    }
}
