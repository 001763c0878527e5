package org.perpex.wallet.ledger;

/** Why money moved. */
public enum TransferKind {
    /** Test funds. */
    FAUCET(1),
    /** Left the funding wallet on its way to the futures wallet. */
    TRANSFER_STARTED(2),
    /** Arrived in the futures wallet. */
    TRANSFER_IN(3),
    /** Went back to the funding wallet, because the engine refused it. */
    TRANSFER_REFUSED(4),
    /** Left the futures wallet for the funding wallet. */
    TRANSFER_OUT(5),
    /** Profit or loss of closed positions, netted over a batch. */
    REALIZED_PNL(6),
    /** Trading fees and rebates, netted over a batch. */
    FEE(7),
    /** What longs and shorts paid each other, netted over a batch. */
    FUNDING(8),
    /** What rounding left over, netted over a batch. */
    ROUNDING(9),
    /** Fees of liquidations, and what the insurance fund paid and took, netted over a batch. */
    INSURANCE(10),
    /** Held until somebody decides. */
    HOLD(11),
    /** Was held and went where it was to go. */
    HOLD_POSTED(12),
    /** Was held and came back. */
    HOLD_VOIDED(13),
    /** Moved by decision of an operator and two who approved; its reference is the request. */
    ADJUSTMENT(40);

    /** The number that stands for this kind in tables. */
    public final int code;

    TransferKind(int code) {
        this.code = code;
    }

    /** Returns the kind of a code, or throws {@link IllegalArgumentException}. */
    public static TransferKind of(int code) {
        for (TransferKind kind : values()) {
            if (kind.code == code) {
                return kind;
            }
        }
        throw new IllegalArgumentException("unknown kind of transfer: " + code);
    }
}
