package org.perpex.wallet.settlement;

import java.util.List;
import org.perpex.common.core.TransferId;
import org.perpex.wallet.ledger.AccountKey;
import org.perpex.wallet.ledger.TransferKind;
import org.perpex.wallet.transfer.EndedTransfer;

/**
 * Facts of one stream, from the number after the mark on, netted by finance.
 *
 * @param source code of the stream
 * @param first number of the first fact
 * @param last number of the last fact
 * @param batch number of the batch
 * @param timeMillis engine time of the last fact
 */
public record SettlementBatch(
        int source,
        long first,
        long last,
        long batch,
        long timeMillis,
        List<Entry> entries,
        List<EndedTransfer> ended,
        List<SettledFill> fills) {

    public SettlementBatch {
        if (first < 1 || last < first) {
            throw new IllegalArgumentException("not a range of facts: " + first + " to " + last);
        }
        entries = List.copyOf(entries);
        ended = List.copyOf(ended);
        fills = List.copyOf(fills);
    }

    /** One netted movement. */
    public record Entry(TransferKind kind, AccountKey debit, AccountKey credit, long units, TransferId reference) {}

    /**
     * A fill that is part of the batch, for the log alone.
     *
     * @param trace the request id of its order
     */
    public record SettledFill(long account, int market, long trade, String trace) {}
}
