package org.perpex.market.push;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.perpex.common.contract.OrderDetails;
import org.perpex.common.contract.OrderTerms;
import org.perpex.common.core.OrderOrigin;
import org.perpex.common.core.OrderType;
import org.perpex.common.core.PositionSide;
import org.perpex.common.core.RequestId;
import org.perpex.common.core.Route;
import org.perpex.common.core.SelfTradePrevention;
import org.perpex.common.core.Side;
import org.perpex.common.core.TimeInForce;
import org.perpex.market.Fixtures;
import org.perpex.market.book.DepthWindow.DepthChange;
import org.perpex.market.book.Level;
import org.perpex.market.book.TopChecksum;
import org.perpex.market.feed.ForcedOrder;
import org.perpex.market.feed.MarketState.Depth;

class EventTextsTest {

    private static final List<Level> BIDS = List.of(new Level(616_597, 3), new Level(616_590, 10));
    private static final List<Level> ASKS = List.of(new Level(616_598, 7));

    @Test
    void tellAForcedOrderAtItsAverage() {
        ForcedOrder order = new ForcedOrder(details(), 7, 4 * 616_598 + 3 * 616_597, 3, 1_723_161_256_123L);

        assertThat(ForcedOrderText.event(Fixtures.BTC, order, 1_723_161_256_125L))
                .isEqualTo("{\"e\":\"forceOrder\",\"E\":1723161256125,\"o\":{\"s\":\"BTCUSDT\",\"S\":\"SELL\","
                        + "\"o\":\"LIMIT\",\"f\":\"IOC\",\"q\":\"0.010\",\"p\":\"61600.00\",\"ap\":\"61659.76\","
                        + "\"X\":\"EXPIRED\",\"l\":\"0.003\",\"z\":\"0.007\",\"T\":1723161256123}}");
    }

    @Test
    void putTheChecksumOfTheBookBehindAChange() {
        DepthChange change = new DepthChange(41, 42, 40, List.of(BIDS.getFirst()), List.of());

        assertThat(Events.depth(Fixtures.BTC, change, new Depth(42, 5, BIDS, ASKS), 6))
                .isEqualTo("{\"e\":\"depthUpdate\",\"E\":6,\"T\":5,\"s\":\"BTCUSDT\",\"U\":41,\"u\":42,\"pu\":40,"
                        + "\"b\":[[\"61659.70\",\"0.003\"]],\"a\":[],\"cs\":\"" + TopChecksum.of(BIDS, ASKS) + "\"}");
    }

    /** The value that the worked example of the streams page gives. */
    @Test
    void hashTheBestTwentyLevelsOfEachSide() {
        assertThat(TopChecksum.of(BIDS, ASKS)).isEqualTo("68ca6aea032f0f62");
        assertThat(TopChecksum.of(List.of(), List.of())).isEqualTo("9e3779b97f4a7c15");
        List<Level> many = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            many.add(new Level(100 - i, 1));
        }
        String twenty = TopChecksum.of(many, ASKS);
        many.add(new Level(80, 1));
        assertThat(TopChecksum.of(many, ASKS)).isEqualTo(twenty);
        many.removeFirst();
        assertThat(TopChecksum.of(many, ASKS)).isNotEqualTo(twenty);
    }

    private static OrderDetails details() {
        return new OrderDetails(
                RequestId.NONE,
                71,
                1,
                1,
                Side.SELL,
                PositionSide.BOTH,
                OrderType.LIMIT,
                TimeInForce.IOC,
                616_000,
                10,
                true,
                SelfTradePrevention.EXPIRE_TAKER,
                0,
                Route.BOOK,
                "autoclose-1",
                OrderTerms.PLAIN,
                0,
                OrderOrigin.LIQUIDATION,
                0);
    }
}
