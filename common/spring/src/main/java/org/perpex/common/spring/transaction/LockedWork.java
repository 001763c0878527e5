package org.perpex.common.spring.transaction;

import java.util.Objects;
import java.util.function.Supplier;
import org.apache.seata.core.model.GlobalLockConfig;
import org.apache.seata.rm.GlobalLockExecutor;
import org.jspecify.annotations.Nullable;

/** Keeps the typed result of work that Seata runs under its global lock. */
final class LockedWork<T> implements GlobalLockExecutor {

    private final Supplier<T> work;
    private final GlobalLockConfig waiting;
    private @Nullable T value;

    LockedWork(Supplier<T> work, GlobalLockConfig waiting) {
        this.work = work;
        this.waiting = waiting;
    }

    @Override
    public @Nullable Object execute() {
        value = work.get();
        return value;
    }

    @Override
    public GlobalLockConfig getGlobalLockConfig() {
        return waiting;
    }

    T value() {
        return Objects.requireNonNull(value);
    }
}
