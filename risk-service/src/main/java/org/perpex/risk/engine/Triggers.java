package org.perpex.risk.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.agrona.collections.Long2ObjectHashMap;
import org.jspecify.annotations.Nullable;
import org.perpex.common.contract.TriggerDetails;

/** All triggers: those that wait, by id, account, market and date, and those whose order the book has not answered. */
final class Triggers {

    private static final List<WaitingTrigger> NONE = List.of();

    private final Long2ObjectHashMap<WaitingTrigger> byId = new Long2ObjectHashMap<>();
    private final Long2ObjectHashMap<OfAccount> byAccount = new Long2ObjectHashMap<>();
    private final Long2ObjectHashMap<Fired> fired = new Long2ObjectHashMap<>();
    private final TreeSet<WaitingTrigger> byDate = new TreeSet<>(Triggers::byDate);
    private final List<@Nullable MarketTriggers> markets = new ArrayList<>();

    /** The triggers of one account. */
    private static final class OfAccount {
        private final Map<Integer, List<WaitingTrigger>> byMarket = new HashMap<>();
        private final Map<String, WaitingTrigger> byClientId = new HashMap<>();
    }

    /**
     * A trigger whose order the book has not answered.
     *
     * @param priceTicks the price that fired it
     */
    record Fired(long orderId, TriggerDetails details, long priceTicks) {}

    private static int byDate(WaitingTrigger a, WaitingTrigger b) {
        int byDate = Long.compare(a.order().goodTillMillis(), b.order().goodTillMillis());
        return byDate != 0 ? byDate : Long.compare(a.id(), b.id());
    }

    MarketTriggers in(int market) {
        while (markets.size() <= market) {
            markets.add(null);
        }
        MarketTriggers found = markets.get(market);
        if (found == null) {
            found = new MarketTriggers();
            markets.set(market, found);
        }
        return found;
    }

    int size() {
        return byId.size();
    }

    /** Waiting triggers of an account in a market, by id. */
    List<WaitingTrigger> of(long account, int market) {
        OfAccount owner = byAccount.get(account);
        List<WaitingTrigger> found = owner == null ? null : owner.byMarket.get(market);
        return found == null ? NONE : found;
    }

    /** How many triggers of an account wait in all markets. */
    int count(long account) {
        OfAccount owner = byAccount.get(account);
        return owner == null ? 0 : owner.byClientId.size();
    }

    @Nullable
    WaitingTrigger find(long account, String clientTriggerId) {
        OfAccount owner = byAccount.get(account);
        return owner == null ? null : owner.byClientId.get(clientTriggerId);
    }

    /** The waiting trigger that an id or, where that is 0, a client's id names, if it is that account's and market's. */
    @Nullable
    WaitingTrigger find(long account, int market, long triggerId, String clientTriggerId) {
        WaitingTrigger found = triggerId != 0 ? byId.get(triggerId) : find(account, clientTriggerId);
        return found != null
                        && found.details().account() == account
                        && found.details().market() == market
                ? found
                : null;
    }

    /** The waiting trigger that is the first to end by its date. */
    @Nullable
    WaitingTrigger firstDated() {
        return byDate.isEmpty() ? null : byDate.first();
    }

    void add(WaitingTrigger trigger) {
        byId.put(trigger.id(), trigger);
        OfAccount owner = byAccount.computeIfAbsent(trigger.details().account(), key -> new OfAccount());
        owner.byClientId.put(trigger.order().clientTriggerId(), trigger);
        owner.byMarket
                .computeIfAbsent(trigger.details().market(), key -> new ArrayList<>())
                .add(trigger);
        if (trigger.order().goodTillMillis() != 0) {
            byDate.add(trigger);
        }
        if (trigger.isArmed()) {
            watch(trigger);
        }
    }

    /** Takes away one that waits no more. */
    void remove(WaitingTrigger trigger) {
        trigger.end();
        byId.remove(trigger.id());
        byDate.remove(trigger);
        if (trigger.isArmed()) {
            unwatch(trigger);
        }
        long account = trigger.details().account();
        OfAccount owner = byAccount.get(account);
        if (owner != null) {
            owner.byClientId.remove(trigger.order().clientTriggerId());
            of(account, trigger.details().market()).remove(trigger);
            if (owner.byClientId.isEmpty()) {
                byAccount.remove(account);
            }
        }
    }

    void watch(WaitingTrigger trigger) {
        in(trigger.details().market()).of(trigger.order().workingPrice()).add(trigger);
    }

    void unwatch(WaitingTrigger trigger) {
        in(trigger.details().market()).of(trigger.order().workingPrice()).remove(trigger);
    }

    void fired(Fired trigger) {
        fired.put(trigger.orderId(), trigger);
    }

    /** Takes away the trigger that became an order, now that the book has answered it; null if none did. */
    @Nullable
    Fired answered(long orderId) {
        return fired.isEmpty() ? null : fired.remove(orderId);
    }

    /** All that wait, by id. */
    List<WaitingTrigger> sorted() {
        List<WaitingTrigger> all = new ArrayList<>(byId.values());
        all.sort((a, b) -> Long.compare(a.id(), b.id()));
        return all;
    }

    /** All whose order the book has not answered, by its id. */
    Fired[] sortedFired() {
        Fired[] all = fired.values().toArray(Fired[]::new);
        Arrays.sort(all, (a, b) -> Long.compare(a.orderId(), b.orderId()));
        return all;
    }
}
