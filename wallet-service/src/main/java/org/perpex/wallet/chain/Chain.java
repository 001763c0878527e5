package org.perpex.wallet.chain;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.dao.DuplicateKeyException;

/**
 * Seals transfers into blocks behind the writers, who know nothing of it. Rows of an undecided global transaction wait
 * until it is decided. A transaction may have drawn its sequence early and commit late: its rows are found below the
 * end of the chain and sealed by the next block.
 */
public final class Chain {

    static final int ROWS_MAX = 4_096;

    /** In so many blocks late rows are looked for; a row that comes later is named by the check, never sealed. */
    static final int LATE_BLOCKS = 8;

    private final ChainStore store;
    private final InstantSource clock;

    public Chain(ChainStore store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    /** Seals what can be sealed, block by block, and returns how many rows that were. */
    public int seal() {
        int sealed = 0;
        int more;
        do {
            try {
                more = store.snapshot(this::sealOne);
            } catch (DuplicateKeyException otherProcessWasFirst) {
                return sealed;
            }
            sealed += more;
        } while (more >= ROWS_MAX);
        return sealed;
    }

    private int sealOne() {
        List<Block> newest = store.newest(LATE_BLOCKS);
        long end = newest.isEmpty() ? 0 : newest.getFirst().endSequence();
        List<Long> late = late(newest, end);
        List<ChainRow> rows = new ArrayList<>(late.isEmpty() ? List.of() : store.rows(late));
        if (rows.size() < late.size()) {
            // One of them is undecided. The chain does not grow past it: it would be too late to seal it.
            return 0;
        }
        rows.addAll(store.decided(end, ROWS_MAX));
        if (rows.isEmpty()) {
            return 0;
        }
        long number = newest.isEmpty() ? 1 : newest.getFirst().number() + 1;
        String previous = newest.isEmpty() ? Block.NOTHING : newest.getFirst().hash();
        Members members = Members.of(rows);
        store.append(Block.seal(
                new Block.Place(number, previous, Math.max(end, members.lastSequence()), clock.millis()), members));
        return rows.size();
    }

    private List<Long> late(List<Block> newest, long end) {
        if (newest.isEmpty()) {
            return List.of();
        }
        Set<Long> sealed = new HashSet<>();
        newest.forEach(block -> sealed.addAll(block.members().digests().keySet()));
        return store.sequences(lateFrom(newest), end).stream()
                .filter(sequence -> !sealed.contains(sequence))
                .toList();
    }

    /** From which sequence on a row that is in no block may still be sealed: all below it are in older blocks. */
    static long lateFrom(List<Block> newest) {
        return newest.size() < LATE_BLOCKS ? 1 : newest.getLast().endSequence() + 1;
    }
}
