package org.perpex.risk.engine;

import org.perpex.common.contract.engine.StateReader;
import org.perpex.common.contract.engine.StateWriter;

/** Writes and reads the fees that accounts have of their own, as part of a snapshot. */
final class FeeFile {

    private FeeFile() {}

    static void save(FeeRates rates, StateWriter state) {
        state.putInt(rates.count());
        rates.forEach(setting -> {
            state.putLong(setting.account());
            state.putInt(setting.market());
            state.putInt(setting.own().makerPpm());
            state.putInt(setting.own().takerPpm());
            state.putLong(setting.own().version());
        });
    }

    static void load(FeeRates rates, StateReader state) {
        int count = state.getInt();
        for (int i = 0; i < count; i++) {
            rates.put(
                    state.getLong(), state.getInt(), new FeeRates.Own(state.getInt(), state.getInt(), state.getLong()));
        }
    }
}
