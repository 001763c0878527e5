package org.perpex.finance.reconciliation;

import org.perpex.common.core.Asset;

/** The futures wallet of an account in one asset. */
public record WalletKey(long account, int asset) implements Comparable<WalletKey> {

    @Override
    public int compareTo(WalletKey other) {
        int byAccount = Long.compare(account, other.account);
        return byAccount == 0 ? Integer.compare(asset, other.asset) : byAccount;
    }

    @Override
    public String toString() {
        return "FUTURES/" + account + "/" + Asset.of(asset);
    }
}
