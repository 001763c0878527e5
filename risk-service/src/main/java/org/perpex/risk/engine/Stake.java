package org.perpex.risk.engine;

import java.util.List;
import org.perpex.common.core.Asset;

/**
 * Positions that stand on the same money, and how they stand.
 *
 * @param asset that the standing is counted in
 * @param positions without those of no lots, in order of their markets
 */
record Stake(Scope scope, Asset asset, List<Holding> positions, Standing standing) {

    boolean isEmpty() {
        return positions.isEmpty();
    }
}
