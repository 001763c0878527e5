package org.perpex.risk.engine;

import java.util.ArrayList;
import java.util.List;
import org.perpex.common.core.Asset;

/** The positions of an account that stand on the same money, and those that stand on margin of their own. */
final class Positions {

    private Positions() {}

    /** The cross positions that settle in an asset, in order of their markets. */
    static List<Holding> cross(Account account, Asset asset, Markets markets) {
        List<Holding> found = new ArrayList<>();
        for (Holding holding : account.holdings()) {
            if (holding.positionLots() != 0 && !holding.isIsolated() && settlesIn(holding, asset, markets)) {
                found.add(holding);
            }
        }
        return found;
    }

    /** All cross positions, in order of their markets. */
    static List<Holding> cross(Account account) {
        List<Holding> found = new ArrayList<>();
        for (Holding holding : account.holdings()) {
            if (holding.positionLots() != 0 && !holding.isIsolated()) {
                found.add(holding);
            }
        }
        return found;
    }

    /** What of a wallet is set aside for isolated positions. */
    static long isolatedUnits(Account account, Asset asset, Markets markets) {
        long units = 0;
        for (Holding holding : account.holdings()) {
            if (settlesIn(holding, asset, markets)) {
                units = Math.addExact(units, holding.isolatedUnits());
            }
        }
        return units;
    }

    /** What of a wallet is not set aside for isolated positions; negative: what the account owes. */
    static long freeUnits(Account account, Asset asset, Markets markets) {
        return Math.subtractExact(account.walletUnits(asset), isolatedUnits(account, asset, markets));
    }

    private static boolean settlesIn(Holding holding, Asset asset, Markets markets) {
        return markets.at(holding.market()).spec().quote() == asset;
    }
}
