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
