package org.perpex.risk.engine;

import org.perpex.common.contract.BookCommand;
import org.perpex.common.contract.Destination;
import org.perpex.common.contract.OrderCommand;
import org.perpex.common.contract.engine.FactSink;
import org.perpex.common.core.RejectReason;

/** Passes on what guards an account's orders: countdowns and maker protections. The book judges their bounds. */
final class GuardDesk {

    private final Formalities formalities;
    private final Requests requests;

    GuardDesk(Formalities formalities, Requests requests) {
        this.formalities = formalities;
        this.requests = requests;
    }

    void countdown(long timeMillis, OrderCommand.SetCountdown c, FactSink facts) {
        pass(
                timeMillis,
                c,
                new BookCommand.SetCountdown(c.request(), c.account(), c.market(), c.countdownMillis()),
                facts);
    }

    void protect(long timeMillis, OrderCommand.SetProtection c, FactSink facts) {
        pass(
                timeMillis,
                c,
                new BookCommand.SetProtection(
                        c.request(),
                        c.account(),
                        c.market(),
                        c.windowMillis(),
                        c.lotsMax(),
                        c.fillsMax(),
                        c.frozenMillis()),
                facts);
    }

    void resetProtection(long timeMillis, OrderCommand.ResetProtection c, FactSink facts) {
        pass(timeMillis, c, new BookCommand.ResetProtection(c.request(), c.account(), c.market()), facts);
    }

    private void pass(long timeMillis, OrderCommand command, BookCommand passed, FactSink facts) {
        RejectReason objection = formalities.objection(timeMillis, command);
        if (objection != null) {
            formalities.refuse(timeMillis, command, objection, facts);
            return;
        }
        requests.remember(timeMillis, command.account(), command.request(), Outcome.Passed.INSTANCE);
        facts.append(Destination.ORDER, passed);
    }
}
