package org.perpex.risk.engine;

import org.perpex.common.contract.engine.StateReader;
import org.perpex.common.contract.engine.StateWriter;
import org.perpex.common.core.Asset;

/** Writes and reads what an asset counts for as collateral, as part of a snapshot. */
final class CollateralFile {

    private CollateralFile() {}

    static void save(Collateral collateral, Asset asset, StateWriter state) {
        Collateral.Terms terms = collateral.terms(asset);
        state.putInt(terms.haircutPpm());
        state.putLong(terms.capUnits());
        state.putLong(terms.version());
        state.putLong(collateral.priceUnits(asset));
    }

    static void load(Collateral collateral, Asset asset, StateReader state) {
        collateral.terms(asset, new Collateral.Terms(state.getInt(), state.getLong(), state.getLong()));
        collateral.price(asset, state.getLong());
    }
}
