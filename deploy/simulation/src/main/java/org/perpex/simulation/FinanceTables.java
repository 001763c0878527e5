package org.perpex.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.perpex.common.contract.AccountFact.CheckpointTaken;
import org.perpex.common.contract.AccountFact.OrderFilled;
import org.perpex.common.core.Check;
import org.perpex.finance.checkpoint.Checkpoint;
import org.perpex.finance.checkpoint.CheckpointState;
import org.perpex.finance.checkpoint.CheckpointStore;
import org.perpex.finance.settlement.Batch;
import org.perpex.finance.settlement.BooksStore;
import org.perpex.finance.settlement.Mark;

/** Finance's tables: the mark, the rows of fills as sums, the checkpoints. */
final class FinanceTables implements BooksStore, CheckpointStore {

    private final Store store;
    private final List<Checkpoint> pending = new ArrayList<>();
    private Mark mark;
    private long lastRow;
    private long feesUnits;
    private long compared;

    FinanceTables(Store store, Mark first) {
        this.store = store;
        mark = first;
    }

    @Override
    public Mark lockedMark(int source) {
        return mark;
    }

    @Override
    public boolean move(int source, Mark from, Mark to) {
        if (!mark.equals(from)) {
            return false;
        }
        mark = to;
        store.undoBy(() -> mark = from);
        return true;
    }

    @Override
    public void write(int source, Numbered numbered) {
        Batch batch = numbered.batch();
        long lastBefore = lastRow;
        long feesBefore = feesUnits;
        store.undoBy(() -> {
            lastRow = lastBefore;
            feesUnits = feesBefore;
        });
        Check.that(batch.first() == lastRow + 1, "every fact is in one batch", batch.first());
        lastRow = batch.last().number();
        for (Batch.Of<OrderFilled> fill : batch.fills()) {
            feesUnits = Math.addExact(feesUnits, fill.fact().feeUnits());
        }
        CheckpointTaken taken = batch.checkpoint();
        if (taken != null) {
            Checkpoint checkpoint = pending(batch, taken);
            pending.add(checkpoint);
            store.undoBy(() -> pending.remove(checkpoint));
        }
    }

    private static Checkpoint pending(Batch batch, CheckpointTaken taken) {
        return new Checkpoint(
                batch.last().number(),
                taken.checkpoint(),
                batch.last().timeMillis(),
                CheckpointState.PENDING,
                new Checkpoint.Wallets(taken.accounts(), taken.walletsHash(), taken.walletsUnits()),
                Checkpoint.Wallets.UNKNOWN);
    }

    @Override
    public List<Checkpoint> pending(int source) {
        return List.copyOf(pending);
    }

    @Override
    public Optional<Checkpoint> latest(int source) {
        return Optional.empty();
    }

    @Override
    public void compared(int source, Checkpoint checkpoint) {
        boolean equal = checkpoint.state() == CheckpointState.EQUAL;
        Check.that(equal, "at a checkpoint ledger and engine have equal wallets: " + checkpoint);
        pending.removeIf(each -> each.number() == checkpoint.number());
        compared++;
    }

    /** What the rows of all fills say of fees, in units. */
    long feesUnits() {
        return feesUnits;
    }

    /** How many checkpoints were compared. */
    long compared() {
        return compared;
    }
}
