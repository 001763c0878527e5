package org.perpex.finance.fee;

import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;

/** What was decided and sent. */
public interface FeeSettings {

    /** How far decisions have come, as far as one can see without waiting. */
    State state();

    /** The same with its row locked until the transaction ends. */
    State lockedState();

    void decided(State state);

    /** Asks for a decision soon. */
    void due();

    /** Accounts that the engine knows: those into which money went. */
    SortedSet<Long> accounts();

    /** What was sent last to each place. */
    SortedMap<Place, Sent> sent();

    void add(Place place, Sent sent);

    /** Everything that an account was given, the newest first. */
    List<Heard> history(long account, int rowsMax);

    /**
     * How far decisions have come.
     *
     * @param day of which volumes and balances are, in days since 1970
     * @param due whether something changed since
     */
    record State(int day, long decidedMillis, boolean due) {}

    /** A setting that was sent. */
    record Sent(long version, Given given, String request, long sentMillis) {}

    /** A setting that was sent, and the number of the fact by which the engine said it; 0 as long as it has not. */
    record Heard(Place place, Sent sent, long number) {}
}
