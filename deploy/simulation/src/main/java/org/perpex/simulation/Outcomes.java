package org.perpex.simulation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.perpex.common.contract.AccountFact;
import org.perpex.common.contract.BookFact;
import org.perpex.common.contract.FundingFact;
import org.perpex.common.contract.GuardFact;
import org.perpex.common.contract.LiquidationFact;
import org.perpex.common.contract.Message;
import org.perpex.common.contract.OrderCommand;
import org.perpex.common.contract.PositionFact;
import org.perpex.common.core.Check;
import org.perpex.common.core.RequestId;

/**
 * What became of each request, as its sender hears it. There is exactly one outcome; a refusal may be said again, in
 * the same words, to a request that came again.
 */
final class Outcomes {

    /** The high half of the ids of what liquidations ask of the book. */
    private static final long LIQUIDATION_HIGH = 0x6C69_7175_6964_6174L;

    private final Map<Key, OrderCommand> sent = new HashMap<>();
    private final Map<Key, Message> outcomes = new HashMap<>();
    /** Those that were asked, and those that were answered, since the last quiet moment. */
    private final List<Key> waiting = new ArrayList<>();

    private final List<Key> answered = new ArrayList<>();
    private final Map<Key, Integer> closedByOne = new HashMap<>();
    private final Map<String, Integer> counts = new TreeMap<>();

    private record Key(long account, RequestId request) {}

    void sent(OrderCommand command) {
        Key key = new Key(command.account(), command.request());
        if (sent.put(key, command) == null) {
            waiting.add(key);
        }
    }

    void heard(AccountFact fact) {
        switch (fact) {
            case AccountFact.LeverageChanged changed ->
                repeatable(new Key(changed.account(), changed.request()), changed);
            case AccountFact.PositionMoved moved -> count("Moved " + moved.cause());
            case LiquidationFact.StageEntered entered -> count("Stage " + entered.stage());
            case LiquidationFact.InsurancePaid paid -> count(paid.amountUnits() > 0 ? "Fund paid" : "Fund received");
            case LiquidationFact.Released _ -> count("Released");
            case FundingFact.Settled _ -> count("Funding settled");
            default -> {}
        }
    }

    void heard(BookFact fact) {
        if (isOfLiquidation(fact)) {
            count("Asked by a liquidation");
            return;
        }
        if (fact instanceof BookFact.Rejected rejected && rejected.account() == 0) {
            count("Funding refused");
            return;
        }
        switch (fact) {
            case BookFact.Accepted accepted ->
                once(new Key(accepted.order().account(), accepted.order().request()), accepted);
            case BookFact.Rejected rejected -> {
                count("Rejected " + rejected.reason());
                repeatable(new Key(rejected.account(), rejected.request()), rejected);
            }
            case BookFact.Refusal refused -> repeatable(new Key(refused.account(), refused.request()), refused);
            case BookFact.AllCanceled canceled -> {
                Key key = new Key(canceled.account(), canceled.request());
                once(key, canceled);
                int closed = closedByOne.getOrDefault(key, 0);
                Check.that(closed == canceled.count(), "as many closed as one request canceled", closed);
            }
            case BookFact.Closed closed -> {
                count("Closed " + closed.reason());
                closed(closed);
            }
            case BookFact.Rested _,
                    BookFact.Traded _,
                    BookFact.LevelChanged _,
                    BookFact.TopChecked _,
                    BookFact.PhaseChanged _,
                    BookFact.PriceIndicated _ -> {}
            case PositionFact _ -> {}
            case BookFact.Amended _, GuardFact _ ->
                throw new IllegalStateException("nobody asks for it in these worlds: " + fact);
        }
    }

    /** Whether nobody but the account engine asked for it: nobody waits for an answer then. */
    private static boolean isOfLiquidation(BookFact fact) {
        RequestId request = switch (fact) {
            case BookFact.Accepted accepted -> accepted.order().request();
            case BookFact.Rejected rejected -> rejected.request();
            case BookFact.AllCanceled canceled -> canceled.request();
            case BookFact.Closed closed -> closed.request();
            default -> RequestId.NONE;
        };
        return request.high() == LIQUIDATION_HIGH;
    }

    private void closed(BookFact.Closed closed) {
        if (closed.request().isNone()) {
            return;
        }
        Key key = new Key(closed.account(), closed.request());
        if (sent.get(key) instanceof OrderCommand.CancelAll) {
            closedByOne.merge(key, 1, Integer::sum);
        } else {
            once(key, closed);
        }
    }

    private void once(Key key, Message outcome) {
        count(outcome.getClass().getSimpleName());
        Message before = outcomes.put(key, outcome);
        answered.add(key);
        Check.that(before == null, "a request has one outcome: " + before + ", then " + outcome);
    }

    private void repeatable(Key key, Message outcome) {
        count(outcome.getClass().getSimpleName());
        Message before = outcomes.putIfAbsent(key, outcome);
        answered.add(key);
        Check.that(before == null || before.equals(outcome), "a request has one outcome: " + before + ", " + outcome);
    }

    private void count(String what) {
        counts.merge(what, 1, Integer::sum);
    }

    /** How often each kind of outcome was heard. */
    Map<String, Integer> counts() {
        return counts;
    }

    /** At a quiet moment everybody has been answered, and nobody who did not ask. */
    void checkAnswered() {
        for (Key key : waiting) {
            Check.that(outcomes.containsKey(key), "a request is answered: " + sent.get(key));
        }
        waiting.clear();
        for (Key key : answered) {
            Message outcome = outcomes.get(key);
            Check.that(outcome != null && fits(sent.get(key), outcome), "an answer fits: " + key + " " + outcome);
        }
        answered.clear();
        Check.that(outcomes.size() == sent.size(), "nobody is answered who did not ask", outcomes.size());
    }

    private static boolean fits(@Nullable OrderCommand command, Message outcome) {
        return switch (command) {
            case null -> false;
            case OrderCommand.Place _ -> outcome instanceof BookFact.Accepted || outcome instanceof BookFact.Rejected;
            case OrderCommand.Cancel _ ->
                outcome instanceof BookFact.Closed || outcome instanceof BookFact.CancelRejected;
            case OrderCommand.CancelAll _ ->
                outcome instanceof BookFact.AllCanceled || outcome instanceof BookFact.CancelRejected;
            case OrderCommand.SetLeverage _ ->
                outcome instanceof AccountFact.LeverageChanged || outcome instanceof BookFact.Rejected;
            case OrderCommand.Amend _,
                    OrderCommand.CancelEverywhere _,
                    OrderCommand.SetCountdown _,
                    OrderCommand.SetProtection _,
                    OrderCommand.ResetProtection _ -> outcome instanceof BookFact.Refusal;
        };
    }
}
