package org.perpex.wallet.chain;

import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;

/** What the chain needs of its tables. */
public interface ChainStore {

    /** Runs work in one transaction that sees one moment. */
    <T> T snapshot(Supplier<T> work);

    /** The newest blocks, the newest first. */
    List<Block> newest(int count);

    /** Blocks from a number on, in order. */
    List<Block> from(long number, int count);

    /** Rows behind a sequence in its order, as far as no undecided global transaction has one of them. */
    List<ChainRow> decided(long afterSequence, int count);

    /** The sequences of rows between two, both included, in order. */
    List<Long> sequences(long first, long last);

    /** The rows of an interval of sequences, both included, in order. */
    List<ChainRow> rows(long first, long last);

    /** The rows of sequences, as far as they are there, and decided. */
    List<ChainRow> rows(Collection<Long> sequences);

    /** Throws {@link org.springframework.dao.DuplicateKeyException} if another process was first. */
    void append(Block block);
}
