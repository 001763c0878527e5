package org.perpex.finance.settlement;

import java.util.Comparator;

/** One side of an entry: an account of the wallet's ledger. */
public record LedgerSide(LedgerKind kind, long owner) implements Comparable<LedgerSide> {

    private static final Comparator<LedgerSide> ORDER =
            Comparator.comparing(LedgerSide::kind).thenComparingLong(LedgerSide::owner);

    static LedgerSide house(LedgerKind kind) {
        return new LedgerSide(kind, 0);
    }

    @Override
    public int compareTo(LedgerSide other) {
        return ORDER.compare(this, other);
    }
}
