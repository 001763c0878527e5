package org.perpex.common.contract;

import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;
import org.perpex.common.contract.sbe.BookAcceptedDecoder;
import org.perpex.common.contract.sbe.BookAcceptedEncoder;
import org.perpex.common.contract.sbe.BookAllCanceledDecoder;
import org.perpex.common.contract.sbe.BookAllCanceledEncoder;
import org.perpex.common.contract.sbe.BookCancelRejectedDecoder;
import org.perpex.common.contract.sbe.BookCancelRejectedEncoder;
import org.perpex.common.contract.sbe.BookClosedDecoder;
import org.perpex.common.contract.sbe.BookClosedEncoder;
import org.perpex.common.contract.sbe.BookLevelChangedDecoder;
import org.perpex.common.contract.sbe.BookLevelChangedEncoder;
import org.perpex.common.contract.sbe.BookPhaseChangedDecoder;
import org.perpex.common.contract.sbe.BookPhaseChangedEncoder;
import org.perpex.common.contract.sbe.BookRejectedDecoder;
import org.perpex.common.contract.sbe.BookRejectedEncoder;
import org.perpex.common.contract.sbe.BookRestedDecoder;
import org.perpex.common.contract.sbe.BookRestedEncoder;
import org.perpex.common.contract.sbe.BookTradedDecoder;
import org.perpex.common.contract.sbe.BookTradedEncoder;
import org.perpex.common.contract.sbe.MessageHeaderDecoder;
import org.perpex.common.contract.sbe.MessageHeaderEncoder;
import org.perpex.common.core.CloseReason;
import org.perpex.common.core.FillSource;
import org.perpex.common.core.MarketPhase;
import org.perpex.common.core.RejectReason;
import org.perpex.common.core.RequestId;
import org.perpex.common.core.Side;

/** Writes and reads {@link BookFact}. Not thread-safe: it reuses its flyweights. */
final class BookFactCodec {

    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final BookAcceptedEncoder bookAcceptedEncoder = new BookAcceptedEncoder();
    private final BookAcceptedDecoder bookAcceptedDecoder = new BookAcceptedDecoder();
    private final BookRejectedEncoder bookRejectedEncoder = new BookRejectedEncoder();
    private final BookRejectedDecoder bookRejectedDecoder = new BookRejectedDecoder();
    private final BookCancelRejectedEncoder bookCancelRejectedEncoder = new BookCancelRejectedEncoder();
    private final BookCancelRejectedDecoder bookCancelRejectedDecoder = new BookCancelRejectedDecoder();
    private final BookRestedEncoder bookRestedEncoder = new BookRestedEncoder();
    private final BookRestedDecoder bookRestedDecoder = new BookRestedDecoder();
    private final BookTradedEncoder bookTradedEncoder = new BookTradedEncoder();
    private final BookTradedDecoder bookTradedDecoder = new BookTradedDecoder();
    private final BookClosedEncoder bookClosedEncoder = new BookClosedEncoder();
    private final BookClosedDecoder bookClosedDecoder = new BookClosedDecoder();
    private final BookAllCanceledEncoder bookAllCanceledEncoder = new BookAllCanceledEncoder();
    private final BookAllCanceledDecoder bookAllCanceledDecoder = new BookAllCanceledDecoder();
    private final BookLevelChangedEncoder bookLevelChangedEncoder = new BookLevelChangedEncoder();
    private final BookLevelChangedDecoder bookLevelChangedDecoder = new BookLevelChangedDecoder();
    private final BookPhaseChangedEncoder bookPhaseChangedEncoder = new BookPhaseChangedEncoder();
    private final BookPhaseChangedDecoder bookPhaseChangedDecoder = new BookPhaseChangedDecoder();

    int encode(BookFact message, MutableDirectBuffer buffer, int offset) {
        return switch (message) {
            case BookFact.Accepted m -> encodeAccepted(m, buffer, offset);
            case BookFact.Rejected m -> encodeRejected(m, buffer, offset);
            case BookFact.CancelRejected m -> encodeCancelRejected(m, buffer, offset);
            case BookFact.Rested m -> encodeRested(m, buffer, offset);
            case BookFact.Traded m -> encodeTraded(m, buffer, offset);
            case BookFact.Closed m -> encodeClosed(m, buffer, offset);
            case BookFact.AllCanceled m -> encodeAllCanceled(m, buffer, offset);
            case BookFact.LevelChanged m -> encodeLevelChanged(m, buffer, offset);
            case BookFact.PhaseChanged m -> encodePhaseChanged(m, buffer, offset);
        };
    }

