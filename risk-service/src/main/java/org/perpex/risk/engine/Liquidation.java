package org.perpex.risk.engine;

import java.util.Map;
import java.util.TreeMap;
import org.perpex.common.core.Asset;
import org.perpex.common.core.Check;

/** An account in liquidation: what it waits for, and when which of its positions was worked on. */
final class Liquidation {

    /** Before any time. */
    static final long NEVER = Long.MIN_VALUE / 2;

    private static final int SIDE_BITS = 2;

    private final long account;
    private final Asset asset;
    private final Map<Integer, Pace> paces = new TreeMap<>();
    private int unanswered;
    private int lastMarket;
    private boolean takenOver;

    /** When orders for a position were sent last. */
    static final class Pace {
        long orderMillis = NEVER;
        long partMillis = NEVER;
        long takeMillis = NEVER;
    }

    Liquidation(long account, Asset asset) {
        this.account = account;
        this.asset = asset;
    }

    long account() {
        return account;
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
    void asked(int market) {
        unanswered++;
        lastMarket = market;
    }

    void answered() {
        Check.that(unanswered > 0, "the book answers what it was asked", account);
        unanswered--;
    }

    boolean isWaiting() {
        return unanswered > 0;
    }

    int unanswered() {
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
    void restore(int commands, int market, boolean taken) {
        unanswered = commands;
        lastMarket = market;
        takenOver = taken;
    }
}
