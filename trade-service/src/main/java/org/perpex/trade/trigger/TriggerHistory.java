package org.perpex.trade.trigger;

import java.util.List;
import java.util.Optional;

/** The triggers that the read model keeps. */
public interface TriggerHistory {

    /** The trigger of an account with an id or, where that is 0, the newest one with an id of its client. */
    Optional<TriggerState> find(long account, long triggerId, String clientTriggerId);

    /** The triggers that a page asks for, by rising id. */
    List<TriggerState> list(Page page);

    /** The number of the last fact of accounts that the read model holds. */
    long lastNumber();

    /**
     * Which triggers of an account to list.
     *
     * @param market 0: all
     * @param waiting only those that wait
     * @param fromId the smallest id, or 0: then the newest ones are listed
     */
    record Page(long account, int market, boolean waiting, long fromId, long startMillis, long endMillis, int limit) {}
}
