package org.perpex.simulation.capture;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import org.perpex.common.contract.BookFact;
import org.perpex.common.contract.OrderCommand;
import org.perpex.common.core.AccountId;
import org.perpex.common.core.OrderType;
import org.perpex.common.core.PositionSide;
import org.perpex.common.core.PriceMatch;
import org.perpex.common.core.RequestId;
import org.perpex.common.core.SelfTradePrevention;
import org.perpex.common.core.Side;
import org.perpex.common.core.TimeInForce;

/**
 * Accounts that keep one order at each price level, as large as is asked for, by placing, amending and canceling; and
 * one account that takes.
 */
final class Liquidity {

    static final int MARKET = 1;
    static final int MAKERS = 256;
    static final long TAKER = AccountId.of(MAKERS + 1, 0).value();

    private final BothEngines engines = new BothEngines(this::hear);
    private final NavigableMap<Long, Order> bids = new TreeMap<>(Comparator.reverseOrder());
    private final NavigableMap<Long, Order> asks = new TreeMap<>();
    private final NavigableMap<Long, Long> shownBids = new TreeMap<>(Comparator.reverseOrder());
    private final NavigableMap<Long, Long> shownAsks = new TreeMap<>();
    private final List<BookFact.Traded> trades = new ArrayList<>();
    private long requests;
    private long timeMillis;

    /** The one order of a level. */
    private static final class Order {
        private final String clientOrderId;
        private long sizeLots;
        private long openLots;

        private Order(String clientOrderId, long sizeLots) {
            this.clientOrderId = clientOrderId;
            this.sizeLots = sizeLots;
            openLots = sizeLots;
        }
    }

    BothEngines engines() {
        return engines;
    }

    /** All trades so far. */
    List<BookFact.Traded> trades() {
        return trades;
    }

    /** The public book, built from what it says of its levels alone: lots by price in ticks, the best first. */
    NavigableMap<Long, Long> shown(Side side) {
        return side == Side.BUY ? shownBids : shownAsks;
    }

    /** What rests at a price. */
    long lotsAt(Side side, long ticks) {
        Order order = orders(side).get(ticks);
        return order == null ? 0 : order.openLots;
    }

    /** The prices at which this side has orders, the best first. */
    List<Long> prices(Side side) {
        return new ArrayList<>(orders(side).keySet());
    }

    /** The best price at which this side has an order; 0 if it has none. */
    long best(Side side) {
        return orders(side).isEmpty() ? 0 : orders(side).firstKey();
    }

    /** Sets the clock of the commands that follow. */
    void at(long millis) {
        timeMillis = Math.max(timeMillis, millis);
    }

    /** Makes the order at a price rest with that many lots: places it, amends it or takes it away. */
    void set(Side side, long ticks, long lots) {
        Order order = orders(side).get(ticks);
        long account = maker(ticks);
        if (order == null) {
            if (lots > 0) {
                Order placed = new Order((side == Side.BUY ? "b" : "a") + ticks, lots);
                orders(side).put(ticks, placed);
                place(account, side, TimeInForce.GTC, ticks, lots, placed.clientOrderId);
            }
        } else if (lots == 0) {
            orders(side).remove(ticks);
            engines.apply(
                    timeMillis,
                    new OrderCommand.Cancel(request(), Long.MAX_VALUE, account, MARKET, 0, order.clientOrderId));
        } else if (lots != order.openLots) {
            long sizeLots = order.sizeLots - order.openLots + lots;
            order.sizeLots = sizeLots;
            order.openLots = lots;
            engines.apply(
                    timeMillis,
                    new OrderCommand.Amend(
                            request(),
                            Long.MAX_VALUE,
                            account,
                            MARKET,
                            0,
                            order.clientOrderId,
                            side,
                            ticks,
                            sizeLots,
                            PriceMatch.NONE));
        }
    }

    /** Takes that many lots at no worse a price; what is not there is not waited for. */
    void take(Side side, long ticks, long lots) {
        place(TAKER, side, TimeInForce.IOC, ticks, lots, "t");
    }

    static long maker(long ticks) {
        return AccountId.of(1 + ticks % MAKERS, 0).value();
    }

    private void place(long account, Side side, TimeInForce timeInForce, long ticks, long lots, String clientOrderId) {
        engines.apply(
                timeMillis,
                new OrderCommand.Place(
                        request(),
                        Long.MAX_VALUE,
                        account,
                        MARKET,
                        side,
                        PositionSide.BOTH,
                        OrderType.LIMIT,
                        timeInForce,
                        ticks,
                        lots,
                        false,
                        SelfTradePrevention.EXPIRE_TAKER,
                        0,
                        clientOrderId));
    }

    private RequestId request() {
        return new RequestId(1, ++requests);
    }

    private NavigableMap<Long, Order> orders(Side side) {
        return side == Side.BUY ? bids : asks;
    }

    private void hear(BookFact fact) {
        switch (fact) {
            case BookFact.LevelChanged level -> {
                if (level.lots() == 0) {
                    shown(level.side()).remove(level.priceTicks());
                } else {
                    shown(level.side()).put(level.priceTicks(), level.lots());
                }
            }
            case BookFact.Traded trade -> {
                trades.add(trade);
                traded(trade.takerSide() == Side.BUY ? Side.SELL : Side.BUY, trade.priceTicks(), trade.lots());
            }
            default -> {}
        }
    }

    private void traded(Side side, long ticks, long lots) {
        Order order = Objects.requireNonNull(orders(side).get(ticks), "a trade where nothing rests");
        order.openLots -= lots;
        if (order.openLots == 0) {
            orders(side).remove(ticks);
        }
    }
}
