package org.perpex.finance.config;

import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.seata.core.context.RootContext;
import org.apache.seata.tm.api.TransactionalExecutor;
import org.apache.seata.tm.api.TransactionalTemplate;
import org.perpex.common.spring.transaction.SeataBranches;
import org.perpex.finance.settlement.GlobalTransactions;

/** Global transactions as Seata runs them. */
final class SeataTransactions implements GlobalTransactions {

    private final TransactionalTemplate global = new TransactionalTemplate();
    private final SeataBranches branches;

    SeataTransactions(SeataBranches branches) {
        this.branches = branches;
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
        return branches.locked(work);
    }
}
