package org.perpex.match.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Arrays;
import org.agrona.ExpandableArrayBuffer;
import org.junit.jupiter.api.Test;
import org.perpex.common.contract.BookFact;
import org.perpex.common.contract.MessageCodec;
import org.perpex.common.contract.OrderDetails;
import org.perpex.common.contract.OrderTerms;
import org.perpex.common.contract.engine.EncodedFacts;
import org.perpex.common.core.CloseReason;
import org.perpex.common.core.FillSource;
import org.perpex.common.core.OrderOrigin;
import org.perpex.common.core.OrderType;
import org.perpex.common.core.PositionSide;
import org.perpex.common.core.PriceMatch;
import org.perpex.common.core.RequestId;
import org.perpex.common.core.Route;
import org.perpex.common.core.SelfTradePrevention;
import org.perpex.common.core.Side;
import org.perpex.common.core.TimeInForce;

/** What is written without an object has the bytes of the object. Each kind is written twice: the first leaves no trace. */
class FactWriterTest {

    private static final int MARKET = 3;
    private static final RequestId CAUSE = new RequestId(-1, 5);

    private final Facts facts = new Facts();
    private final FactWriter writer = new FactWriter(MARKET, facts);

    @Test
    void writesAnAcceptedOrder() {
        for (OrderDetails order : new OrderDetails[] {
            order(Side.SELL, "a-client-order-id-of-36-characters-"), order(Side.BUY, "b"), order(Side.SELL, "")
        }) {
            writer.accepted(order, 9);
            assertSame(new BookFact.Accepted(order, 9));
        }
    }

    @Test
    void writesAQuestionMarkForWhatIsNotAscii() {
        writer.accepted(order(Side.BUY, "\u00e9\u0141x\u007f\u0080"), 9);
        assertThat(((BookFact.Accepted) facts.said.decode(0)).order().clientOrderId())
                .isEqualTo("??x\u007f?");
    }

    @Test
    void refusesATextThatIsTooLong() {
        assertThatExceptionOfType(IndexOutOfBoundsException.class)
                .isThrownBy(() -> writer.accepted(order(Side.BUY, "a-client-order-id-of-37-characters---"), 9));
    }

    @Test
    void writesAnOrderThatAsksForMoreThanPriceAndSize() {
        OrderDetails plain = order(Side.BUY, "c");
        OrderDetails order = new OrderDetails(
                plain.request(),
                plain.orderId(),
                plain.account(),
                MARKET,
                Side.BUY,
                PositionSide.SHORT,
                OrderType.LIMIT,
                TimeInForce.GTX,
                12_345,
                678,
                false,
                SelfTradePrevention.NONE,
                0,
                Route.VENUE,
                "c",
                new OrderTerms(77, PriceMatch.OPPONENT_20, true, true, true),
                1L << 33,
                OrderOrigin.LIQUIDATION,
                1L << 44);
        writer.accepted(order, 9);
        assertSame(new BookFact.Accepted(order, 9));
    }

    @Test
    void writesARestedOrder() {
        for (Side side : Side.values()) {
            Incoming order = new Incoming();
            order.orderId = 1L << 40;
            order.account = 1_024;
            order.side = side;
            order.priceTicks = 12_345;
            order.openLots = 77;
            writer.rested(order);
            assertSame(new BookFact.Rested(1L << 40, 1_024, MARKET, side, 12_345, 77));
        }
    }

    @Test
    void writesAnAmendment() {
        for (Side side : Side.values()) {
            Amendment amendment = new Amendment();
            amendment.request = CAUSE;
            amendment.orderId = 5;
            amendment.account = 6;
            amendment.side = side;
            amendment.askedTicks = 7;
            amendment.priceTicks = 8;
            amendment.priceTicksBefore = 9;
            amendment.sizeLots = 10;
            amendment.sizeLotsBefore = 11;
            amendment.keptPlace = side == Side.BUY;
            writer.amended(amendment);
            assertSame(new BookFact.Amended(CAUSE, 5, 6, MARKET, side, 7, 8, 9, 10, 11, side == Side.BUY));
        }
    }

    @Test
    void writesATrade() {
        Fill fill = new Fill();
        for (Side side : Side.values()) {
            fill.tradeNumber++;
            fill.takerOrderId = 1L << 50;
            fill.makerOrderId = -1L >>> 1;
            fill.takerAccount = 9;
            fill.makerAccount = 10;
            fill.takerSide = side;
            fill.priceTicks = 11;
            fill.lots = 12;
            fill.takerOpenLots = 13;
            fill.makerOpenLots = 14;
            writer.traded(fill);
            assertSame(new BookFact.Traded(
                    MARKET,
                    fill.tradeNumber,
                    fill.takerOrderId,
                    fill.makerOrderId,
                    9,
                    10,
                    side,
                    11,
                    12,
                    13,
                    14,
                    FillSource.BOOK,
                    0));
        }
    }

    @Test
    void writesAnOrderThatIsGone() {
        for (CloseReason reason : CloseReason.values()) {
            writer.closed(CAUSE, 5, 6, reason, 7);
            assertSame(new BookFact.Closed(CAUSE, 5, 6, MARKET, reason, 7));
        }
        writer.closed(RequestId.NONE, 8, 9, CloseReason.FILLED, 0);
        assertSame(new BookFact.Closed(RequestId.NONE, 8, 9, MARKET, CloseReason.FILLED, 0));
    }

    @Test
    void writesALevel() {
        for (Side side : Side.values()) {
            writer.levelChanged(4, side, 1L << 27, 1L << 60);
            assertSame(new BookFact.LevelChanged(MARKET, 4, side, 1L << 27, 1L << 60));
        }
    }

    @Test
    void writesACheckOfTheTop() {
        writer.topChecked(128, -5);
        assertSame(new BookFact.TopChecked(MARKET, 128, -5));
    }

    private static OrderDetails order(Side side, String clientOrderId) {
        return new OrderDetails(
                CAUSE,
                1L << 40,
                1_024,
                MARKET,
                side,
                PositionSide.BOTH,
                OrderType.LIMIT,
                side == Side.BUY ? TimeInForce.GTD : TimeInForce.IOC,
                12_345,
                678,
                side == Side.BUY,
                SelfTradePrevention.EXPIRE_BOTH,
                side == Side.BUY ? 1_700_000_000_000L : 0,
                Route.BOOK,
                clientOrderId);
    }

    /** Looks at what was just written, and forgets it: the next is written over it. */
    private void assertSame(BookFact fact) {
        EncodedFacts said = facts.said;
        assertThat(said.count()).isEqualTo(1);
        assertThat(said.decode(0)).isEqualTo(fact);
        ExpandableArrayBuffer expected = new ExpandableArrayBuffer();
        int length = new MessageCodec().encode(fact, expected, 0);
        assertThat(said.length()).isEqualTo(length);
        assertThat(Arrays.copyOf(said.bytes(), length)).isEqualTo(Arrays.copyOf(expected.byteArray(), length));
        boolean isPublicOnly = fact instanceof BookFact.LevelChanged || fact instanceof BookFact.TopChecked;
        assertThat(said.sharedLength()).isEqualTo(isPublicOnly ? 0 : length);
        said.clear();
    }
}
