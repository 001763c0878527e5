package org.perpex.finance.config;

import java.util.Objects;
import java.util.function.Supplier;
import org.apache.seata.tm.api.TransactionalExecutor;
import org.apache.seata.tm.api.transaction.TransactionInfo;
import org.jspecify.annotations.Nullable;

/** Work under a global transaction; keeps its typed result. */
final class GlobalWork<T> implements TransactionalExecutor {

    private static final int TIMEOUT_MILLIS = 30_000;

    private final Supplier<T> work;
    private @Nullable T value;

    GlobalWork(Supplier<T> work) {
        this.work = work;
    }

    @Override
    public @Nullable Object execute() {
        value = work.get();
        return value;
    }

    @Override
    public TransactionInfo getTransactionInfo() {
        TransactionInfo info = new TransactionInfo();
        info.setName("settlement");
        info.setTimeOut(TIMEOUT_MILLIS);
        return info;
    }

    T value() {
        return Objects.requireNonNull(value);
    }
}
