package org.perpex.trade.order;

import java.util.List;
import org.perpex.common.contract.BookFact;
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
import org.perpex.common.spring.market.Markets;

/** What the tests of order entry trade with. */
public final class Fixtures {

    public static final long USDT = 100_000_000L;
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
            new MarketSpec.Limits(1, 40_000_000, 1, 1_000_000, 120_000, 10 * USDT, 1_100_000, 900_000, 50_000, 200),
            new MarketSpec.Fees(200, 500, 12_000),
            List.of(new LeverageBracket(0, 1_000_000 * USDT, 4_000, 125, 0)));

    private Fixtures() {}

    public static Markets markets() {
        Markets markets = new Markets(() -> List.of(BITCOIN));
        markets.refresh();
        return markets;
    }

    public static RequestId request(long number) {
        return new RequestId(7, number);
    }

    public static BookFact.Accepted accepted(long orderId, AccountId account, Side side, long ticks, long lots) {
        return new BookFact.Accepted(new OrderDetails(
                request(orderId),
                orderId,
                account.value(),
                1,
                side,
                PositionSide.BOTH,
                OrderType.LIMIT,
                TimeInForce.GTC,
                ticks,
                lots,
                false,
                SelfTradePrevention.EXPIRE_MAKER,
                0,
                Route.BOOK,
                "client-" + orderId));
    }

    public static BookFact.Traded traded(long taker, long maker, Side takerSide, long ticks, long lots) {
        return new BookFact.Traded(
                1, 1, taker, maker, BOB.value(), ALICE.value(), takerSide, ticks, lots, 0, 0, FillSource.BOOK, 0);
    }

    public static BookFact.Closed closed(long orderId, AccountId account, CloseReason reason, long unfilledLots) {
        return new BookFact.Closed(RequestId.NONE, orderId, account.value(), 1, reason, unfilledLots);
    }
}
