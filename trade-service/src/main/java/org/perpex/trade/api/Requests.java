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
import org.perpex.trade.order.CommandDesk;

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
            return CommandDesk.freshRequest();
        }
        RequestId id = RequestId.parse(trace);
        return new RequestId(id.high(), id.low() + index);
    }

    /** A span of engine time, both ends included. */
    record Period(long startMillis, long endMillis) {}

    /** The span that a list is asked for; without an end it is open there. */
    static Period period(Parameters parameters) {
        long start = parameters.number("startTime", 0);
        long end = parameters.number("endTime", Long.MAX_VALUE);
        if (start > end) {
            throw DialectError.START_AFTER_END.exception();
        }
        return new Period(start, end);
    }
}
