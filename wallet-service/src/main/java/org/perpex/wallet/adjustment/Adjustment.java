package org.perpex.wallet.adjustment;

import org.perpex.common.core.AccountId;
import org.perpex.common.core.Asset;
import org.perpex.wallet.ledger.AccountKey;

/**
 * An amount that a user's funding wallet gets from the house or gives to it.
 *
 * @param credit whether the user gets it
 * @param units of 1e-8, positive
 */
public record Adjustment(AccountId account, Asset asset, boolean credit, long units) {

    AccountKey wallet() {
        return AccountKey.funding(account, asset);
    }
}
