package org.perpex.trade.fill;

import java.time.Duration;
import java.util.List;
import java.util.function.IntToLongFunction;
import org.perpex.common.spring.dialect.DialectError;

/**
 * Answers questions about fills. Every answer contains the fills of all trades that the book had said when the question
 * came, so a client finds each fill that an answer about an order, from any instance, has shown it.
 */
public final class Fills {

    private static final Duration PATIENCE = Duration.ofSeconds(1);

    /** Another instance may be the one that writes the read model: nothing tells this one, so it looks again. */
    private static final Duration LOOKS_AGAIN_AFTER = Duration.ofMillis(5);

    private final FillHistory history;
    private final IntToLongFunction lastTradeShown;

    /** @param lastTradeShown by market, the number of the last trade that the book has said by now */
    public Fills(FillHistory history, IntToLongFunction lastTradeShown) {
        this.history = history;
        this.lastTradeShown = lastTradeShown;
    }

    /** The fills that a page asks for, by rising trade number. */
    public List<Fill> list(FillHistory.Page page) {
        awaitKept(page.market(), lastTradeShown.applyAsLong(page.market()));
        return history.list(page);
    }

    private void awaitKept(int market, long tradeNumber) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (history.lastTrade(market) < tradeNumber) {
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
