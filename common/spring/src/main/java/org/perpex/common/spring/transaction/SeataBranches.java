package org.perpex.common.spring.transaction;

import java.util.Objects;
import java.util.function.Supplier;
import org.apache.seata.core.context.RootContext;
import org.apache.seata.core.model.GlobalLockConfig;
import org.apache.seata.rm.GlobalLockTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** Local transactions as Seata knows them. What work throws comes out as it is. Thread-safe. */
public final class SeataBranches {

    /** A batch is decided within tens of milliseconds: wait for it a second, then give up. */
    private static final int LOCK_TRIES = 50;

    private static final int LOCK_PAUSE_MILLIS = 20;

    private final GlobalLockTemplate globalLock = new GlobalLockTemplate();
    private final TransactionTemplate local;

    public SeataBranches(TransactionTemplate local) {
        this.local = local;
    }

    /**
     * Runs work in a local transaction under Seata's global lock: what it reads for update or writes was not written by
     * a global transaction that is still undecided. All of it happens or nothing.
     */
    public <T> T locked(Supplier<T> work) {
        GlobalLockConfig waiting = new GlobalLockConfig();
        waiting.setLockRetryInterval(LOCK_PAUSE_MILLIS);
        waiting.setLockRetryTimes(LOCK_TRIES);
        LockedWork<T> running = new LockedWork<>(() -> within(work), waiting);
        try {
            globalLock.execute(running);
        } catch (RuntimeException | Error failure) {
            throw failure;
        } catch (Throwable impossible) {
            throw new IllegalStateException("the work throws no checked exception", impossible);
        }
        return running.value();
    }

    /**
     * Runs work in a local transaction that becomes a branch of a global transaction.
     *
     * @param xid the global transaction; empty for none
     */
    public <T> T branch(String xid, Supplier<T> work) {
        if (xid.isEmpty()) {
            return within(work);
        }
        RootContext.bind(xid);
        try {
            return within(work);
        } finally {
            RootContext.unbind();
        }
    }

    private <T> T within(Supplier<T> work) {
        return Objects.requireNonNull(local.execute(_ -> work.get()));
    }
}
