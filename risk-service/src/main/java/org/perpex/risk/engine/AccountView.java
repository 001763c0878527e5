package org.perpex.risk.engine;

import java.util.ArrayList;
import java.util.List;
import org.perpex.common.core.Asset;

/**
 * An account at one moment. Immutable.
 *
 * @param updatedMillis engine time of the last change
 * @param wallets the futures wallets that it ever held, in order of asset codes
 * @param holdings in order of markets
 */
public record AccountView(long account, long updatedMillis, List<Wallet> wallets, List<HoldingView> holdings) {

    public AccountView {
        wallets = List.copyOf(wallets);
        holdings = List.copyOf(holdings);
    }

    /** A futures wallet. */
    public record Wallet(Asset asset, long units) {}

    static AccountView of(Account account) {
        List<Wallet> wallets = new ArrayList<>();
        for (Asset asset : Asset.values()) {
            if (account.hasWallet(asset)) {
                wallets.add(new Wallet(asset, account.walletUnits(asset)));
            }
        }
        int[] markets = account.markets();
        List<HoldingView> holdings = new ArrayList<>(markets.length);
        for (int market : markets) {
            Holding holding = account.holding(market);
            if (holding != null) {
                holdings.add(HoldingView.of(holding));
            }
        }
        return new AccountView(account.id(), account.updatedMillis(), wallets, holdings);
    }
}
