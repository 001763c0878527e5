package org.perpex.common.core;

/** The price that a trigger watches. */
public enum WorkingPrice {
    /** The mark price. */
    MARK(1),
    /** Every traded price. */
    CONTRACT(2);

    private static final Codes<WorkingPrice> CODES = Codes.of(values(), value -> value.code);

    /** The number that stands for this constant in messages and tables. */
    public final int code;

    WorkingPrice(int code) {
        this.code = code;
    }

    /** Returns the constant of a code, or throws {@link IllegalArgumentException}: an unknown code is never guessed. */
    public static WorkingPrice of(int code) {
        return CODES.of(code);
    }
}
