package org.perpex.trade.fill;

import java.util.List;
import java.util.function.IntToLongFunction;
import org.perpex.trade.readmodel.Kept;

/**
 * Answers questions about fills. Every answer contains the fills of all trades that the book had said when the question
 * came, so a client finds each fill that an answer about an order, from any instance, has shown it.
 */
public final class Fills {

    private final FillHistory history;
    private final IntToLongFunction lastTradeShown;

    /** @param lastTradeShown by market, the number of the last trade that the book has said by now */
    public Fills(FillHistory history, IntToLongFunction lastTradeShown) {
        this.history = history;
        this.lastTradeShown = lastTradeShown;
    }

    /** The fills that a page asks for, by rising trade number. */
    public List<Fill> list(FillHistory.Page page) {
        Kept.await(() -> history.lastTrade(page.market()), lastTradeShown.applyAsLong(page.market()));
        return history.list(page);
    }
}
