package org.perpex.trade.readmodel;

import java.time.Duration;
import java.util.function.LongSupplier;
import org.perpex.common.spring.dialect.DialectError;

/** Waits until a read model holds what a client may have been shown. */
public final class Kept {

    private static final Duration PATIENCE = Duration.ofSeconds(1);

    /** Another instance may be the one that writes the read model: nothing tells this one, so it looks again. */
    private static final Duration LOOKS_AGAIN_AFTER = Duration.ofMillis(5);

    private Kept() {}

    /**
     * Returns when the read model has come to a number, or refuses.
     *
     * @param kept how far the read model is now
     * @param shown how far it must be
     */
    public static void await(LongSupplier kept, long shown) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (kept.getAsLong() < shown) {
            if (System.nanoTime() - end > 0) {
                throw DialectError.DISCONNECTED.exception();
            }
            rest();
        }
    }

    private static void rest() {
        try {
            Thread.sleep(LOOKS_AGAIN_AFTER);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw DialectError.DISCONNECTED.exception();
        }
    }
}