    private int encodeAccepted(BookFact.Accepted m, MutableDirectBuffer buffer, int offset) {
        BookAcceptedEncoder encoder = bookAcceptedEncoder.wrapAndApplyHeader(buffer, offset, header);
        OrderDetailsCodec.write(m.order(), encoder.order());
        return MessageHeaderEncoder.ENCODED_LENGTH + encoder.encodedLength();
    }

    BookFact.Accepted decodeAccepted(DirectBuffer buffer, int offset, MessageHeaderDecoder header) {
        BookAcceptedDecoder decoder = bookAcceptedDecoder.wrapAndApplyHeader(buffer, offset, header);
        return new BookFact.Accepted(OrderDetailsCodec.read(decoder.order()));
    }

    private int encodeRejected(BookFact.Rejected m, MutableDirectBuffer buffer, int offset) {
        BookRejectedEncoder encoder = bookRejectedEncoder.wrapAndApplyHeader(buffer, offset, header);
        encoder.request().high(m.request().high()).low(m.request().low());
        encoder.orderId(m.orderId());
        encoder.account(m.account());
        encoder.market(m.market());
        encoder.reason((short) m.reason().code);
        return MessageHeaderEncoder.ENCODED_LENGTH + encoder.encodedLength();
    }

    BookFact.Rejected decodeRejected(DirectBuffer buffer, int offset, MessageHeaderDecoder header) {
        BookRejectedDecoder decoder = bookRejectedDecoder.wrapAndApplyHeader(buffer, offset, header);
        return new BookFact.Rejected(
                new RequestId(decoder.request().high(), decoder.request().low()),
                decoder.orderId(),
                decoder.account(),
                decoder.market(),
                RejectReason.of(decoder.reason()));
    }

    private int encodeCancelRejected(BookFact.CancelRejected m, MutableDirectBuffer buffer, int offset) {
        BookCancelRejectedEncoder encoder = bookCancelRejectedEncoder.wrapAndApplyHeader(buffer, offset, header);
        encoder.request().high(m.request().high()).low(m.request().low());
        encoder.orderId(m.orderId());
        encoder.account(m.account());
        encoder.market(m.market());
        encoder.reason((short) m.reason().code);
        return MessageHeaderEncoder.ENCODED_LENGTH + encoder.encodedLength();
    }

    BookFact.CancelRejected decodeCancelRejected(DirectBuffer buffer, int offset, MessageHeaderDecoder header) {
        BookCancelRejectedDecoder decoder = bookCancelRejectedDecoder.wrapAndApplyHeader(buffer, offset, header);
        return new BookFact.CancelRejected(
                new RequestId(decoder.request().high(), decoder.request().low()),
                decoder.orderId(),
                decoder.account(),
                decoder.market(),
                RejectReason.of(decoder.reason()));
    }

    private int encodeRested(BookFact.Rested m, MutableDirectBuffer buffer, int offset) {
        BookRestedEncoder encoder = bookRestedEncoder.wrapAndApplyHeader(buffer, offset, header);
        encoder.orderId(m.orderId());
        encoder.account(m.account());
        encoder.market(m.market());
        encoder.side((short) m.side().code);
        encoder.priceTicks(m.priceTicks());
        encoder.lots(m.lots());
        return MessageHeaderEncoder.ENCODED_LENGTH + encoder.encodedLength();
    }

    BookFact.Rested decodeRested(DirectBuffer buffer, int offset, MessageHeaderDecoder header) {
        BookRestedDecoder decoder = bookRestedDecoder.wrapAndApplyHeader(buffer, offset, header);
        return new BookFact.Rested(
                decoder.orderId(),
                decoder.account(),
                decoder.market(),
                Side.of(decoder.side()),
                decoder.priceTicks(),
                decoder.lots());
    }

    private int encodeTraded(BookFact.Traded m, MutableDirectBuffer buffer, int offset) {
        BookTradedEncoder encoder = bookTradedEncoder.wrapAndApplyHeader(buffer, offset, header);
        encoder.market(m.market());
        encoder.tradeNumber(m.tradeNumber());
        encoder.takerOrderId(m.takerOrderId());
        encoder.makerOrderId(m.makerOrderId());
        encoder.takerAccount(m.takerAccount());
        encoder.makerAccount(m.makerAccount());
        encoder.takerSide((short) m.takerSide().code);
        encoder.priceTicks(m.priceTicks());
        encoder.lots(m.lots());
        encoder.takerRemainingLots(m.takerRemainingLots());
        encoder.makerRemainingLots(m.makerRemainingLots());
        encoder.source((short) m.source().code);
        encoder.venuePriceTicks(m.venuePriceTicks());
        return MessageHeaderEncoder.ENCODED_LENGTH + encoder.encodedLength();
    }

