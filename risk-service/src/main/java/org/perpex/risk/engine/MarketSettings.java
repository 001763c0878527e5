package org.perpex.risk.engine;

import org.perpex.common.core.MarginMode;

/** What an account chose for a market. Its positions there, one or two, share it. */
final class MarketSettings {

    private int leverage;
    private MarginMode marginMode = MarginMode.CROSS;
    private boolean autoAddMargin;
    private int liquidations;

    MarketSettings(int leverage) {
        this.leverage = leverage;
    }

    int leverage() {
        return leverage;
    }

    void leverage(int times) {
        leverage = times;
    }

    MarginMode marginMode() {
        return marginMode;
    }

    void marginMode(MarginMode mode) {
        marginMode = mode;
    }

    /** Whether an isolated position may draw on the wallet before it is liquidated. */
    boolean autoAddMargin() {
        return autoAddMargin;
    }

    void autoAddMargin(boolean enabled) {
        autoAddMargin = enabled;
    }

    /** Whether an isolated position is in liquidation: nothing but cancels is taken in the market. */
    boolean isFrozen() {
        return liquidations > 0;
    }

    /** Counts one more liquidation of an isolated position, or one less. */
    void liquidate(int change) {
        liquidations += change;
    }
}
