package org.perpex.trade.api;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import org.perpex.common.core.AccountId;
import org.perpex.common.core.MarketSpec;
import org.perpex.common.core.RequestId;
import org.perpex.common.spring.dialect.Parameters;
import org.perpex.common.spring.identity.Identity;
import org.perpex.common.spring.identity.Permission;
import org.perpex.common.spring.market.Markets;
import org.perpex.trade.order.NamedOrder;
import org.perpex.trade.order.NewOrder;
import org.perpex.trade.order.OrderEntry;
import org.perpex.trade.order.OrderForm;
import org.perpex.trade.order.OrderState;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.type.TypeReference;

/** Places and cancels several orders in one request. Each has its own answer, in the order in which it was sent. */
@RestController
@RequestMapping("/fapi/v1/batchOrders")
class BatchController {

    private static final int CANCEL_MAX = 10;

    private final Markets markets;
    private final OrderForm form;
    private final OrderEntry entry;
    private final Batch batch;

    BatchController(Markets markets, OrderForm form, OrderEntry entry, Batch batch) {
        this.markets = markets;
        this.form = form;
        this.entry = entry;
        this.batch = batch;
    }

    @PostMapping
    List<Object> place(Identity identity, HttpServletRequest request) {
        identity.require(Permission.TRADE);
        AccountId account = Requests.account(identity);
        return batch.runAll(batch.orders(request), (id, parameters) -> placeOne(id, account, parameters));
    }

    private OrderJson placeOne(RequestId id, AccountId account, Parameters parameters) {
        NewOrder order = form.read(parameters);
        OrderState state = entry.place(id, account, order);
        return OrderJson.of(order.market(), order.whole() ? state : state.atAcceptance());
    }

    @DeleteMapping
    List<Object> cancel(Identity identity, HttpServletRequest request) {
        identity.require(Permission.TRADE);
        Parameters parameters = Requests.parameters(request);
        MarketSpec market = markets.require(parameters.require("symbol"));
        List<NamedOrder> orders = named(parameters, market);
        Batch.requireSize(orders.size(), CANCEL_MAX);
        AccountId account = Requests.account(identity);
        return batch.runAll(orders, (id, order) -> OrderJson.of(market, entry.cancel(id, account, order)));
    }

    private List<NamedOrder> named(Parameters parameters, MarketSpec market) {
        String ids = parameters.find("orderIdList");
        if (ids != null) {
            List<String> named = batch.read(ids, "orderIdList", new TypeReference<>() {});
            return named.stream()
                    .map(id -> new NamedOrder(market, orderId(id), ""))
                    .toList();
        }
        String clientIds = parameters.require("origClientOrderIdList");
        List<String> named = batch.read(clientIds, "origClientOrderIdList", new TypeReference<>() {});
        return named.stream()
                .map(id -> new NamedOrder(market, 0, OrderForm.requireClientOrderId(id)))
                .toList();
    }

    private static long orderId(String text) {
        return new Parameters(Map.of("orderIdList", text)).number("orderIdList", 0);
    }
}
