package org.perpex.common.contract;

import java.util.List;
import org.perpex.common.core.RequestId;

/** Commands of a trader about orders that wait for a price, from trade to the account engine on {@code risk-topic}. */
public sealed interface TriggerCommand extends TraderCommand {
    /**
     * Places a trigger that stands alone.
     *
     * @param request made before the first send
     * @param deadlineMillis engine time after which it is refused
     * @param account user × 1024 + sub-account
     * @param market number of the market
     * @param order what it waits for and what it becomes
     */
    record Place(RequestId request, long deadlineMillis, long account, int market, TriggerOrder order)
            implements TriggerCommand {}

    /**
     * Places triggers of which one alone may fire: it ends the others before its order is placed.
     *
     * @param request made before the first send
     * @param deadlineMillis engine time after which it is refused
     * @param account user × 1024 + sub-account
     * @param market number of the market
     * @param exits the triggers, two at least
     */
    record PlaceOco(RequestId request, long deadlineMillis, long account, int market, List<TriggerOrder> exits)
            implements TriggerCommand {

        public PlaceOco {
            exits = List.copyOf(exits);
        }
    }

    /**
     * Places an order and the triggers by which its position is left. They shrink with the position and vanish with it.
     *
     * @param entry the order; its head is that of the command
     * @param exits the triggers, one at least, reduce-only
     */
    record PlaceBracket(OrderCommand.Place entry, List<TriggerOrder> exits) implements TriggerCommand {

        public PlaceBracket {
            exits = List.copyOf(exits);
        }

        @Override
        public RequestId request() {
            return entry.request();
        }

        @Override
        public long deadlineMillis() {
            return entry.deadlineMillis();
        }

        @Override
        public long account() {
            return entry.account();
        }

        @Override
        public int market() {
            return entry.market();
        }
    }

    /**
     * Cancels a waiting trigger, named by its id or, where that is 0, by the id that the client chose.
     *
     * @param request made before the first send
     * @param deadlineMillis engine time after which it is refused
     * @param account user × 1024 + sub-account
     * @param market number of the market
     * @param triggerId 0 if the client trigger id names it
     * @param clientTriggerId empty if the trigger id names it
     */
    record Cancel(
            RequestId request, long deadlineMillis, long account, int market, long triggerId, String clientTriggerId)
            implements TriggerCommand {}

    /**
     * Cancels an account's waiting triggers in a market.
     *
     * @param request made before the first send
     * @param deadlineMillis engine time after which it is refused
     * @param account user × 1024 + sub-account
     * @param market number of the market
     */
    record CancelAll(RequestId request, long deadlineMillis, long account, int market) implements TriggerCommand {}
}
