package org.perpex.finance.settlement;

/** Who wants to know what is in the books. Called from the writer, so that nothing is settled meanwhile. */
public interface SettledListener {

    /** Settlement begins, after this mark. */
    void started(Mark mark);

    /** A batch is settled, up to this mark. */
    void settled(Mark mark, Batch batch);
}
