package org.perpex.finance.config;

import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.seata.core.context.RootContext;
import org.apache.seata.core.model.GlobalLockConfig;
import org.apache.seata.rm.GlobalLockTemplate;
import org.apache.seata.tm.api.TransactionalExecutor;
import org.apache.seata.tm.api.TransactionalTemplate;
import org.perpex.finance.settlement.GlobalTransactions;
import org.springframework.transaction.support.TransactionTemplate;

/** Global transactions as Seata runs them. */
final class SeataTransactions implements GlobalTransactions {

    /** A batch is decided within tens of milliseconds: wait for it a second, then give up. */
    private static final int LOCK_TRIES = 50;

    private static final int LOCK_PAUSE_MILLIS = 20;

    private final TransactionalTemplate global = new TransactionalTemplate();
    private final GlobalLockTemplate globalLock = new GlobalLockTemplate();
    private final TransactionTemplate local;

    SeataTransactions(TransactionTemplate local) {
        this.local = local;
    }

    @Override
    public <T> T global(Function<String, T> work) {
        GlobalWork<T> running = new GlobalWork<>(() -> work.apply(Objects.requireNonNull(RootContext.getXID())));
        try {
            global.execute(running);
        } catch (TransactionalExecutor.ExecutionException ended) {
            Throwable cause = ended.getOriginalException() == null ? ended.getCause() : ended.getOriginalException();
            if (cause instanceof RuntimeException failure) {
                failure.addSuppressed(ended);
                throw failure;
            }
            throw new IllegalStateException("the global transaction ended with " + ended.getCode(), ended);
        } catch (RuntimeException | Error failure) {
            throw failure;
        } catch (Throwable impossible) {
            throw new IllegalStateException("the work throws no checked exception", impossible);
        }
        return running.value();
    }

    @Override
    public <T> T locked(Supplier<T> work) {
        GlobalLockConfig waiting = new GlobalLockConfig();
        waiting.setLockRetryInterval(LOCK_PAUSE_MILLIS);
        waiting.setLockRetryTimes(LOCK_TRIES);
        LockedWork<T> running = new LockedWork<>(() -> Objects.requireNonNull(local.execute(_ -> work.get())), waiting);
        try {
            globalLock.execute(running);
        } catch (RuntimeException | Error failure) {
            throw failure;
        } catch (Throwable impossible) {
            throw new IllegalStateException("the work throws no checked exception", impossible);
        }
        return running.value();
    }
}
