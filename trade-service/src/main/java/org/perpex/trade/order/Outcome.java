package org.perpex.trade.order;

import java.util.List;
import org.perpex.common.contract.SettingFact;
import org.perpex.common.contract.TriggerDetails;
import org.perpex.common.core.RejectReason;

/** What a fact said about a request. */
public sealed interface Outcome {

    /** The order was accepted, or it was canceled as asked: this is what became of it. */
    record Done(OrderState order) implements Outcome {}

    /** All open orders of the account in the market are canceled. */
    record AllCanceled(int count) implements Outcome {}

    /** The leverage is set. */
    record LeverageSet(int leverage, long notionalMaxUnits) implements Outcome {}

    /** Another setting of the account is as asked. */
    record Changed(SettingFact fact) implements Outcome {}

    /**
     * The countdown of the account in the market runs, or is stopped.
     *
     * @param endMillis engine time at which it ends; 0: it is stopped
     */
    record CountdownSet(long endMillis) implements Outcome {}

    /** A trigger waits. */
    record TriggerPlaced(TriggerDetails trigger, long timeMillis) implements Outcome {}

    /** A trigger waits no more, as asked. */
    record TriggerCanceled(TriggerDetails trigger) implements Outcome {}

    /** The maker protection of the account in the market is as asked. */
    record ProtectionChanged() implements Outcome {}

    /** Everything that one request placed: triggers in their order, and the order before them if there is one. */
    record Group(List<Outcome> placed) implements Outcome {}

    /** The request had no effect. */
    record Refused(RejectReason reason) implements Outcome {}
}
