package org.perpex.finance.settlement;

/** The accounts of the wallet's ledger that settlement touches, by the names that they have there. */
public enum LedgerKind {
    /** A user's funding wallet. */
    FUNDING,
    /** A user's futures wallet. */
    FUTURES,
    /** What the house has earned in fees. */
    FEE_INCOME,
    /** Profit and loss of a market. */
    PNL_CLEARING,
    /** On its way from funding to futures wallets. */
    TRANSFERS_IN_TRANSIT,
    /** What pays for bankruptcies. The wallet of the fund's own account is a part of it. */
    INSURANCE_FUND,
    /** What longs and shorts pay each other for funding. */
    FUNDING_CLEARING,
    /** The remainders of divisions. */
    ROUNDING
}
