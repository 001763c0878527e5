package org.perpex.wallet.ledger;

import java.util.List;
import org.perpex.common.core.AccountId;
import org.perpex.common.core.Asset;

/** What users see of the ledger. */
public interface Balances {

    /** The wallets of an account, in order of assets; an asset that it never held is absent. */
    List<Wallet> of(AccountId account);

    /** The balance of one wallet. */
    record Wallet(AccountKind kind, Asset asset, long units) {}
}
