package org.perpex.finance.settlement;

/** What settlement needs of finance's own tables. */
public interface BooksStore {

    /** The mark of a stream, with its row locked: never that of an undecided batch. */
    Mark lockedMark(int source);

    /** Moves the mark, if it stands where expected; says whether it did. */
    boolean move(int source, Mark from, Mark to);

    /** Writes the batch and all its rows. */
    void write(int source, Numbered batch);

    /** A batch with its number and when and within which global transaction it is settled. */
    record Numbered(long number, Batch batch, long settledMillis, String xid) {}
}
