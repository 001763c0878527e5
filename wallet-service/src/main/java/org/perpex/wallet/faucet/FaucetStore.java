package org.perpex.wallet.faucet;

import org.perpex.common.core.AccountId;
import org.perpex.common.core.Asset;

/** What the faucet needs of its table. */
public interface FaucetStore {

    /** Adds to what an account got on a day and returns the new total; the row stays locked. */
    long add(AccountId account, long day, Asset asset, long units);
}
