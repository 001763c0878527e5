package org.perpex.wallet.ledger;

import org.perpex.common.core.TransferId;

/**
 * Money that moves from one account to another of the same asset. Immutable: a mistake is repaired by another
 * transfer.
 *
 * @param debit loses the amount
 * @param credit gains the amount
 * @param units of 1e-8, positive
 * @param reference the user's transfer or the like that it belongs to, or none
 * @param timeMillis when it was decided
 */
public record Transfer(
        TransferId id,
        TransferKind kind,
        AccountKey debit,
        AccountKey credit,
        long units,
        TransferId reference,
        long timeMillis) {

    public Transfer {
        if (units <= 0) {
            throw new IllegalArgumentException("a transfer moves a positive amount: " + units);
        }
        if (debit.equals(credit) || debit.asset() != credit.asset()) {
            throw new IllegalArgumentException("a transfer has two accounts of one asset: " + debit + ", " + credit);
        }
        if (id.isNone()) {
            throw new IllegalArgumentException("a transfer has an id");
        }
    }

    /** Whether a repetition under the same id says the same; when it happened does not matter. */
    boolean saysTheSameAs(Transfer other) {
        return kind == other.kind
                && debit.equals(other.debit)
                && credit.equals(other.credit)
                && units == other.units
                && reference.equals(other.reference);
    }
}
