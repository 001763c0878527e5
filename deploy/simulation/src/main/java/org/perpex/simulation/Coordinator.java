package org.perpex.simulation;

import java.util.function.Function;
import java.util.function.Supplier;
import org.perpex.finance.settlement.GlobalTransactions;

/**
 * Decides how global transactions end, as Seata does: all branches or none. A caller that dies within one, or hears no
 * answer, learns from the marks how it ended; until it is decided nobody reads what its branches wrote.
 */
final class Coordinator implements GlobalTransactions {

    private final Chance chance;
    private final Store store;
    private State state = State.DECIDED;
    private long number;

    private enum State {
        DECIDED,
        /** The branches are over, the caller asked for the commit and did not hear of it. */
        COMMITTING,
        /** The caller is gone: nobody will ask for the commit. */
        DESERTED
    }

    Coordinator(Chance chance, Store store) {
        this.chance = chance;
        this.store = store;
    }

    @Override
    public <T> T global(Function<String, T> work) {
        awaitDecision();
        T result;
        try {
            result = work.apply("simulated:" + ++number);
        } catch (Died death) {
            state = State.DESERTED;
            throw death;
        } catch (RuntimeException failure) {
            store.takeBack();
            throw failure;
        }
        if (chance.hits(Fault.DECISION_LATE)) {
            state = State.COMMITTING;
            throw new IllegalStateException("how the transaction ends is not known yet");
        }
        store.keep();
        if (chance.hits(Fault.ANSWER_LOST)) {
            throw new IllegalStateException("the answer of the coordinator is lost");
        }
        return result;
    }

    /** As Seata's global lock: who comes too early is told to come again. */
    @Override
    public <T> T locked(Supplier<T> work) {
        if (state != State.DECIDED && chance.below(3) > 0) {
            throw new IllegalStateException("a global transaction holds the lock");
        }
        return store.locked(work);
    }

    /** Lets the transaction that is under way end, as whoever holds back for its locks does. */
    void awaitDecision() {
        switch (state) {
            case DECIDED -> {}
            case COMMITTING -> store.keep();
            case DESERTED -> store.takeBack();
        }
        state = State.DECIDED;
    }

    /** The process that ran the transaction is gone. */
    static final class Died extends IllegalStateException {

        private static final long serialVersionUID = 1;

        Died() {
            super("the process died");
        }
    }
}
