package org.perpex.risk.engine;

import java.util.ArrayList;
import java.util.List;
import org.perpex.common.core.Asset;

/** The positions of an account that stand on the same money. */
final class Positions {

    private Positions() {}

    /** The cross positions that settle in an asset, in order of their markets. */
    static List<Holding> cross(Account account, Asset asset, Markets markets) {
        List<Holding> found = new ArrayList<>();
        for (Holding holding : account.holdings()) {
            if (holding.positionLots() != 0
                    && markets.at(holding.market()).spec().quote() == asset) {
                found.add(holding);
            }
        }
        return found;
    }
}
