package org.perpex.wallet.transfer;

/** How far a transfer between wallets has come. Only the account engine's fact ends it. */
public enum TransferState {
    /** The engine has not answered yet. */
    PENDING(1),
    /** The money has moved. */
    COMPLETED(2),
    /** The engine refused; the money is where it was. */
    REFUSED(3);

    /** The number that stands for this state in tables. */
    public final int code;

    TransferState(int code) {
        this.code = code;
    }

    /** Returns the state of a code, or throws {@link IllegalArgumentException}. */
    public static TransferState of(int code) {
        for (TransferState state : values()) {
            if (state.code == code) {
                return state;
            }
        }
        throw new IllegalArgumentException("unknown state of a transfer: " + code);
    }
}
