package org.perpex.wallet.store;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.perpex.common.core.Asset;
import org.perpex.wallet.audit.LedgerAudit;
import org.springframework.stereotype.Repository;

/** What the audit reads from the tables. */
@Repository
class JdbcAudit implements LedgerAudit {

    private final LedgerMapper ledger;
    private final WalletTransferMapper transfers;

    JdbcAudit(LedgerMapper ledger, WalletTransferMapper transfers) {
        this.ledger = ledger;
        this.transfers = transfers;
    }

    @Override
    public Map<Asset, Long> sums() {
        Map<Asset, Long> sums = new EnumMap<>(Asset.class);
        for (LedgerMapper.SumRow row : ledger.sums()) {
            sums.put(Asset.of(row.asset()), row.units().longValueExact());
        }
        return sums;
    }

    @Override
    public List<Deviation> deviations() {
        return ledger.deviations().stream()
                .map(row -> new Deviation(
                        row.kind(),
                        row.owner(),
                        row.asset(),
                        row.units(),
                        row.transferred().longValueExact()))
                .toList();
    }

    @Override
    public long pendingTransfers() {
        return transfers.pending();
    }
}
