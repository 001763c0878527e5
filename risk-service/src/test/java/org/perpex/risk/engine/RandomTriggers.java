package org.perpex.risk.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.perpex.common.contract.OrderCommand;
import org.perpex.common.contract.TriggerCommand;
import org.perpex.common.contract.TriggerOrder;
import org.perpex.common.core.PositionSide;
import org.perpex.common.core.PriceMatch;
import org.perpex.common.core.SelfTradePrevention;
import org.perpex.common.core.Side;
import org.perpex.common.core.TimeInForce;
import org.perpex.common.core.TriggerType;
import org.perpex.common.core.WorkingPrice;

/** Random commands about triggers near the mark price, some of them broken. */
final class RandomTriggers {

    private final RandomWorld world;
    private final SplittableRandom random;

    RandomTriggers(RandomWorld world) {
        this.world = world;
        random = world.random;
    }

    TriggerCommand next() {
        int dice = random.nextInt(20);
        int market = world.market();
        if (dice < 9) {
            return new TriggerCommand.Place(world.id(), world.deadline(), world.account(), market, any(market));
        }
        if (dice < 12) {
            return new TriggerCommand.PlaceOco(
                    world.id(), world.deadline(), world.account(), market, oco(market, 1 + random.nextInt(4)));
        }
        if (dice < 17) {
            OrderCommand.Place entry = world.order();
            return new TriggerCommand.PlaceBracket(entry, exits(entry, 1 + random.nextInt(3)));
        }
        if (dice < 19) {
            return cancel();
        }
        return new TriggerCommand.CancelAll(world.id(), world.deadline(), world.account(), market);
    }

    private TriggerCommand.Cancel cancel() {
        List<ReferenceTriggers.Waiting> waiting = world.reference.triggers.waiting;
        if (waiting.isEmpty() || random.nextInt(5) == 0) {
            return new TriggerCommand.Cancel(
                    world.id(), world.deadline(), world.account(), world.market(), random.nextInt(90), "t1");
        }
        var found = waiting.get(random.nextInt(waiting.size()));
        boolean byId = random.nextBoolean();
        return new TriggerCommand.Cancel(
                world.id(),
                world.deadline(),
                found.details.account(),
                found.details.market(),
                byId ? found.details.triggerId() : 0,
                byId ? "" : found.order.clientTriggerId());
    }

    private List<TriggerOrder> oco(int market, int count) {
        List<TriggerOrder> orders = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            orders.add(any(market));
        }
        return orders;
    }

    /** Exits that fit their order, most of the time. */
    private List<TriggerOrder> exits(OrderCommand.Place entry, int count) {
        List<TriggerOrder> orders = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            boolean broken = random.nextInt(20) == 0;
            Wish wish = new Wish(entry.side().opposite(), entry.positionSide(), Math.max(1, entry.sizeLots()), !broken);
            orders.add(order(entry.market(), wish, entry.priceTicks()));
        }
        return orders;
    }

    /** @param lotsMax how large it is at most */
    private record Wish(Side side, PositionSide positionSide, long lotsMax, boolean reduceOnly) {}

    /** Most accounts have one position in a market. */
    private PositionSide anySide() {
        return random.nextInt(4) > 0
                ? PositionSide.BOTH
                : random.nextBoolean() ? PositionSide.LONG : PositionSide.SHORT;
    }

    private TriggerOrder any(int market) {
        Side side = random.nextBoolean() ? Side.BUY : Side.SELL;
        return order(market, new Wish(side, anySide(), 40, random.nextInt(3) > 0), 0);
    }

    private TriggerOrder order(int market, Wish wish, long aroundTicks) {
        long around = aroundTicks != 0 ? aroundTicks : world.marks[Math.min(market, 2)];
        TriggerType type = TriggerType.values()[random.nextInt(5)];
        boolean trails = type == TriggerType.TRAILING_STOP_MARKET;
        boolean stops = type == TriggerType.STOP || type == TriggerType.STOP_MARKET;
        boolean limit = type == TriggerType.STOP || type == TriggerType.TAKE_PROFIT;
        boolean above = stops == (wish.side == Side.BUY) == (random.nextInt(12) > 0);
        long away = random.nextLong(around / 12 + 2);
        long level = Math.max(1, above ? around + away : around - away);
        boolean closes = !limit && !trails && random.nextInt(4) == 0;
        boolean dated = random.nextInt(8) == 0;
        boolean hides = limit && random.nextInt(12) == 0;
        PriceMatch match = limit && random.nextInt(10) == 0 ? PriceMatch.OPPONENT : PriceMatch.NONE;
        return new TriggerOrder(
                wish.side,
                wish.positionSide,
                type,
                random.nextBoolean() ? WorkingPrice.MARK : WorkingPrice.CONTRACT,
                trails ? 0 : level,
                trails && random.nextBoolean() ? level : 0,
                trails ? 900 + random.nextInt(60_000) : 0,
                limit && match == PriceMatch.NONE
                        ? Math.max(1, around + random.nextLong(around / 10 + 2) - around / 20)
                        : 0,
                closes ? 0 : random.nextInt(60) == 0 ? 0 : 1 + random.nextLong(wish.lotsMax),
                dated && limit ? TimeInForce.GTD : random.nextInt(10) == 0 ? TimeInForce.IOC : TimeInForce.GTC,
                wish.reduceOnly,
                closes,
                random.nextInt(3) == 0,
                SelfTradePrevention.NONE,
                dated ? world.floor.timeMillis + random.nextInt(4_000) : 0,
                hides ? 1 + random.nextInt(10) : 0,
                match,
                "t" + random.nextInt(120));
    }
}
