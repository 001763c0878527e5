package org.perpex.risk.engine;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.perpex.common.contract.BookFact;
import org.perpex.common.contract.Destination;
import org.perpex.common.contract.GuardFact;
import org.perpex.common.contract.PositionFact;
import org.perpex.common.contract.TriggerFact;
import org.perpex.common.contract.engine.FactSink;
import org.perpex.common.core.RejectReason;
import org.perpex.common.core.RequestId;
import org.perpex.common.core.TriggerEnd;

/** Keeps triggers in step with what the book says: of positions, of the orders of brackets, of the orders they became. */
final class TriggerFollower {

    private final Accounts accounts;
    private final Triggers triggers;
    private final TriggerRunner runner;

    TriggerFollower(AccountEngine.World world, TriggerRunner runner) {
        accounts = world.accounts;
        triggers = world.triggers;
        this.runner = runner;
    }

    /** Follows a fact of the book that has been applied to accounts. */
    void follow(long timeMillis, BookFact fact, FactSink facts) {
        switch (fact) {
            case BookFact.Traded traded -> traded(timeMillis, traded, facts);
            case BookFact.Accepted accepted -> answered(accepted.order().orderId(), null, facts);
            case BookFact.Rejected rejected -> {
                answered(rejected.orderId(), rejected.reason(), facts);
                entryEnded(rejected.account(), rejected.market(), rejected.orderId(), facts);
            }
            case BookFact.Closed closed -> entryEnded(closed.account(), closed.market(), closed.orderId(), facts);
            case BookFact.CancelRejected _,
                    BookFact.Rested _,
                    BookFact.AllCanceled _,
                    BookFact.LevelChanged _,
                    BookFact.PhaseChanged _,
                    BookFact.PriceIndicated _,
                    BookFact.TopChecked _,
                    BookFact.Amended _,
                    BookFact.AmendRejected _,
                    GuardFact _ -> {}
            case PositionFact.Moved move -> {
                moved(move.account(), move.market(), 0, 0, facts);
                moved(move.counterparty(), move.market(), 0, 0, facts);
            }
            case PositionFact.Settled settled -> moved(settled.account(), settled.market(), 0, 0, facts);
            case PositionFact.MarketSettled settled -> endAll(settled.market(), facts);
            case PositionFact.MovesEnded _ -> {}
        }
    }

    private void traded(long timeMillis, BookFact.Traded fact, FactSink facts) {
        boolean armed = moved(fact.takerAccount(), fact.market(), fact.takerOrderId(), fact.lots(), facts);
        armed |= moved(fact.makerAccount(), fact.market(), fact.makerOrderId(), fact.lots(), facts);
        runner.traded(timeMillis, fact.market(), fact.priceTicks(), facts);
        if (armed) {
            runner.marked(timeMillis, fact.market(), facts);
        }
    }

    /**
     * A position moved: those that follow it shrink with it or vanish with it.
     *
     * @param orderId the order that moved it, or 0
     * @param lots by how many lots
     * @return whether exits watch prices that watched none before
     */
    boolean moved(long account, int market, long orderId, long lots, FactSink facts) {
        List<WaitingTrigger> all = triggers.of(account, market);
        boolean armed = false;
        for (int i = 0; i < all.size(); ) {
            WaitingTrigger each = all.get(i);
            boolean byEntry = each.isExit() && each.details().entryOrderId() == orderId;
            armed |= each.isFollower() && moved(each, byEntry ? lots : 0, facts);
            if (!each.isEnded()) {
                i++;
            }
        }
        return armed;
    }

    private boolean moved(WaitingTrigger trigger, long entryLots, FactSink facts) {
        Holding holding = accounts.at(trigger.details().account())
                .holding(trigger.details().market(), trigger.details().order().positionSide());
        long closable = trigger.closableOf(holding == null ? 0 : holding.positionLots());
        long before = trigger.closableLots();
        if (before == 0 && trigger.isExit() && entryLots == 0) {
            return false;
        }
        boolean arms = trigger.isExit() && before == 0 && closable > 0;
        boolean disarms = trigger.isExit() && before > 0 && closable == 0;
        if (disarms) {
            triggers.unwatch(trigger);
            trigger.rest();
        }
        boolean resized = trigger.see(closable, entryLots);
        boolean open = trigger.isExit() && accounts.order(trigger.details().entryOrderId()) != null;
        if (before > 0 && closable == 0 && !open) {
            triggers.remove(trigger);
            end(trigger, TriggerEnd.POSITION_GONE, facts);
            return false;
        }
        if (arms) {
            triggers.watch(trigger);
        }
        if (resized) {
            facts.append(Destination.ASSET, new TriggerFact.Resized(trigger.details(), trigger.sizeLots()));
        }
        return arms;
    }

    /** The market never trades again: nothing in it waits for a price any more. */
    private void endAll(int market, FactSink facts) {
        for (WaitingTrigger each : triggers.sorted()) {
            if (each.details().market() == market) {
                triggers.remove(each);
                end(each, TriggerEnd.MARKET_PHASE, facts);
            }
        }
    }

    /** The order of a bracket is done: exits that have nothing to leave end with it. */
    private void entryEnded(long account, int market, long orderId, FactSink facts) {
        List<WaitingTrigger> all = triggers.of(account, market);
        for (int i = 0; i < all.size(); ) {
            WaitingTrigger each = all.get(i);
            if (each.isExit() && each.details().entryOrderId() == orderId && !each.isArmed()) {
                triggers.remove(each);
                end(each, each.isEntryFilled() ? TriggerEnd.POSITION_GONE : TriggerEnd.ENTRY_GONE, facts);
            } else {
                i++;
            }
        }
    }

    private void answered(long orderId, @Nullable RejectReason reason, FactSink facts) {
        Triggers.Fired fired = triggers.answered(orderId);
        if (fired == null) {
            return;
        }
        if (reason != null) {
            facts.append(Destination.ASSET, new TriggerFact.Refused(fired.details(), fired.priceTicks(), reason));
        }
        TriggerEnd end = reason == null ? TriggerEnd.FIRED : TriggerEnd.REFUSED;
        facts.append(Destination.ASSET, new TriggerFact.Ended(fired.details(), RequestId.NONE, end));
    }

    private static void end(WaitingTrigger trigger, TriggerEnd reason, FactSink facts) {
        facts.append(Destination.ASSET, new TriggerFact.Ended(trigger.details(), RequestId.NONE, reason));
    }
}
