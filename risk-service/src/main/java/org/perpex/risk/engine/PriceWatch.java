package org.perpex.risk.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.perpex.common.core.Side;

/** The triggers of one market that watch one kind of price. A price that reaches none costs two comparisons. */
final class PriceWatch {

    private final TreeSet<WaitingTrigger> rises = new TreeSet<>(WaitingTrigger::byPassing);
    private final TreeSet<WaitingTrigger> falls = new TreeSet<>(WaitingTrigger::byPassing);
    private final List<WaitingTrigger> followers = new ArrayList<>();

    /** Between these no follower has a new best or fires. */
    private long calmFromTicks = Long.MIN_VALUE;

    private long calmToTicks = Long.MAX_VALUE;

    void add(WaitingTrigger trigger) {
        if (trigger.isFollowing()) {
            followers.add(trigger);
            narrow(trigger);
        } else {
            levels(trigger).add(trigger);
        }
    }

    void remove(WaitingTrigger trigger) {
        if (trigger.isFollowing()) {
            followers.remove(trigger);
        } else {
            levels(trigger).remove(trigger);
        }
    }

    private TreeSet<WaitingTrigger> levels(WaitingTrigger trigger) {
        return trigger.waitsForRise() ? rises : falls;
    }

    /** Adds to a list those whose level a price has reached, in no order. Followers take the price into their best. */
    void collect(long priceTicks, List<WaitingTrigger> reached) {
        collect(rises, priceTicks, reached);
        collect(falls, priceTicks, reached);
        if (priceTicks >= calmFromTicks && priceTicks <= calmToTicks) {
            return;
        }
        calmFromTicks = Long.MIN_VALUE;
        calmToTicks = Long.MAX_VALUE;
        for (int i = 0; i < followers.size(); i++) {
            WaitingTrigger each = followers.get(i);
            each.improve(priceTicks);
            narrow(each);
            if (each.isReachedBy(priceTicks)) {
                reached.add(each);
            }
        }
    }

    private static void collect(TreeSet<WaitingTrigger> levels, long priceTicks, List<WaitingTrigger> reached) {
        WaitingTrigger next = levels.isEmpty() ? null : levels.first();
        while (next != null && next.isReachedBy(priceTicks)) {
            reached.add(next);
            next = after(levels, next);
        }
    }

    private static @Nullable WaitingTrigger after(TreeSet<WaitingTrigger> levels, WaitingTrigger trigger) {
        return levels.higher(trigger);
    }

    private void narrow(WaitingTrigger follower) {
        if (follower.bestTicks() == 0) {
            calmFromTicks = Long.MAX_VALUE;
        } else if (follower.order().side() == Side.SELL) {
            calmToTicks = Math.min(calmToTicks, follower.bestTicks());
            calmFromTicks = Math.max(calmFromTicks, follower.levelTicks() + 1);
        } else {
            calmFromTicks = Math.max(calmFromTicks, follower.bestTicks());
            calmToTicks = Math.min(calmToTicks, follower.levelTicks() - 1);
        }
    }
}
