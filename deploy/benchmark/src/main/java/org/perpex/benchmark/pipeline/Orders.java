package org.perpex.benchmark.pipeline;

import org.perpex.common.contract.OrderCommand;
import org.perpex.common.core.OrderType;
import org.perpex.common.core.PositionSide;
import org.perpex.common.core.RequestId;
import org.perpex.common.core.SelfTradePrevention;
import org.perpex.common.core.Side;
import org.perpex.common.core.TimeInForce;

/**
 * The orders by their numbers. Two by two they trade: the first rests, the second takes it. Markets take turns, so do
 * pairs of accounts, and after each turn of all the sides change, so that positions stay small. Every 200th order is that
 * of an account without money.
 */
final class Orders {

    static final int REFUSED_EACH = 200;

    private static final int PAIRS = Universe.ACCOUNTS / 2;
    private static final long REQUESTS = 0x70697065L;

    private final long deadlineMillis;

    Orders(long deadlineMillis) {
        this.deadlineMillis = deadlineMillis;
    }

    /** Whether the account engine must refuse it: it needs 3 USDT and has a unit. */
    static boolean isRefused(long number) {
        return number % REFUSED_EACH == REFUSED_EACH - 1;
    }

    /** The number of the order that a request asked for; below 0 if it was none of these. */
    static long number(RequestId request) {
        return request.high() == REQUESTS ? request.low() - 1 : -1;
    }

    OrderCommand.Place order(long number) {
        long pair = number / 2;
        boolean takes = number % 2 == 1;
        long turn = pair / Universe.MARKETS;
        int first = (int) (turn % PAIRS) * 2;
        boolean buys = takes == (turn / PAIRS % 2 == 0);
        return new OrderCommand.Place(
                new RequestId(REQUESTS, number + 1),
                deadlineMillis,
                isRefused(number) ? Universe.POOR_ACCOUNT : Universe.account(takes ? first + 1 : first),
                (int) (pair % Universe.MARKETS) + 1,
                buys ? Side.BUY : Side.SELL,
                PositionSide.BOTH,
                OrderType.LIMIT,
                takes ? TimeInForce.IOC : TimeInForce.GTC,
                Universe.MARK_TICKS,
                1,
                false,
                SelfTradePrevention.EXPIRE_TAKER,
                0,
                "p" + number);
    }
}
