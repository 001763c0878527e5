package org.perpex.trade.api;

import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.Map;
import org.perpex.common.core.AccountId;
import org.perpex.common.core.RequestId;
import org.perpex.common.spring.dialect.DialectError;
import org.perpex.common.spring.dialect.Parameters;
import org.perpex.common.spring.identity.Identity;
import org.perpex.common.spring.web.Trace;
import org.perpex.trade.order.OrderEntry;
import org.perpex.trade.order.OrderForm;

/** What the controllers take from a request. */
final class Requests {

    private Requests() {}

    /** The parameters of query and body; of a name that was sent twice the first counts. */
    static Parameters parameters(HttpServletRequest request) {
        Map<String, String> values = new HashMap<>();
        request.getParameterMap().forEach((name, all) -> values.putIfAbsent(name, all[0]));
        return new Parameters(values);
    }

    static AccountId account(Identity identity) {
        return AccountId.of(identity.userId(), identity.subAccount());
    }

    /** The id of the command that this request causes: its trace, so that one id leads through all logs. */
    static RequestId request(int index) {
        String trace = Trace.current();
        if (trace == null || !Trace.isTrace(trace)) {
            return OrderEntry.freshRequest();
        }
        RequestId id = RequestId.parse(trace);
        return new RequestId(id.high(), id.low() + index);
    }

    /** An order id, or 0 if the client order id names the order; refuses if neither was sent. */
    static OrderEntry.Cancellation orderOf(Parameters parameters, org.perpex.common.spring.market.Markets markets) {
        String clientOrderId = parameters.find("origClientOrderId");
        long orderId = parameters.number("orderId", 0);
        if (orderId == 0 && clientOrderId == null) {
            throw DialectError.PARAMETER_MANDATORY.exception("orderId or origClientOrderId");
        }
        return new OrderEntry.Cancellation(
                markets.require(parameters.require("symbol")),
                orderId,
                orderId != 0 || clientOrderId == null ? "" : OrderForm.requireClientOrderId(clientOrderId));
    }
}
