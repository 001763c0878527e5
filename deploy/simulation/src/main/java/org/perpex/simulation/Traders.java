package org.perpex.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.perpex.common.contract.OrderCommand;
import org.perpex.common.contract.OrderDetails;
import org.perpex.common.core.OrderType;
import org.perpex.common.core.PositionSide;
import org.perpex.common.core.RequestId;
import org.perpex.common.core.SelfTradePrevention;
import org.perpex.common.core.Side;
import org.perpex.common.core.TimeInForce;

/** Makes the commands of traders: mostly sensible, now and then wrong. Knows what a trader would know. */
final class Traders {

    private static final long PATIENCE_MILLIS = 500_000;
    private static final int CLIENT_ORDER_IDS = 400;
    private static final int REPEATED_MAX = 30;

    private final SplittableRandom random;
    private final List<OrderDetails> open;
    private final long[] markTicks;
    private final List<OrderCommand> recent = new ArrayList<>();
    private long serial;

    /**
     * @param open the orders that traders have heard are open
     * @param markTicks by market, as the world moves them
     */
    Traders(SplittableRandom random, List<OrderDetails> open, long[] markTicks) {
        this.random = random;
        this.open = open;
        this.markTicks = markTicks;
    }

    OrderCommand next(long nowMillis) {
        int dice = random.nextInt(100);
        if (dice < 6 && !recent.isEmpty()) {
            // A client that heard nothing: the very same request again.
            return recent.get(random.nextInt(recent.size()));
        }
        OrderCommand command = fresh(dice, nowMillis);
        recent.add(command);
        if (recent.size() > REPEATED_MAX) {
            recent.removeFirst();
        }
        return command;
    }

    private OrderCommand fresh(int dice, long nowMillis) {
        if (dice < 82) {
            return order(nowMillis);
        }
        if (dice < 94) {
            return cancel(nowMillis);
        }
        return dice < 96
                ? new OrderCommand.CancelAll(id(), deadline(nowMillis), account(), market())
                : new OrderCommand.SetLeverage(id(), deadline(nowMillis), account(), market(), random.nextInt(53));
    }

    /** A request that cancels everything of an account in a market, whatever happens meanwhile. */
    OrderCommand.CancelAll cancelAll(long account, int market) {
        return new OrderCommand.CancelAll(id(), Long.MAX_VALUE, account, market);
    }

    /** Forgets what was sent: repetitions are recognised for a while only. */
    void forget() {
        recent.clear();
    }

    private OrderCommand.Place order(long nowMillis) {
        int market = market();
        long markTicksNow = markTicks[Math.min(market, Listings.LISTED.length)];
        boolean limit = random.nextInt(4) > 0;
        long offset = random.nextLong(markTicksNow / (random.nextInt(8) == 0 ? 4 : 80) + 2);
        Side side = random.nextBoolean() ? Side.BUY : Side.SELL;
        boolean passive = random.nextInt(5) < 2;
        long ticks = Math.max(1, markTicksNow + (passive == (side == Side.SELL) ? offset : -offset));
        TimeInForce timeInForce = limit ? timeInForce() : TimeInForce.IOC;
        return new OrderCommand.Place(
                id(),
                deadline(nowMillis),
                account(),
                market,
                side,
                random.nextInt(200) == 0 ? PositionSide.LONG : PositionSide.BOTH,
                limit ? OrderType.LIMIT : OrderType.MARKET,
                timeInForce,
                limit ? ticks : 0,
                random.nextInt(100) == 0 ? 0 : lots(market),
                random.nextInt(5) == 0,
                SelfTradePrevention.values()[random.nextInt(4)],
                timeInForce == TimeInForce.GTD ? nowMillis + random.nextInt(4_000) : 0,
                "c" + random.nextInt(CLIENT_ORDER_IDS));
    }

    private long lots(int market) {
        boolean large = random.nextInt(10) == 0;
        return market == 1 ? 1 + random.nextInt(large ? 400_000 : 15_000) : 1 + random.nextInt(large ? 150 : 8);
    }

    private TimeInForce timeInForce() {
        return switch (random.nextInt(14)) {
            case 0, 1 -> TimeInForce.FOK;
            case 2, 3 -> TimeInForce.IOC;
            case 4, 5 -> TimeInForce.GTX;
            case 6, 7 -> TimeInForce.GTD;
            default -> TimeInForce.GTC;
        };
    }

    private OrderCommand.Cancel cancel(long nowMillis) {
        if (open.isEmpty() || random.nextInt(12) == 0) {
            return new OrderCommand.Cancel(
                    id(), deadline(nowMillis), account(), market(), random.nextInt(60), "c" + random.nextInt(60));
        }
        OrderDetails order = open.get(random.nextInt(open.size()));
        boolean byId = random.nextBoolean();
        return new OrderCommand.Cancel(
                id(),
                deadline(nowMillis),
                order.account(),
                order.market(),
                byId ? order.orderId() : 0,
                byId ? "" : order.clientOrderId());
    }

    private RequestId id() {
        return new RequestId(7, ++serial);
    }

    private long deadline(long nowMillis) {
        return random.nextInt(12) == 0 ? nowMillis + random.nextInt(80) - 2 : nowMillis + PATIENCE_MILLIS;
    }

    private long account() {
        int last = Listings.ACCOUNTS.length - 1;
        return Listings.ACCOUNTS[random.nextInt(40) == 0 ? last : random.nextInt(last)];
    }

    private int market() {
        return random.nextInt(80) == 0 ? Listings.UNLISTED : 1 + random.nextInt(2);
    }
}
