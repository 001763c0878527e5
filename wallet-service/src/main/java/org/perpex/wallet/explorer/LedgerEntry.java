package org.perpex.wallet.explorer;

/**
 * A transfer as it stands in the books, with the codes of its kinds.
 *
 * @param sequence its number in the books
 * @param batch the settlement batch, or 0
 */
public record LedgerEntry(
        String id,
        long sequence,
        int kind,
        int asset,
        int debitKind,
        long debitOwner,
        int creditKind,
        long creditOwner,
        long units,
        String reference,
        long batch,
        long timeMillis) {}
