package org.perpex.simulation;

import java.util.Comparator;
import java.util.EnumSet;
import java.util.Set;
import java.util.TreeMap;
import org.perpex.common.contract.BookFact;
import org.perpex.common.contract.Destination;
import org.perpex.common.contract.Message;
import org.perpex.common.contract.PositionFact;
import org.perpex.common.core.Check;
import org.perpex.common.core.MarketPhase;
import org.perpex.common.core.Side;
import org.perpex.match.engine.MatchEngine;

/** Rebuilds, from what the matching engine says in public, the depth of each market, and checks it after each input. */
final class BookWatch {

    /** The phases in which orders meet as they come; in the others what has come may cross. */
    private static final Set<MarketPhase> MEETING =
            EnumSet.of(MarketPhase.TRADING, MarketPhase.POST_ONLY, MarketPhase.REDUCE_ONLY);

    private final TreeMap<Integer, Depth> markets = new TreeMap<>();

    private final PositionWatch positions = new PositionWatch();
    private long levels;
    private long moves;

    /** The levels of one market, its phase and its two dense numbers. */
    private static final class Depth {
        MarketPhase phase = MarketPhase.PRE_OPEN;
        final TreeMap<Long, Long> bids = new TreeMap<>(Comparator.reverseOrder());
        final TreeMap<Long, Long> asks = new TreeMap<>();
        long sequence;
        long tradeNumber;
        /** Whether something has changed since it was last seen to be uncrossed. */
        boolean crossable;

        TreeMap<Long, Long> side(Side side) {
            return side == Side.BUY ? bids : asks;
        }
    }

    void said(Destination destination, Message fact) {
        if (!destination.equals(Destination.TRADE)) {
            return;
        }
        if (fact instanceof BookFact.LevelChanged level) {
            Depth depth = depth(level.market());
            Check.that(level.sequence() == ++depth.sequence, "level changes are dense", level.sequence());
            Check.that(level.lots() >= 0, "no level holds less than nothing", level.lots());
            Long before = level.lots() == 0
                    ? depth.side(level.side()).remove(level.priceTicks())
                    : depth.side(level.side()).put(level.priceTicks(), level.lots());
            levels += (level.lots() == 0 ? 0 : 1) - (before == null ? 0 : 1);
            depth.crossable = true;
        } else if (fact instanceof BookFact.Traded traded) {
            number(traded.market(), traded.tradeNumber());
            positions.traded(traded);
        } else if (fact instanceof PositionFact.Moved moved) {
            number(moved.market(), moved.tradeNumber());
            positions.moved(moved);
            moves++;
        } else if (fact instanceof BookFact.PhaseChanged changed) {
            depth(changed.market()).phase = changed.phase();
            depth(changed.market()).crossable = true;
        }
    }

    private void number(int market, long tradeNumber) {
        Check.that(tradeNumber == ++depth(market).tradeNumber, "trades and moves are dense", tradeNumber);
    }

    private Depth depth(int market) {
        return markets.computeIfAbsent(market, _ -> new Depth());
    }

    long trades() {
        return markets.values().stream().mapToLong(depth -> depth.tradeNumber).sum() - moves;
    }

    /** The lots that a side of a market shows. */
    long shownLots(int market, Side side) {
        return depth(market).side(side).values().stream()
                .mapToLong(Long::longValue)
                .sum();
    }

    void check(MatchEngine engine) {
        for (int market : Listings.LISTED) {
            Depth depth = depth(market);
            if (depth.crossable) {
                checkUncrossed(depth);
            }
        }
        Check.that(levels == engine.levels(), "what is shown is what rests", levels);
    }

    private static void checkUncrossed(Depth depth) {
        depth.crossable = false;
        if (MEETING.contains(depth.phase) && !depth.bids.isEmpty() && !depth.asks.isEmpty()) {
            Check.that(depth.bids.firstKey() < depth.asks.firstKey(), "a book is not crossed", depth.bids.firstKey());
        }
    }

    /** Looks at all levels and positions anew. */
    void checkAll(MatchEngine engine) {
        long shown = 0;
        for (Depth depth : markets.values()) {
            shown += depth.bids.size() + depth.asks.size();
            checkUncrossed(depth);
        }
        Check.that(shown == levels, "the levels shown are counted", shown);
        positions.check(engine);
    }
}
