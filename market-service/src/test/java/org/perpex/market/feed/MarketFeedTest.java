package org.perpex.market.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.perpex.common.contract.BookFact;
import org.perpex.common.contract.OrderDetails;
import org.perpex.common.contract.OrderTerms;
import org.perpex.common.contract.PositionFact;
import org.perpex.common.core.CloseReason;
import org.perpex.common.core.FillSource;
import org.perpex.common.core.MoveCause;
import org.perpex.common.core.OrderOrigin;
import org.perpex.common.core.OrderType;
import org.perpex.common.core.PositionSide;
import org.perpex.common.core.RequestId;
import org.perpex.common.core.Route;
import org.perpex.common.core.SelfTradePrevention;
import org.perpex.common.core.Side;
import org.perpex.common.core.TimeInForce;
import org.perpex.market.Fixtures;
import org.perpex.market.specification.Listing;
import org.perpex.market.trade.AggregateTrade;
import org.perpex.market.trade.PublicTrade;

/** Who holds a market, by its trades and by positions that move without orders. */
class MarketFeedTest {

    private static final long ALICE = 1;
    private static final long BOB = 2;
    private static final long CAROL = 3;
    private static final long NOW = 1_700_000_000_000L;

    private final List<Long> told = new ArrayList<>();
    private final List<ForcedOrder> forced = new ArrayList<>();
    private final MarketFeed feed = new MarketFeed(Fixtures.LISTINGS, new FeedListener() {

        @Override
        public void traded(Listing listing, PublicTrade trade) {
            told.add(trade.number());
        }

        @Override
        public void aggregated(Listing listing, AggregateTrade trade) {}

        @Override
        public void bestChanged(Listing listing, Best best) {}

        @Override
        public void forced(Listing listing, ForcedOrder order) {
            forced.add(order);
        }
    });

    @Test
    void countsWhoIsLongAndWhoIsShort() {
        assertThat(held()).isEqualTo(new Held(0, 0, 0, 0));
        assertThat(held().isAnybody()).isFalse();

        trade(1, ALICE, BOB, Side.BUY, 10);
        trade(2, ALICE, CAROL, Side.BUY, 5);
        assertThat(held()).isEqualTo(new Held(NOW, 15, 1, 2));
        assertThat(held().longAccountsPpm()).isEqualTo(333_333);

        trade(3, ALICE, BOB, Side.SELL, 10);
        assertThat(held()).isEqualTo(new Held(NOW, 5, 1, 1));
    }

    @Test
    void followsAPositionThatWentToAnotherAccount() {
        trade(1, ALICE, BOB, Side.BUY, 10);

        feed.apply(NOW, moved(2, ALICE, CAROL, 10));
        assertThat(held()).as("carol is long in place of alice").isEqualTo(new Held(NOW, 10, 1, 1));
        feed.apply(NOW, moved(3, BOB, CAROL, -4));
        assertThat(held()).as("what both had is closed").isEqualTo(new Held(NOW, 6, 1, 1));
        feed.apply(NOW, new PositionFact.MovesEnded(RequestId.NONE, BOB, 1, MoveCause.DELEVERAGE, 4, 6));

        trade(4, ALICE, BOB, Side.BUY, 1);
        assertThat(told).as("a move is no trade, but has a number").containsExactly(1L, 4L);
    }

    @Test
    void followsASettlement() {
        trade(1, ALICE, BOB, Side.BUY, 10);

        feed.apply(NOW, settled(ALICE, 10));
        feed.apply(NOW, settled(BOB, -10));
        feed.apply(NOW, new PositionFact.MarketSettled(RequestId.NONE, 1, 2, 10));

        assertThat(held()).isEqualTo(new Held(NOW, 0, 0, 0));
    }

    @Test
    void tellsOfALiquidationsOrderAtItsEnd() {
        OrderDetails details = order(71, OrderOrigin.LIQUIDATION);
        feed.apply(NOW, new BookFact.Accepted(details, 600_000));
        feed.apply(NOW, new BookFact.Accepted(order(72, OrderOrigin.CLIENT), 600_000));
        trade(1, ALICE, BOB, Side.SELL, 4);
        trade(2, ALICE, BOB, Side.SELL, 1);
        assertThat(forced).isEmpty();

        feed.apply(NOW + 5, closed(72));
        feed.apply(NOW + 6, closed(71));
        feed.apply(NOW + 7, closed(71));

        assertThat(forced).containsExactly(new ForcedOrder(details, 4, 4 * 600_000, 4, NOW + 6));
        assertThat(forced.getFirst().isFilled()).isFalse();
    }

    private static BookFact.Closed closed(long orderId) {
        return new BookFact.Closed(RequestId.NONE, orderId, ALICE, 1, CloseReason.IMMEDIATE_REMAINDER, 6);
    }

    private static OrderDetails order(long orderId, OrderOrigin origin) {
        return new OrderDetails(
                RequestId.NONE,
                orderId,
                ALICE,
                1,
                Side.SELL,
                PositionSide.BOTH,
                OrderType.LIMIT,
                TimeInForce.IOC,
                599_000,
                10,
                true,
                SelfTradePrevention.EXPIRE_TAKER,
                0,
                Route.BOOK,
                "autoclose-1",
                OrderTerms.PLAIN,
                0,
                origin,
                0);
    }

    private Held held() {
        return feed.state(Fixtures.BTC).held();
    }

    private void trade(long number, long taker, long maker, Side takerSide, long lots) {
        feed.apply(
                NOW,
                new BookFact.Traded(
                        1, number, 70 + number, 60, taker, maker, takerSide, 600_000, lots, 0, 0, FillSource.BOOK, 0));
    }

    private static PositionFact moved(long number, long account, long counterparty, long lots) {
        return new PositionFact.Moved(
                RequestId.NONE,
                1,
                number,
                MoveCause.DELEVERAGE,
                account,
                PositionSide.BOTH,
                counterparty,
                PositionSide.BOTH,
                lots,
                600_000);
    }

    private static PositionFact settled(long account, long lots) {
        return new PositionFact.Settled(RequestId.NONE, account, 1, PositionSide.BOTH, lots, 600_000);
    }
}
