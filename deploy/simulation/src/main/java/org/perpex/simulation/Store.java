package org.perpex.simulation;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Supplier;
import org.perpex.wallet.ledger.LedgerTransactions;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.AbstractPlatformTransactionManager;
import org.springframework.transaction.support.DefaultTransactionStatus;

/**
 * The databases of wallet and finance as their services see them: local transactions, and branches of a global one that
 * stay undecided until the coordinator says how it ends. Tables give it what takes each change back.
 */
final class Store extends AbstractPlatformTransactionManager implements LedgerTransactions {

    private static final long serialVersionUID = 1;

    private final transient Deque<Runnable> undo = new ArrayDeque<>();
    private final transient Coordinator coordinator;
    private int localFrom;

    Store(Chance chance) {
        coordinator = new Coordinator(chance, this);
        setTransactionSynchronization(SYNCHRONIZATION_NEVER);
    }

    Coordinator coordinator() {
        return coordinator;
    }

    /** Takes note of how to take back what has just been changed. */
    void undoBy(Runnable takingBack) {
        undo.push(takingBack);
    }

    /** Keeps all that was changed. */
    void keep() {
        undo.clear();
    }

    /** Takes back all that was changed since it was kept. */
    void takeBack() {
        takeBackTo(0);
    }

    private void takeBackTo(int size) {
        while (undo.size() > size) {
            undo.pop().run();
        }
    }

    @Override
    public <T> T locked(Supplier<T> work) {
        coordinator.awaitDecision();
        try {
            T result = work.get();
            keep();
            return result;
        } catch (RuntimeException failure) {
            takeBack();
            throw failure;
        }
    }

    @Override
    public <T> T branch(String xid, Supplier<T> work) {
        if (xid.isEmpty()) {
            return apart(work);
        }
        int before = undo.size();
        try {
            return work.get();
        } catch (RuntimeException failure) {
            takeBackTo(before);
            throw failure;
        }
    }

    /** Runs work that is no branch of the global transaction under way: how that ends is nothing to it. */
    private <T> T apart(Supplier<T> work) {
        int before = undo.size();
        try {
            T result = work.get();
            while (undo.size() > before) {
                undo.pop();
            }
            return result;
        } catch (RuntimeException failure) {
            takeBackTo(before);
            throw failure;
        }
    }

    @Override
    protected Object doGetTransaction() {
        return this;
    }

    @Override
    protected void doBegin(Object transaction, TransactionDefinition definition) {
        localFrom = undo.size();
    }

    @Override
    protected void doCommit(DefaultTransactionStatus status) {
        // A local transaction of finance is a branch: the coordinator keeps it or takes it back.
    }

    @Override
    protected void doRollback(DefaultTransactionStatus status) {
        takeBackTo(localFrom);
    }
}
