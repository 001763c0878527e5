package org.perpex.wallet.ledger;

/** The chart of accounts. Users' wallets are owned by an AccountId, a market's accounts by its number, others by 0. */
public enum AccountKind {
    /** A user's funding wallet: what may leave the exchange. Never negative. */
    FUNDING(1, Owner.ACCOUNT),
    /** A user's futures wallet. May be negative while unrealised profit covers it. */
    FUTURES(2, Owner.ACCOUNT),
    /** What is held of a funding wallet until somebody decides. Never negative. */
    HELD(3, Owner.ACCOUNT),
    /** What the house has earned in fees. */
    FEE_INCOME(10, Owner.HOUSE),
    /** What pays for bankruptcies. */
    INSURANCE_FUND(11, Owner.HOUSE),
    /** What longs and shorts pay each other for funding. */
    FUNDING_CLEARING(12, Owner.HOUSE),
    /** What the winners of a market have been paid and its losers have paid. */
    PNL_CLEARING(13, Owner.MARKET),
    /** The remainders of divisions. */
    ROUNDING(14, Owner.HOUSE),
    /** On its way from funding to futures wallets. */
    TRANSFERS_IN_TRANSIT(15, Owner.HOUSE),
    /** Seen on a chain and not credited yet. */
    DEPOSITS_IN_TRANSIT(16, Owner.HOUSE),
    /** Debited and not yet on a chain. */
    WITHDRAWALS_IN_TRANSIT(17, Owner.HOUSE),
    /** The world outside: test funds come from here. Negative by what the exchange owes its users. */
    EXTERNAL(18, Owner.HOUSE),
    /** What the house gave users and took from them by decision of people; negative by what it gave. */
    ADJUSTMENTS(40, Owner.HOUSE);

    /** Whose an account is. */
    public enum Owner {
        /** A user's trading account. */
        ACCOUNT,
        /** A market. */
        MARKET,
        /** The exchange. */
        HOUSE
    }

    /** The number that stands for this kind in tables. */
    public final int code;

    /** Whose accounts of this kind are. */
    public final Owner owner;

    AccountKind(int code, Owner owner) {
        this.code = code;
        this.owner = owner;
    }

    /** Returns the kind of a code, or throws {@link IllegalArgumentException}. */
    public static AccountKind of(int code) {
        for (AccountKind kind : values()) {
            if (kind.code == code) {
                return kind;
            }
        }
        throw new IllegalArgumentException("unknown kind of account: " + code);
    }
}
