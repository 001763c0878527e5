package org.perpex.wallet.chain;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Compares every row with what its block says of it, and every block with the one before. */
public final class ChainCheck {

    /** What is wrong with a row or a block. */
    public enum Fault {
        /** The row is not what it was when it was sealed. */
        CHANGED,
        /** The row is gone. */
        DELETED,
        /** The row lies between sealed ones, and no block has it. */
        INSERTED,
        /** The block is not what it was, does not follow the one before, or is gone. */
        BLOCK_BROKEN
    }

    /**
     * Something that is not as it was sealed.
     *
     * @param sequence of the row, 0 for a block
     * @param id of the transfer, empty if there is none any more
     */
    public record Finding(Fault fault, long block, long sequence, String id) {}

    /** A block that somebody outside remembers. */
    public record Anchor(long block, String hash) {}

    /**
     * What a check found.
     *
     * @param blocks how many were looked at
     * @param head hash of the last block
     */
    public record Report(long blocks, long transfers, String head, List<Finding> findings) {

        public boolean isSound() {
            return findings.isEmpty();
        }
    }

    static final int FINDINGS_MAX = 1_000;
    private static final int PAGE = 8;

    private final ChainStore store;

    public ChainCheck(ChainStore store) {
        this.store = store;
    }

    /** Checks the whole chain as of one moment. */
    public Report check(@Nullable Anchor anchor) {
        return store.snapshot(() -> walk(anchor));
    }

    /** The newest block, or one without number and with {@link Block#NOTHING} for its hash. */
    public Anchor head() {
        List<Block> newest = store.newest(1);
        return newest.isEmpty()
                ? new Anchor(0, Block.NOTHING)
                : new Anchor(newest.getFirst().number(), newest.getFirst().hash());
    }

    private Report walk(@Nullable Anchor anchor) {
        ChainWalk walk = new ChainWalk(store);
        List<Block> page = store.from(1, PAGE);
        boolean anchored = anchor == null || anchor.block == 0;
        while (!page.isEmpty()) {
            for (Block block : page) {
                walk.step(block);
                anchored |= anchor != null && anchor.block == block.number() && anchor.hash.equals(block.hash());
            }
            page = store.from(page.getLast().number() + 1, PAGE);
        }
        List<Finding> findings = new ArrayList<>(walk.findings(Chain.lateFrom(store.newest(Chain.LATE_BLOCKS))));
        if (!anchored && anchor != null) {
            findings.add(new Finding(Fault.BLOCK_BROKEN, anchor.block, 0, ""));
        }
        return new Report(walk.blocks(), walk.transfers(), walk.head(), List.copyOf(findings));
    }
}
