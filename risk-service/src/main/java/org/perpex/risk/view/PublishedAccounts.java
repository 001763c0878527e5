package org.perpex.risk.view;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.perpex.common.contract.Source;
import org.perpex.common.spring.engine.EngineListener;
import org.perpex.risk.engine.AccountEngine;
import org.perpex.risk.engine.AccountView;
import org.perpex.risk.engine.CollateralView;
import org.perpex.risk.engine.MarketView;
import org.perpex.risk.engine.OwnFees;
import org.perpex.risk.engine.TotalsView;

/**
 * What the engine published after its last batch. Written by the engine's thread alone, read by any.
 *
 * <p>Accounts are published before the moment that says how far they have come, so a reader that has waited for a
 * moment sees accounts at least as new.
 */
public final class PublishedAccounts implements EngineListener {

    private final AccountEngine engine;
    private final ConcurrentHashMap<Long, AccountView> accounts = new ConcurrentHashMap<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition published = lock.newCondition();
    private int waiting;
    private volatile Moment moment;

    public PublishedAccounts(AccountEngine engine) {
        this.engine = engine;
        moment = new Moment(0, -1, 0, 0, List.of(), CollateralView.atFirst(), OwnFees.NONE, engine.totals());
    }

    /**
     * How far the published accounts have come.
     *
     * @param timeMillis engine time
     * @param offset the last input of the engine's queue that is applied; -1 before the first
     * @param matchNumber the last fact of the matching engine that is applied
     * @param walletNumber the last message of wallet's outbox that is applied
     * @param markets every market, by number
     * @param collateral what assets count for where they are one collateral
     * @param fees what everybody was given
     */
    public record Moment(
            long timeMillis,
            long offset,
            long matchNumber,
            long walletNumber,
            List<MarketView> markets,
            CollateralView collateral,
            OwnFees fees,
            TotalsView totals) {}

    @Override
    public void applied(EngineListener.Moment reached) {
        engine.drainChanged(view -> accounts.put(view.account(), view));
        boolean changed = engine.drainMarketsChanged();
        List<MarketView> markets = changed ? engine.markets() : moment.markets();
        CollateralView collateral = changed ? engine.collateral() : moment.collateral();
        moment = new Moment(
                reached.timeMillis(),
                reached.offset(),
                reached.mark(Source.MATCH).number(),
                reached.mark(Source.WALLET).number(),
                markets,
                collateral,
                changed ? engine.everybodysFees() : moment.fees(),
                engine.totals());
        lock.lock();
        try {
            if (waiting > 0) {
                published.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    public Moment moment() {
        return moment;
    }

    public Optional<AccountView> find(long account) {
        return Optional.ofNullable(accounts.get(account));
    }

    /** All accounts as they are now, in no order. */
    public List<AccountView> all() {
        return List.copyOf(accounts.values());
    }

    /** Waits until a fact of the matching engine is applied. Returns false if it is not within the time. */
    public boolean awaitMatch(long number, Duration patience) throws InterruptedException {
        long nanos = patience.toNanos();
        if (moment.matchNumber() >= number) {
            return true;
        }
        lock.lockInterruptibly();
        waiting++;
        try {
            while (moment.matchNumber() < number && nanos > 0) {
                nanos = published.awaitNanos(nanos);
            }
            return moment.matchNumber() >= number;
        } finally {
            waiting--;
            lock.unlock();
        }
    }
}
