package org.perpex.wallet.store;

import java.util.List;
import org.perpex.wallet.explorer.LedgerEntry;
import org.perpex.wallet.explorer.LedgerExplorer;
import org.perpex.wallet.explorer.LedgerQuery;
import org.springframework.stereotype.Repository;

/** Transfers of the ledger's tables. */
@Repository
class JdbcExplorer implements LedgerExplorer {

    private final ExplorerMapper mapper;

    JdbcExplorer(ExplorerMapper mapper) {
        this.mapper = mapper;
    }

    @Override
    public List<LedgerEntry> find(LedgerQuery query) {
        return mapper.find(
                query.owner(),
                query.kind(),
                query.asset(),
                query.id(),
                query.fromMillis(),
                query.toMillis(),
                query.before() > 0 ? query.before() : Long.MAX_VALUE,
                query.limit());
    }
}
