package org.perpex.trade.order;

import org.perpex.common.core.RejectReason;

/** What a fact said about a request. */
public sealed interface Outcome {

    /** The order was accepted, or it was canceled as asked: this is what became of it. */
    record Done(OrderState order) implements Outcome {}

    /** All open orders of the account in the market are canceled. */
    record AllCanceled(int count) implements Outcome {}

    /** The leverage is set. */
    record LeverageSet(int leverage, long notionalMaxUnits) implements Outcome {}

    /** The request had no effect. */
    record Refused(RejectReason reason) implements Outcome {}
}
