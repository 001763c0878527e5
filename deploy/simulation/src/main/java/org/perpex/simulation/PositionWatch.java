package org.perpex.simulation;

import java.util.TreeMap;
import org.perpex.common.contract.BookFact;
import org.perpex.common.contract.PositionFact;
import org.perpex.common.core.Check;
import org.perpex.common.core.MoveCause;
import org.perpex.common.core.Side;
import org.perpex.match.engine.MatchEngine;

/** The positions of all accounts as the book's facts of trades and moves make them. */
final class PositionWatch {

    private final TreeMap<Key, Long> lots = new TreeMap<>();

    private record Key(int market, long account) implements Comparable<Key> {

        @Override
        public int compareTo(Key other) {
            int byMarket = Integer.compare(market, other.market);
            return byMarket != 0 ? byMarket : Long.compare(account, other.account);
        }
    }

    private long lots(Key key) {
        return lots.getOrDefault(key, 0L);
    }

    private void add(Key key, long change) {
        lots.merge(key, change, Math::addExact);
    }

    void traded(BookFact.Traded traded) {
        long bought = traded.takerSide() == Side.BUY ? traded.lots() : -traded.lots();
        add(new Key(traded.market(), traded.takerAccount()), bought);
        add(new Key(traded.market(), traded.makerAccount()), -bought);
    }

    /** Nobody is moved beyond what there truly was at that moment, whatever was decided before. */
    void moved(PositionFact.Moved moved) {
        Key from = new Key(moved.market(), moved.account());
        Key to = new Key(moved.market(), moved.counterparty());
        Check.that(isPartOf(moved.lots(), lots(from)), "no more is moved than there is", moved.lots());
        if (moved.cause() == MoveCause.DELEVERAGE) {
            Check.that(isPartOf(-moved.lots(), lots(to)), "deleveraging turns nobody's position", moved.lots());
        }
        add(from, -moved.lots());
        add(to, moved.lots());
    }

    private static boolean isPartOf(long part, long whole) {
        return part > 0 ? part <= whole : part >= whole;
    }

    /** The engine has the same positions, long and short alike. */
    void check(MatchEngine engine) {
        for (int market : Listings.LISTED) {
            long sum = 0;
            for (long account : Listings.HOLDERS) {
                long held = lots(new Key(market, account));
                Check.that(held == engine.positionLots(market, account), "trades make the positions", account);
                sum += held;
            }
            Check.that(sum == 0, "long lots equal short lots in the book", sum);
        }
    }
}
