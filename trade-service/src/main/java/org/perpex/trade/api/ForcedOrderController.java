package org.perpex.trade.api;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.perpex.common.core.MarketSpec;
import org.perpex.common.core.OrderOrigin;
import org.perpex.common.spring.dialect.DialectError;
import org.perpex.common.spring.dialect.Parameters;
import org.perpex.common.spring.identity.Identity;
import org.perpex.common.spring.identity.Permission;
import org.perpex.common.spring.market.Markets;
import org.perpex.trade.order.OrderHistory;
import org.perpex.trade.order.OrderState;
import org.perpex.trade.order.Orders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Lists the orders by which the exchange closed positions: those of liquidations, and what stands for deleveraging. */
@RestController
class ForcedOrderController {

    private static final int ORDERS_DEFAULT = 50;
    private static final int ORDERS_MAX = 100;

    private final Markets markets;
    private final Orders orders;

    ForcedOrderController(Markets markets, Orders orders) {
        this.markets = markets;
        this.orders = orders;
    }

    record ForcedJson(@JsonUnwrapped OrderJson order, String pair, String cumBase) {}

    @GetMapping("/fapi/v1/forceOrders")
    List<ForcedJson> list(Identity identity, HttpServletRequest request) {
        identity.require(Permission.READ);
        Parameters parameters = Requests.parameters(request);
        String symbol = parameters.find("symbol");
        Requests.Period period = Requests.period(parameters);
        OrderHistory.Page page = new OrderHistory.Page(
                Requests.account(identity).value(),
                symbol == null ? 0 : markets.require(symbol).market(),
                origins(parameters.find("autoCloseType")),
                0,
                period.startMillis(),
                period.endMillis(),
                parameters.limit(ORDERS_DEFAULT, ORDERS_MAX));
        return orders.list(page).stream().map(this::json).toList();
    }

    private static List<OrderOrigin> origins(@Nullable String type) {
        return switch (type) {
            case null -> List.of(OrderOrigin.LIQUIDATION, OrderOrigin.DELEVERAGE);
            case "LIQUIDATION" -> List.of(OrderOrigin.LIQUIDATION);
            case "ADL" -> List.of(OrderOrigin.DELEVERAGE);
            default -> throw DialectError.PARAMETER_INVALID.exception("autoCloseType");
        };
    }

    private ForcedJson json(OrderState state) {
        MarketSpec market = markets.byNumber(state.details().market())
                .orElseThrow(() -> new IllegalStateException("an order is in a listed market"));
        OrderJson order = OrderJson.of(market, state);
        return new ForcedJson(order, market.symbol(), order.executedQty());
    }
}
