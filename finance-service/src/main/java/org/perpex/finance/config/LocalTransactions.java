package org.perpex.finance.config;

import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import org.perpex.finance.settlement.GlobalTransactions;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What is left with {@code seata.enabled=false}: each schema for itself. Serves to show, by the tests that then fail,
 * what the coordinator is for.
 */
final class LocalTransactions implements GlobalTransactions {

    private final TransactionTemplate local;

    LocalTransactions(TransactionTemplate local) {
        this.local = local;
    }

    @Override
    public <T> T global(Function<String, T> work) {
        return work.apply("");
    }

    @Override
    public <T> T locked(Supplier<T> work) {
        return Objects.requireNonNull(local.execute(_ -> work.get()));
    }
}
