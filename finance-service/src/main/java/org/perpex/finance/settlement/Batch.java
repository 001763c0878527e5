package org.perpex.finance.settlement;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.perpex.common.contract.AccountFact.CheckpointTaken;
import org.perpex.common.contract.AccountFact.OrderFilled;
import org.perpex.common.contract.AccountFact.TransferApplied;
import org.perpex.common.core.Asset;

/**
 * A range of facts and what it comes to. Immutable.
 *
 * @param first number of the first fact
 * @param last the last fact
 * @param entries netted per account and kind, in a fixed order
 * @param checkpoint what the last fact says, if it is one
 */
public record Batch(
        long first,
        Fact last,
        List<Of<OrderFilled>> fills,
        List<Of<TransferApplied>> transfers,
        List<Entry> entries,
        @Nullable CheckpointTaken checkpoint) {

    /** The asset of universe 0, in which its markets settle. */
    public static final Asset ASSET = Asset.USDT;

    public Batch {
        fills = List.copyOf(fills);
        transfers = List.copyOf(transfers);
        entries = List.copyOf(entries);
    }

    /** A fact of one kind, with its number and engine time. */
    public record Of<T>(long number, long timeMillis, T fact) {}

    public int facts() {
        return Math.toIntExact(last.number() - first + 1);
    }

    /** Whether it moves money or says something that is kept. */
    public boolean hasContent() {
        return !fills.isEmpty() || !transfers.isEmpty() || !entries.isEmpty() || checkpoint != null;
    }
}