    BookFact.Traded decodeTraded(DirectBuffer buffer, int offset, MessageHeaderDecoder header) {
        BookTradedDecoder decoder = bookTradedDecoder.wrapAndApplyHeader(buffer, offset, header);
        return new BookFact.Traded(
                decoder.market(),
                decoder.tradeNumber(),
                decoder.takerOrderId(),
                decoder.makerOrderId(),
                decoder.takerAccount(),
                decoder.makerAccount(),
                Side.of(decoder.takerSide()),
                decoder.priceTicks(),
                decoder.lots(),
                decoder.takerRemainingLots(),
                decoder.makerRemainingLots(),
                FillSource.of(decoder.source()),
                decoder.venuePriceTicks());
    }

    private int encodeClosed(BookFact.Closed m, MutableDirectBuffer buffer, int offset) {
        BookClosedEncoder encoder = bookClosedEncoder.wrapAndApplyHeader(buffer, offset, header);
        encoder.request().high(m.request().high()).low(m.request().low());
        encoder.orderId(m.orderId());
        encoder.account(m.account());
        encoder.market(m.market());
        encoder.reason((short) m.reason().code);
        encoder.unfilledLots(m.unfilledLots());
        return MessageHeaderEncoder.ENCODED_LENGTH + encoder.encodedLength();
    }

    BookFact.Closed decodeClosed(DirectBuffer buffer, int offset, MessageHeaderDecoder header) {
        BookClosedDecoder decoder = bookClosedDecoder.wrapAndApplyHeader(buffer, offset, header);
        return new BookFact.Closed(
                new RequestId(decoder.request().high(), decoder.request().low()),
                decoder.orderId(),
                decoder.account(),
                decoder.market(),
                CloseReason.of(decoder.reason()),
                decoder.unfilledLots());
    }

    private int encodeAllCanceled(BookFact.AllCanceled m, MutableDirectBuffer buffer, int offset) {
        BookAllCanceledEncoder encoder = bookAllCanceledEncoder.wrapAndApplyHeader(buffer, offset, header);
        encoder.request().high(m.request().high()).low(m.request().low());
        encoder.account(m.account());
        encoder.market(m.market());
        encoder.count(m.count());
        return MessageHeaderEncoder.ENCODED_LENGTH + encoder.encodedLength();
    }

    BookFact.AllCanceled decodeAllCanceled(DirectBuffer buffer, int offset, MessageHeaderDecoder header) {
        BookAllCanceledDecoder decoder = bookAllCanceledDecoder.wrapAndApplyHeader(buffer, offset, header);
        return new BookFact.AllCanceled(
                new RequestId(decoder.request().high(), decoder.request().low()),
                decoder.account(),
                decoder.market(),
                decoder.count());
    }

    private int encodeLevelChanged(BookFact.LevelChanged m, MutableDirectBuffer buffer, int offset) {
        BookLevelChangedEncoder encoder = bookLevelChangedEncoder.wrapAndApplyHeader(buffer, offset, header);
        encoder.market(m.market());
        encoder.sequence(m.sequence());
        encoder.side((short) m.side().code);
        encoder.priceTicks(m.priceTicks());
        encoder.lots(m.lots());
        return MessageHeaderEncoder.ENCODED_LENGTH + encoder.encodedLength();
    }

    BookFact.LevelChanged decodeLevelChanged(DirectBuffer buffer, int offset, MessageHeaderDecoder header) {
        BookLevelChangedDecoder decoder = bookLevelChangedDecoder.wrapAndApplyHeader(buffer, offset, header);
        return new BookFact.LevelChanged(
                decoder.market(), decoder.sequence(), Side.of(decoder.side()), decoder.priceTicks(), decoder.lots());
    }

    private int encodePhaseChanged(BookFact.PhaseChanged m, MutableDirectBuffer buffer, int offset) {
        BookPhaseChangedEncoder encoder = bookPhaseChangedEncoder.wrapAndApplyHeader(buffer, offset, header);
        encoder.market(m.market());
        encoder.phase((short) m.phase().code);
        return MessageHeaderEncoder.ENCODED_LENGTH + encoder.encodedLength();
    }

    BookFact.PhaseChanged decodePhaseChanged(DirectBuffer buffer, int offset, MessageHeaderDecoder header) {
        BookPhaseChangedDecoder decoder = bookPhaseChangedDecoder.wrapAndApplyHeader(buffer, offset, header);
        return new BookFact.PhaseChanged(decoder.market(), MarketPhase.of(decoder.phase()));
    }
}
