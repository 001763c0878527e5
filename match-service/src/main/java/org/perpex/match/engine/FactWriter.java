package org.perpex.match.engine;

import org.perpex.common.contract.MessageCodec;
import org.perpex.common.contract.OrderDetails;
import org.perpex.common.contract.OrderDetailsCodec;
import org.perpex.common.contract.engine.EncodedFact;
import org.perpex.common.contract.sbe.BookAcceptedEncoder;
import org.perpex.common.contract.sbe.BookAmendedEncoder;
import org.perpex.common.contract.sbe.BookClosedEncoder;
import org.perpex.common.contract.sbe.BookLevelChangedEncoder;
import org.perpex.common.contract.sbe.BookRestedEncoder;
import org.perpex.common.contract.sbe.BookTradedEncoder;
import org.perpex.common.contract.sbe.MessageHeaderEncoder;
import org.perpex.common.core.CloseReason;
import org.perpex.common.core.FeeRole;
import org.perpex.common.core.FillSource;
import org.perpex.common.core.RequestId;
import org.perpex.common.core.Side;

/**
 * Writes the facts that an order can cause again and again, without an object for each: every kind has bytes of its
 * own, of which header and market never change. They are what the codec of the contract writes. A fact is valid until
 * the next of its kind. Not thread-safe.
 */
final class FactWriter {

    private static final long NO_VENUE_PRICE = 0;

    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final MessageCodec codec = new MessageCodec();
    private final EncodedFact accepted = fact(BookAcceptedEncoder.BLOCK_LENGTH);
    private final EncodedFact rested = fact(BookRestedEncoder.BLOCK_LENGTH);
    private final EncodedFact amended = fact(BookAmendedEncoder.BLOCK_LENGTH);
    private final EncodedFact traded = fact(BookTradedEncoder.BLOCK_LENGTH);
    private final EncodedFact closed = fact(BookClosedEncoder.BLOCK_LENGTH);
    private final EncodedFact levelChanged = fact(BookLevelChangedEncoder.BLOCK_LENGTH);
    private final BookAcceptedEncoder acceptedEncoder;
    private final BookRestedEncoder restedEncoder;
    private final BookAmendedEncoder amendedEncoder;
    private final BookTradedEncoder tradedEncoder;
    private final BookClosedEncoder closedEncoder;
    private final BookLevelChangedEncoder levelChangedEncoder;

    FactWriter(int market) {
        acceptedEncoder = new BookAcceptedEncoder().wrapAndApplyHeader(accepted.buffer(), 0, header);
        restedEncoder = new BookRestedEncoder()
                .wrapAndApplyHeader(rested.buffer(), 0, header)
                .market(market);
        amendedEncoder = new BookAmendedEncoder()
                .wrapAndApplyHeader(amended.buffer(), 0, header)
                .market(market);
        tradedEncoder = new BookTradedEncoder()
                .wrapAndApplyHeader(traded.buffer(), 0, header)
                .market(market)
                .source((short) FillSource.BOOK.code)
                .venuePriceTicks(NO_VENUE_PRICE)
                .takerRole((short) FeeRole.TAKER.code)
                .makerRole((short) FeeRole.MAKER.code);
        closedEncoder = new BookClosedEncoder()
                .wrapAndApplyHeader(closed.buffer(), 0, header)
                .market(market);
        levelChangedEncoder = new BookLevelChangedEncoder()
                .wrapAndApplyHeader(levelChanged.buffer(), 0, header)
                .market(market);
    }

    private EncodedFact fact(int blockLength) {
        return new EncodedFact(codec, MessageHeaderEncoder.ENCODED_LENGTH + blockLength);
    }

    EncodedFact accepted(OrderDetails order, long priceTicks) {
        OrderDetailsCodec.write(order, acceptedEncoder.order());
        acceptedEncoder.priceTicks(priceTicks);
        return accepted;
    }

    EncodedFact rested(Incoming order) {
        restedEncoder
                .orderId(order.orderId)
                .account(order.account)
                .side((short) order.side.code)
                .priceTicks(order.priceTicks)
                .lots(order.openLots);
        return rested;
    }

    EncodedFact amended(Amendment amendment) {
        amendedEncoder.request().high(amendment.request.high()).low(amendment.request.low());
        amendedEncoder
                .orderId(amendment.orderId)
                .account(amendment.account)
                .side((short) amendment.side.code)
                .askedTicks(amendment.askedTicks)
                .priceTicks(amendment.priceTicks)
                .priceTicksBefore(amendment.priceTicksBefore)
                .sizeLots(amendment.sizeLots)
                .sizeLotsBefore(amendment.sizeLotsBefore)
                .keptPlace((short) (amendment.keptPlace ? 1 : 0));
        return amended;
    }

    EncodedFact traded(Fill fill) {
        tradedEncoder
                .tradeNumber(fill.tradeNumber)
                .takerOrderId(fill.takerOrderId)
                .makerOrderId(fill.makerOrderId)
                .takerAccount(fill.takerAccount)
                .makerAccount(fill.makerAccount)
                .takerSide((short) fill.takerSide.code)
                .priceTicks(fill.priceTicks)
                .lots(fill.lots)
                .takerRemainingLots(fill.takerOpenLots)
                .makerRemainingLots(fill.makerOpenLots);
        return traded;
    }

    EncodedFact closed(RequestId cause, long orderId, long account, CloseReason reason, long unfilledLots) {
        closedEncoder.request().high(cause.high()).low(cause.low());
        closedEncoder
                .orderId(orderId)
                .account(account)
                .reason((short) reason.code)
                .unfilledLots(unfilledLots);
        return closed;
    }

    EncodedFact levelChanged(long sequence, Side side, long priceTicks, long lots) {
        levelChangedEncoder
                .sequence(sequence)
                .side((short) side.code)
                .priceTicks(priceTicks)
                .lots(lots);
        return levelChanged;
    }
}
