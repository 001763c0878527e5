package org.perpex.finance.settlement;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.perpex.common.contract.AccountFact;
import org.perpex.common.contract.AccountFact.CheckpointTaken;
import org.perpex.common.contract.AccountFact.OrderFilled;
import org.perpex.common.contract.AccountFact.PositionMoved;
import org.perpex.common.contract.AccountFact.TransferApplied;
import org.perpex.common.contract.FundingFact;
import org.perpex.common.contract.LiquidationFact;
import org.perpex.common.contract.Message;
import org.perpex.common.contract.SettingFact;
import org.perpex.common.core.Asset;

/**
 * A range of facts and what it comes to. Immutable.
 *
 * @param first number of the first fact
 * @param last the last fact
 * @param records what is kept of other facts
 * @param entries netted per account and kind, in a fixed order
 * @param checkpoint what the last fact says, if it is one
 */
public record Batch(
        long first,
        Fact last,
        List<Of<OrderFilled>> fills,
        List<Of<TransferApplied>> transfers,
        List<Of<AccountFact>> records,
        List<Entry> entries,
        @Nullable CheckpointTaken checkpoint) {

    /** The asset of universe 0, in which its markets settle. */
    public static final Asset ASSET = Asset.USDT;

    public Batch {
        fills = List.copyOf(fills);
        transfers = List.copyOf(transfers);
        records = List.copyOf(records);
        entries = List.copyOf(entries);
    }

    /** A fact of one kind, with its number and engine time. */
    public record Of<T>(long number, long timeMillis, T fact) {}

    /** Whether a fact moves money or says something that is kept. */
    static boolean isContent(Message message) {
        return message instanceof OrderFilled
                || message instanceof TransferApplied
                || message instanceof CheckpointTaken
                || isRecord(message);
    }

    /** Whether a fact is kept as a record: it is neither a fill nor a transfer nor a checkpoint. */
    static boolean isRecord(Message message) {
        return message instanceof PositionMoved
                || message instanceof FundingFact
                || message instanceof LiquidationFact.InsurancePaid
                || message instanceof LiquidationFact.StageEntered
                || message instanceof SettingFact.FeesSet;
    }

    public int facts() {
        return Math.toIntExact(last.number() - first + 1);
    }

    /** Whether it moves money or says something that is kept. */
    public boolean hasContent() {
        return !fills.isEmpty()
                || !transfers.isEmpty()
                || !records.isEmpty()
                || !entries.isEmpty()
                || checkpoint != null;
    }
}
