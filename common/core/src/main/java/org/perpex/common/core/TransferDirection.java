package org.perpex.common.core;

/** Which way money moves between the funding and the futures wallet. */
public enum TransferDirection {
    /** From the funding wallet into the futures wallet. */
    IN(1),
    /** From the futures wallet to the funding wallet. */
    OUT(2);

    private static final Codes<TransferDirection> CODES = Codes.of(values(), value -> value.code);

    /** The number that stands for this constant in messages and tables. */
    public final int code;

    TransferDirection(int code) {
        this.code = code;
    }

    /** Returns the constant of a code, or throws {@link IllegalArgumentException}: an unknown code is never guessed. */
    public static TransferDirection of(int code) {
        return CODES.of(code);
    }
}
