package org.perpex.wallet.store;

import java.util.List;
import org.perpex.common.core.AccountId;
import org.perpex.common.core.Asset;
import org.perpex.wallet.ledger.AccountKind;
import org.perpex.wallet.ledger.Balances;
import org.springframework.stereotype.Repository;

/** Balances as the ledger has them. */
@Repository
class JdbcBalances implements Balances {

    private final LedgerMapper mapper;

    JdbcBalances(LedgerMapper mapper) {
        this.mapper = mapper;
    }

    @Override
    public List<Wallet> of(AccountId account) {
        return mapper.walletsOf(account.value()).stream()
                .map(row -> new Wallet(AccountKind.of(row.kind()), Asset.of(row.asset()), row.units()))
                .toList();
    }
}
