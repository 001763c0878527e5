package org.perpex.finance.settlement;

import java.util.Comparator;
import org.perpex.common.core.AccountId;

/** One side of an entry: an account of the wallet's ledger. */
public record LedgerSide(LedgerKind kind, long owner) implements Comparable<LedgerSide> {

    private static final Comparator<LedgerSide> ORDER =
            Comparator.comparing(LedgerSide::kind).thenComparingLong(LedgerSide::owner);

    /** The futures wallet of an account; that of the insurance fund's own account is the fund. */
    static LedgerSide futures(long account) {
        return account == AccountId.INSURANCE_FUND.value()
                ? house(LedgerKind.INSURANCE_FUND)
                : new LedgerSide(LedgerKind.FUTURES, account);
    }

    static LedgerSide house(LedgerKind kind) {
        return new LedgerSide(kind, 0);
    }

    @Override
    public int compareTo(LedgerSide other) {
        return ORDER.compare(this, other);
    }
}
