package org.perpex.wallet.ledger;

/** Why the ledger refused a transfer, in order of precedence: the first that applies is the one returned. */
public enum RefusalReason {
    /** The id was used before, for something else. */
    ID_REUSED_WITH_DIFFERENT_CONTENT(1),
    /** The funding wallet holds less. */
    BALANCE_INSUFFICIENT(2);

    /** The number that stands for this reason. */
    public final int code;

    RefusalReason(int code) {
        this.code = code;
    }
}
