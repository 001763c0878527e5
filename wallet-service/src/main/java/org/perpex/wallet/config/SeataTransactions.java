package org.perpex.wallet.config;

import java.util.Objects;
import java.util.function.Supplier;
import org.apache.seata.core.context.RootContext;
import org.apache.seata.core.model.GlobalLockConfig;
import org.apache.seata.rm.GlobalLockTemplate;
import org.perpex.wallet.ledger.LedgerTransactions;
import org.springframework.transaction.support.TransactionTemplate;

/** Transactions on the ledger's database as Seata knows them. */
final class SeataTransactions implements LedgerTransactions {

    /** A batch is decided within tens of milliseconds: wait for it a second, then give up. */
    private static final int LOCK_TRIES = 50;

    private static final int LOCK_PAUSE_MILLIS = 20;

    private final GlobalLockTemplate globalLock = new GlobalLockTemplate();
    private final TransactionTemplate local;

    SeataTransactions(TransactionTemplate local) {
        this.local = local;
    }

    @Override
    public <T> T locked(Supplier<T> work) {
        GlobalLockConfig waiting = new GlobalLockConfig();
        waiting.setLockRetryInterval(LOCK_PAUSE_MILLIS);
        waiting.setLockRetryTimes(LOCK_TRIES);
        LockedWork<T> result = new LockedWork<>(() -> within(work), waiting);
        try {
            globalLock.execute(result);
        } catch (RuntimeException | Error failure) {
            throw failure;
        } catch (Throwable impossible) {
            throw new IllegalStateException("the work throws no checked exception", impossible);
        }
        return result.value();
    }

    @Override
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
