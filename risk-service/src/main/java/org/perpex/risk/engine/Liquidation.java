package org.perpex.risk.engine;

import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.perpex.common.core.Asset;
import org.perpex.common.core.RequestId;

/** A liquidation: whose, what it waits for, and when which of the positions was worked on. */
final class Liquidation {

    /** Before any time. */
    static final long NEVER = Long.MIN_VALUE / 2;

    private static final int SIDE_BITS = 2;

    private final Scope scope;
    private final Asset asset;
    private final Map<Integer, Pace> paces = new TreeMap<>();
    private final TreeSet<Long> unanswered = new TreeSet<>();
    private int lastMarket;
    private boolean takenOver;

    /** When orders for a position were sent last. */
    static final class Pace {
        long orderMillis = NEVER;
        long partMillis = NEVER;
        long takeMillis = NEVER;
    }

    Liquidation(Scope scope, Asset asset) {
        this.scope = scope;
        this.asset = asset;
    }

    Scope scope() {
        return scope;
    }

    long account() {
        return scope.account();
    }

    Asset asset() {
        return asset;
    }

    /** By market and position side. */
    Map<Integer, Pace> paces() {
        return paces;
    }

    Pace pace(Holding holding) {
        return pace(holding.market() << SIDE_BITS | holding.positionSide().code);
    }

    Pace pace(int key) {
        return paces.computeIfAbsent(key, _ -> new Pace());
    }

    /** One more command was sent to the book: nothing else is done until it is answered. */
    void asked(int market, RequestId request) {
        unanswered.add(request.low());
        lastMarket = market;
    }

    /** Notes an answer; returns whether it was waited for. */
    boolean answered(RequestId request) {
        return unanswered.remove(request.low());
    }

    boolean isWaiting() {
        return !unanswered.isEmpty();
    }

    /** The low halves of the ids of commands without an answer, rising. */
    TreeSet<Long> unanswered() {
        return unanswered;
    }

    /** The market that was worked on last; 0 if none was. */
    int lastMarket() {
        return lastMarket;
    }

    /** Whether its positions, and what is left of its margin with them, went to the backstop or were deleveraged. */
    boolean isTakenOver() {
        return takenOver;
    }

    void takeOver() {
        takenOver = true;
    }

    /** Puts back what a snapshot kept. */
    void restore(int market, boolean taken) {
        lastMarket = market;
        takenOver = taken;
    }
}
