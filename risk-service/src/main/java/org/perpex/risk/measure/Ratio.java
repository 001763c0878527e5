package org.perpex.risk.measure;

import org.perpex.common.core.Exact;

/** Shares in parts per million, rounded up. */
final class Ratio {

    /** What is without bound: nothing stands against it. */
    static final long WITHOUT_BOUND = 1_000_000L * Exact.PPM;

    private Ratio() {}

    static long ppm(long part, long whole) {
        if (part <= 0) {
            return 0;
        }
        return whole <= 0 || Exact.compareProducts(part, Exact.PPM, whole, WITHOUT_BOUND) >= 0
                ? WITHOUT_BOUND
                : Exact.mulDivCeil(part, Exact.PPM, whole);
    }
}
