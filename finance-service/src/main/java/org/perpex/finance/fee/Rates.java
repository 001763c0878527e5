package org.perpex.finance.fee;

/**
 * Parts per million of the notional.
 *
 * @param makerPpm negative is a rebate
 * @param takerPpm {@link #NONE} alone has a negative one
 */
public record Rates(int makerPpm, int takerPpm) {

    /** No rates of its own: what the engine is told to give them up. */
    public static final Rates NONE = new Rates(0, -1);

    private static final int PPM_MAX = 100_000;

    /** Whether the engine takes them: 0 to 10 %, a rebate not above the taker's rate. */
    public boolean isListed() {
        return takerPpm >= 0 && takerPpm <= PPM_MAX && makerPpm <= PPM_MAX && makerPpm >= -takerPpm;
    }
}
