package org.perpex.notify;

import java.util.List;
import org.perpex.common.contract.AccountFact;
import org.perpex.common.contract.OrderDetails;
import org.perpex.common.core.AccountId;
import org.perpex.common.core.Asset;
import org.perpex.common.core.CloseReason;
import org.perpex.common.core.FillSource;
import org.perpex.common.core.LeverageBracket;
import org.perpex.common.core.MarketSpec;
import org.perpex.common.core.OrderType;
import org.perpex.common.core.PositionSide;
import org.perpex.common.core.Product;
import org.perpex.common.core.RequestId;
import org.perpex.common.core.Route;
import org.perpex.common.core.SelfTradePrevention;
import org.perpex.common.core.Side;
import org.perpex.common.core.TimeInForce;

/** What the tests of the private stream are about. */
public final class Fixtures {

    public static final AccountId ALICE = AccountId.of(1001, 0);
    public static final AccountId BOB = AccountId.of(1002, 0);

    /** Ticks of 0.10 USDT, lots of 0.001 BTC. */
    public static final MarketSpec BITCOIN = new MarketSpec(
            1,
            "BTCUSDT",
            Product.PERPETUAL,
            Asset.BTC,
            Asset.USDT,
            new MarketSpec.Units(2, 10, 3, 1),
            new MarketSpec.Limits(1, 40_000_000, 1, 1_000_000, 120_000, 1_000_000_000, 1_100_000, 900_000, 50_000, 200),
            new MarketSpec.Fees(200, 500, 12_000),
            List.of(new LeverageBracket(0, 100_000_000_000_000L, 4_000, 125, 0)));

    private Fixtures() {}

    /** An order for half a bitcoin. */
    public static OrderDetails order(AccountId account, Side side, OrderType type, TimeInForce timeInForce) {
        return new OrderDetails(
                new RequestId(7, 8),
                4_711,
                account.value(),
                1,
                side,
                PositionSide.BOTH,
                type,
                timeInForce,
                type == OrderType.MARKET ? 0 : 618_002,
                500,
                false,
                SelfTradePrevention.EXPIRE_MAKER,
                0,
                Route.BOOK,
                "mine-1");
    }

    public static OrderDetails order(AccountId account) {
        return order(account, Side.BUY, OrderType.LIMIT, TimeInForce.GTC);
    }

    /** A fill of 0.2 at 61,800.20 for a fee of 6.18 USDT, after which the position is entered at that price. */
    public static AccountFact.OrderFilled filled(OrderDetails order, long filledLots) {
        long sign = order.side() == Side.BUY ? 1 : -1;
        return new AccountFact.OrderFilled(
                order,
                42,
                false,
                618_002,
                200,
                filledLots,
                BITCOIN.notionalUnits(618_002, filledLots),
                618_002_000L,
                -12_345_678L,
                sign * filledLots,
                sign * BITCOIN.notionalUnits(618_000, filledLots),
                1_000_000_000_000L,
                FillSource.BOOK,
                0,
                -12_345_678L,
                sign * BITCOIN.notionalUnits(618_000, filledLots) + 12_345_678L + 618_002_000L,
                0,
                0);
    }

    public static AccountFact.OrderClosed closed(OrderDetails order, CloseReason reason, long filledLots) {
        return new AccountFact.OrderClosed(
                order, RequestId.NONE, reason, filledLots, BITCOIN.notionalUnits(618_002, filledLots));
    }
}
