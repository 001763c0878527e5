package org.perpex.common.contract;

import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;
import org.perpex.common.contract.sbe.BookCancelAllDecoder;
import org.perpex.common.contract.sbe.BookCancelAllEncoder;
import org.perpex.common.contract.sbe.BookCancelDecoder;
import org.perpex.common.contract.sbe.BookCancelEncoder;
import org.perpex.common.contract.sbe.BookPlaceDecoder;
import org.perpex.common.contract.sbe.BookPlaceEncoder;
import org.perpex.common.contract.sbe.MessageHeaderDecoder;
import org.perpex.common.contract.sbe.MessageHeaderEncoder;
import org.perpex.common.core.CloseReason;
import org.perpex.common.core.RequestId;

/** Writes and reads {@link BookCommand}. Not thread-safe: it reuses its flyweights. */
final class BookCommandCodec {

    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final BookPlaceEncoder bookPlaceEncoder = new BookPlaceEncoder();
    private final BookPlaceDecoder bookPlaceDecoder = new BookPlaceDecoder();
    private final BookCancelEncoder bookCancelEncoder = new BookCancelEncoder();
    private final BookCancelDecoder bookCancelDecoder = new BookCancelDecoder();
    private final BookCancelAllEncoder bookCancelAllEncoder = new BookCancelAllEncoder();
    private final BookCancelAllDecoder bookCancelAllDecoder = new BookCancelAllDecoder();

    int encode(BookCommand message, MutableDirectBuffer buffer, int offset) {
        return switch (message) {
            case BookCommand.Place m -> encodePlace(m, buffer, offset);
            case BookCommand.Cancel m -> encodeCancel(m, buffer, offset);
            case BookCommand.CancelAll m -> encodeCancelAll(m, buffer, offset);
        };
    }

    private int encodePlace(BookCommand.Place m, MutableDirectBuffer buffer, int offset) {
        BookPlaceEncoder encoder = bookPlaceEncoder.wrapAndApplyHeader(buffer, offset, header);
        OrderDetailsCodec.write(m.order(), encoder.order());
        return MessageHeaderEncoder.ENCODED_LENGTH + encoder.encodedLength();
    }

    BookCommand.Place decodePlace(DirectBuffer buffer, int offset, MessageHeaderDecoder header) {
        BookPlaceDecoder decoder = bookPlaceDecoder.wrapAndApplyHeader(buffer, offset, header);
        return new BookCommand.Place(OrderDetailsCodec.read(decoder.order()));
    }

    private int encodeCancel(BookCommand.Cancel m, MutableDirectBuffer buffer, int offset) {
        BookCancelEncoder encoder = bookCancelEncoder.wrapAndApplyHeader(buffer, offset, header);
        encoder.request().high(m.request().high()).low(m.request().low());
        encoder.orderId(m.orderId());
        encoder.account(m.account());
        encoder.market(m.market());
        encoder.reason((short) m.reason().code);
        return MessageHeaderEncoder.ENCODED_LENGTH + encoder.encodedLength();
    }

    BookCommand.Cancel decodeCancel(DirectBuffer buffer, int offset, MessageHeaderDecoder header) {
        BookCancelDecoder decoder = bookCancelDecoder.wrapAndApplyHeader(buffer, offset, header);
        return new BookCommand.Cancel(
                new RequestId(decoder.request().high(), decoder.request().low()),
                decoder.orderId(),
                decoder.account(),
                decoder.market(),
                CloseReason.of(decoder.reason()));
    }

    private int encodeCancelAll(BookCommand.CancelAll m, MutableDirectBuffer buffer, int offset) {
        BookCancelAllEncoder encoder = bookCancelAllEncoder.wrapAndApplyHeader(buffer, offset, header);
        encoder.request().high(m.request().high()).low(m.request().low());
        encoder.account(m.account());
        encoder.market(m.market());
        encoder.reason((short) m.reason().code);
        return MessageHeaderEncoder.ENCODED_LENGTH + encoder.encodedLength();
    }

    BookCommand.CancelAll decodeCancelAll(DirectBuffer buffer, int offset, MessageHeaderDecoder header) {
        BookCancelAllDecoder decoder = bookCancelAllDecoder.wrapAndApplyHeader(buffer, offset, header);
        return new BookCommand.CancelAll(
                new RequestId(decoder.request().high(), decoder.request().low()),
                decoder.account(),
                decoder.market(),
                CloseReason.of(decoder.reason()));
    }
}
