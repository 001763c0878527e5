package org.perpex.finance.fee;

/** What gave an account its rates. */
public enum RuleKind {
    /** Nothing: the specification of the market counts. */
    SPECIFICATION(0),
    /** The schedule of tiers. */
    TIER(1),
    /** An agreement with the account. */
    AGREEMENT(2),
    /** A holiday of the market. */
    HOLIDAY(3);

    /** The number that stands for this kind in tables. */
    public final int code;

    RuleKind(int code) {
        this.code = code;
    }

    /** Returns the kind of a code, or throws {@link IllegalArgumentException}. */
    public static RuleKind of(int code) {
        for (RuleKind kind : values()) {
            if (kind.code == code) {
                return kind;
            }
        }
        throw new IllegalArgumentException("unknown kind of a rule: " + code);
    }
}
