package org.perpex.risk.engine;

import java.util.ArrayList;
import java.util.List;
import org.perpex.common.core.Asset;
import org.perpex.common.core.PositionMode;

/**
 * An account at one moment. Immutable.
 *
 * @param updatedMillis engine time of the last change
 * @param wallets the futures wallets that it ever held, in order of asset codes
 * @param multiAssets whether all its assets are collateral
 * @param holdings in order of markets, then of position sides
 * @param limits what operators limit it to
 * @param fees what it was given of its own
 */
public record AccountView(
        long account,
        long updatedMillis,
        PositionMode positionMode,
        boolean multiAssets,
        List<Wallet> wallets,
        List<HoldingView> holdings,
        LimitsView limits,
        OwnFees fees) {

    /** An account that nobody limits. */
    public AccountView(
            long account,
            long updatedMillis,
            PositionMode positionMode,
            boolean multiAssets,
            List<Wallet> wallets,
            List<HoldingView> holdings) {
        this(account, updatedMillis, positionMode, multiAssets, wallets, holdings, LimitsView.NONE, OwnFees.NONE);
    }

    /** An account in one-way and single-asset mode. */
    public AccountView(long account, long updatedMillis, List<Wallet> wallets, List<HoldingView> holdings) {
        this(account, updatedMillis, PositionMode.ONE_WAY, false, wallets, holdings);
    }

    public AccountView {
        wallets = List.copyOf(wallets);
        holdings = List.copyOf(holdings);
    }

    /** A futures wallet. */
    public record Wallet(Asset asset, long units) {}

    static AccountView of(Account account, OwnFees fees) {
        List<Wallet> wallets = new ArrayList<>();
        for (Asset asset : Asset.values()) {
            if (account.hasWallet(asset)) {
                wallets.add(new Wallet(asset, account.walletUnits(asset)));
            }
        }
        List<HoldingView> holdings = new ArrayList<>(account.holdings().length);
        for (Holding holding : account.holdings()) {
            holdings.add(HoldingView.of(holding));
        }
        return new AccountView(
                account.id(),
                account.updatedMillis(),
                account.positionMode(),
                account.hasMultiAssets(),
                wallets,
                holdings,
                LimitsView.of(account.limits()),
                fees);
    }
}
