package org.perpex.finance.settlement;

import org.perpex.common.core.Asset;
import org.perpex.common.core.TransferId;

/**
 * Money that a batch moves.
 *
 * @param units positive
 * @param reference the transfer between wallets that it ends, or none
 */
public record Entry(
        EntryKind kind, Asset asset, LedgerSide debit, LedgerSide credit, long units, TransferId reference) {}
