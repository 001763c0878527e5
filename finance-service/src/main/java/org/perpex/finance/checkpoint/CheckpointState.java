package org.perpex.finance.checkpoint;

/** What the comparison at a checkpoint found. */
public enum CheckpointState {
    /** Not compared yet. */
    PENDING(1),
    /** Ledger and engine are equal, account by account. */
    EQUAL(2),
    /** They differ. */
    DIFFERENT(3),
    /** The books had gone on before they could be compared. */
    MISSED(4);

    /** The number that stands for this state in tables. */
    public final int code;

    CheckpointState(int code) {
        this.code = code;
    }

    /** Returns the state of a code, or throws {@link IllegalArgumentException}. */
    public static CheckpointState of(int code) {
        for (CheckpointState state : values()) {
            if (state.code == code) {
                return state;
            }
        }
        throw new IllegalArgumentException("unknown state of a checkpoint: " + code);
    }
}
