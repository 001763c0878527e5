package org.perpex.wallet.store;

import org.perpex.common.core.AccountId;
import org.perpex.common.core.Asset;
import org.perpex.wallet.faucet.FaucetStore;
import org.springframework.stereotype.Repository;

/** The table of test funds. */
@Repository
class JdbcFaucet implements FaucetStore {

    private final FaucetMapper mapper;

    JdbcFaucet(FaucetMapper mapper) {
        this.mapper = mapper;
    }

    @Override
    public long add(AccountId account, long day, Asset asset, long units) {
        mapper.add(account.value(), day, asset.code, units);
        return mapper.given(account.value(), day, asset.code);
    }
}
