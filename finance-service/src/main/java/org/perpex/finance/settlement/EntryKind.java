package org.perpex.finance.settlement;

/** Why an entry of a batch moves money, by the names that the wallet has for it. */
public enum EntryKind {
    /** Arrived in the futures wallet. */
    TRANSFER_IN,
    /** Went back to the funding wallet. */
    TRANSFER_REFUSED,
    /** Left the futures wallet for the funding wallet. */
    TRANSFER_OUT,
    /** Profit or loss of closed positions. */
    REALIZED_PNL,
    /** Trading fees, or rebates when they go to the user. */
    FEE,
    /** What longs and shorts pay each other. */
    FUNDING,
    /** What rounding leaves over. */
    ROUNDING,
    /** Fees of liquidations, and what the insurance fund pays and takes. */
    INSURANCE
}
