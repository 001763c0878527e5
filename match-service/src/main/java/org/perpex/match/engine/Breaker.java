package org.perpex.match.engine;

import org.perpex.common.contract.engine.StateReader;
import org.perpex.common.contract.engine.StateWriter;
import org.perpex.common.core.Exact;
import org.perpex.common.core.MarketPhase;
import org.perpex.common.core.MarketSpec;
import org.perpex.common.core.PhaseCause;
import org.perpex.common.core.Side;

/**
 * Stops a market whose price moves too far too fast, and brings it back through an auction. The window is looked at in
 * slices, so that what is kept is bounded: the last price of each slice in which something traded. Not thread-safe.
 */
final class Breaker {

    /** How many slices a window has. */
    static final int SLICES = 60;

    /** The end of what does not end by itself. */
    static final long NO_END = 0;

    private static final int NOTHING = -1;

    private final OrderBook book;
    private final BookListener listener;
    private final Timers timers;
    private final long[] slices = new long[SLICES + 2];
    private final long[] prices = new long[SLICES + 2];
    private int count;
    private boolean bounded;
    private long referenceTicks;
    private long upTicks;
    private long downTicks;
    private long trippedTicks;
    private int trips;
    private long resumedMillis;
    private long untilMillis = NO_END;

    Breaker(OrderBook book, Timers timers, BookListener listener) {
        this.book = book;
        this.timers = timers;
        this.listener = listener;
    }

    /** Looks at the window before an input that may trade. */
    void look() {
        bounded = count > 0 && isOn();
        if (bounded) {
            forgetBefore(slice() - SLICES);
            referenceTicks = prices[0];
            int movePpm = guards().breakerPpm();
            upTicks = Exact.mulDivFloor(referenceTicks, Exact.PPM + movePpm, Exact.PPM);
            downTicks = Exact.mulDivCeil(referenceTicks, Exact.PPM - movePpm, Exact.PPM);
        }
    }

    private boolean isOn() {
        return guards().breakerPpm() > 0 && book.phase() == MarketPhase.TRADING;
    }

    private MarketSpec.Guards guards() {
        return book.spec().guards();
    }

    private long slice() {
        return book.timeMillis() / Math.max(1, guards().breakerWindowMillis() / SLICES);
    }

    /** Keeps, of the slices up to one, only the last: its price is the one that stood when the window began. */
    private void forgetBefore(long slice) {
        int gone = 0;
        while (gone + 1 < count && slices[gone + 1] <= slice) {
            gone++;
        }
        if (gone > 0) {
            System.arraycopy(slices, gone, slices, 0, count - gone);
            System.arraycopy(prices, gone, prices, 0, count - gone);
            count -= gone;
        }
    }

    /**
     * Returns the worst rank of a side at which the present input may trade.
     *
     * @param rank the worst that its own price admits
     * @param best the best that there is: if that is out of bounds already, nothing may trade
     */
    int rankMax(Side side, int rank, int best) {
        if (!bounded) {
            return rank;
        }
        if (best < RestingOrders.rank(side, side == Side.SELL ? downTicks : upTicks)) {
            return NOTHING;
        }
        return Math.min(rank, RestingOrders.rank(side, side == Side.SELL ? upTicks : downTicks));
    }

    /** Notes the last price of an input that traded. */
    void note(long priceTicks) {
        if (isOn()) {
            long slice = slice();
            if (count == 0 || slices[count - 1] != slice) {
                forgetBefore(slice - SLICES);
                slices[count++] = slice;
            }
            prices[count - 1] = priceTicks;
        }
    }

    /** Begins a new window. */
    void forget() {
        count = 0;
    }

    /** Notes the price that would have been beyond the bound. What follows is said when the input ends. */
    void trip(long priceTicks) {
        trippedTicks = priceTicks;
    }

    boolean isTripped() {
        return trippedTicks != 0;
    }

    /** Stops the market, if the present input went too far. */
    void stopIfTripped() {
        if (!isTripped()) {
            return;
        }
        boolean inARow = trips > 0 && book.timeMillis() < resumedMillis + guards().breakerWindowMillis();
        trips = inARow ? trips + 1 : 1;
        long pauseMillis = guards().breakerPauseMillis() * (trips > 1 ? 2 : 1);
        long endMillis = book.timeMillis() + pauseMillis;
        listener.breakerTripped(trippedTicks, referenceTicks, trips, endMillis);
        trippedTicks = 0;
        enter(MarketPhase.HALTED, endMillis);
    }

    /** Goes on to the auction, or from the auction to trading: its time has come. */
    void proceed() {
        if (book.phase() == MarketPhase.HALTED) {
            enter(MarketPhase.AUCTION, book.timeMillis() + Math.max(1, guards().auctionMillis()));
        } else {
            resumedMillis = book.timeMillis();
            enter(MarketPhase.TRADING, NO_END);
        }
    }

    private void enter(MarketPhase phase, long endMillis) {
        book.enter(phase, PhaseCause.CIRCUIT_BREAKER, endMillis);
        untilMillis = endMillis;
        if (endMillis != NO_END) {
            timers.add(endMillis, book.spec().market(), Timers.MARKET);
        }
    }

    /** Whether a pause or an auction is to end by itself. */
    boolean isWaiting() {
        return untilMillis != NO_END;
    }

    long untilMillis() {
        return untilMillis;
    }

    /** Gives way to a phase that somebody else chose. */
    void cancel() {
        if (untilMillis != NO_END) {
            timers.remove(untilMillis, book.spec().market(), Timers.MARKET);
            untilMillis = NO_END;
        }
    }

    void save(StateWriter state) {
        state.putInt(trips);
        state.putLong(resumedMillis);
        state.putLong(untilMillis);
        state.putInt(count);
        for (int i = 0; i < count; i++) {
            state.putLong(slices[i]);
            state.putLong(prices[i]);
        }
    }

    void load(StateReader state) {
        trips = state.getInt();
        resumedMillis = state.getLong();
        untilMillis = state.getLong();
        if (untilMillis != NO_END) {
            timers.add(untilMillis, book.spec().market(), Timers.MARKET);
        }
        count = state.getInt();
        for (int i = 0; i < count; i++) {
            slices[i] = state.getLong();
            prices[i] = state.getLong();
        }
    }
}
