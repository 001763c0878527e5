package org.perpex.risk.engine;

import org.perpex.common.contract.engine.StateReader;
import org.perpex.common.contract.engine.StateWriter;

/** Writes and reads the fees that accounts were given, and everybody, as part of a snapshot. */
final class FeeFile {

    private FeeFile() {}

    static void save(FeeRates rates, StateWriter state) {
        state.putInt(rates.count());
        rates.forEach((account, own) -> own.forEach((market, setting) -> {
            state.putLong(account);
            state.putInt(market);
            state.putInt(setting.makerPpm());
            state.putInt(setting.takerPpm());
            state.putInt(setting.tier());
            state.putLong(setting.version());
        }));
    }

    static void load(FeeRates rates, StateReader state) {
        int count = state.getInt();
        for (int i = 0; i < count; i++) {
            rates.put(
                    state.getLong(),
                    state.getInt(),
                    new OwnFees.Rates(state.getInt(), state.getInt(), state.getInt(), state.getLong()));
        }
    }
}
