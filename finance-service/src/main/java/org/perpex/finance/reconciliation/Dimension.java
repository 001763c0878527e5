package org.perpex.finance.reconciliation;

/** What is compared with what. */
public enum Dimension {
    /** The accounts of an asset in the ledger sum to zero. */
    LEDGER_SUM(1),
    /** A balance is what the account's transfers add up to. */
    LEDGER_BALANCE(2),
    /** The rows of transfers are those that the hash chain sealed. */
    LEDGER_CHAIN(3),
    /** Futures wallets of the ledger are those of the engine at its checkpoint. */
    CHECKPOINT(4),
    /** A futures wallet of the ledger is what the engine said last. */
    ENGINE_WALLET(5),
    /** A futures wallet of the ledger is what finance's rows of the account add up to. */
    RECORDED_WALLET(6),
    /** What a batch changed a futures wallet by is what finance's rows of the batch add up to. */
    RECORDED_BATCH(7),
    /** A batch has as many rows as it says. */
    BATCH_ROWS(8),
    /** An account of the house or of a market is what its report says. */
    HOUSE_ACCOUNT(9),
    /** The pools of the insurance fund, as the engine says them, are what went in and out. */
    INSURANCE_POOLS(10),
    /** In a market long and short lots are as many. */
    POSITIONS(11),
    /** Finance and wallet have settled the same facts. */
    MARK(12);

    /** The number that stands for this dimension in tables. */
    public final int code;

    Dimension(int code) {
        this.code = code;
    }

    /** Returns the dimension of a code, or throws {@link IllegalArgumentException}. */
    public static Dimension of(int code) {
        for (Dimension dimension : values()) {
            if (dimension.code == code) {
                return dimension;
            }
        }
        throw new IllegalArgumentException("unknown dimension: " + code);
    }
}
