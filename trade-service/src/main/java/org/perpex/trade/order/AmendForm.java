package org.perpex.trade.order;

import org.jspecify.annotations.Nullable;
import org.perpex.common.core.AccountId;
import org.perpex.common.core.MarketSpec;
import org.perpex.common.core.OrderType;
import org.perpex.common.core.PriceMatch;
import org.perpex.common.core.Side;
import org.perpex.common.spring.dialect.DialectError;
import org.perpex.common.spring.dialect.Parameters;
import org.perpex.common.spring.market.Markets;

/** Reads a change of an order from the parameters of a request: the syntax first, then the filters of its market. */
public final class AmendForm {

    private final Markets markets;
    private final Orders orders;

    public AmendForm(Markets markets, Orders orders) {
        this.markets = markets;
        this.orders = orders;
    }

    /** Returns the change, or refuses with the first error that applies. Both price and size must be sent. */
    public OrderChange read(AccountId account, Parameters parameters) {
        NamedOrder order = named(parameters, markets);
        MarketSpec market = order.market();
        Side side = OrderForm.side(parameters.require("side"));
        PriceMatch match = OrderForm.priceMatch(parameters);
        long sizeLots = Filters.size(market, OrderType.LIMIT, parameters.require("quantity"));
        long priceTicks = match == PriceMatch.NONE ? Filters.price(market, parameters.require("price")) : 0;
        if (match == PriceMatch.NONE && Filters.isTooSmall(market, priceTicks, sizeLots)) {
            requireReducing(account, order, priceTicks, sizeLots);
        }
        return new OrderChange(order, side, priceTicks, sizeLots, match);
    }

    /** Which order the parameters name; refuses if they name none. The order id prevails over the client order id. */
    public static NamedOrder named(Parameters parameters, Markets markets) {
        String clientOrderId = parameters.find("origClientOrderId");
        long orderId = parameters.number("orderId", 0);
        if (orderId == 0 && clientOrderId == null) {
            throw DialectError.PARAMETER_MANDATORY.exception("orderId or origClientOrderId");
        }
        return new NamedOrder(
                markets.require(parameters.require("symbol")), orderId, orderId != 0 ? "" : clientId(clientOrderId));
    }

    private static String clientId(@Nullable String text) {
        return text == null ? "" : OrderForm.requireClientOrderId(text);
    }

    /** Only a reduce-only order may be worth so little, and only the order itself tells whether it is one. */
    private void requireReducing(AccountId account, NamedOrder order, long priceTicks, long sizeLots) {
        OrderState state = orders.find(account, order).orElseThrow(DialectError.ORDER_UNKNOWN::exception);
        if (!state.details().reduceOnly()) {
            Filters.requireNotional(order.market(), priceTicks, sizeLots);
        }
    }
}
