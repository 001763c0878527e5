package org.perpex.wallet.store;

import java.util.ArrayList;
import java.util.List;
import org.perpex.wallet.settlement.SettlementStore;
import org.springframework.stereotype.Repository;

/** The mark of settlement and the futures wallets at it. */
@Repository
class JdbcSettlement implements SettlementStore {

    private final SettlementMapper mapper;

    JdbcSettlement(SettlementMapper mapper) {
        this.mapper = mapper;
    }

    @Override
    public boolean move(int source, long from, long to) {
        return mapper.move(source, from, to) == 1;
    }

    @Override
    public long lockedMark(int source) {
        return mapper.lockedMark(source);
    }

    @Override
    public FuturesWallets futuresWallets(int source) {
        List<SettlementMapper.FuturesRow> rows = mapper.futures(source);
        List<FuturesWallet> wallets = new ArrayList<>(rows.size());
        for (SettlementMapper.FuturesRow row : rows) {
            Long owner = row.owner();
            Integer asset = row.asset();
            Long units = row.units();
            if (owner != null && asset != null && units != null) {
                wallets.add(new FuturesWallet(owner, asset, units));
            }
        }
        return new FuturesWallets(rows.getFirst().mark(), wallets);
    }
}
