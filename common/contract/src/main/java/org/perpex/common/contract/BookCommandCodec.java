package org.perpex.common.contract;

import java.util.ArrayList;
import java.util.List;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;
import org.perpex.common.contract.sbe.BookAmendDecoder;
import org.perpex.common.contract.sbe.BookAmendEncoder;
import org.perpex.common.contract.sbe.BookCancelAllDecoder;
import org.perpex.common.contract.sbe.BookCancelAllEncoder;
import org.perpex.common.contract.sbe.BookCancelDecoder;
import org.perpex.common.contract.sbe.BookCancelEncoder;
import org.perpex.common.contract.sbe.BookCancelEverywhereDecoder;
import org.perpex.common.contract.sbe.BookCancelEverywhereEncoder;
import org.perpex.common.contract.sbe.BookDeleverageDecoder;
import org.perpex.common.contract.sbe.BookDeleverageEncoder;
import org.perpex.common.contract.sbe.BookPlaceDecoder;
import org.perpex.common.contract.sbe.BookPlaceEncoder;
import org.perpex.common.contract.sbe.BookResetProtectionDecoder;
import org.perpex.common.contract.sbe.BookResetProtectionEncoder;
import org.perpex.common.contract.sbe.BookSetCountdownDecoder;
import org.perpex.common.contract.sbe.BookSetCountdownEncoder;
import org.perpex.common.contract.sbe.BookSetProtectionDecoder;
import org.perpex.common.contract.sbe.BookSetProtectionEncoder;
import org.perpex.common.contract.sbe.BookTakeOverDecoder;
import org.perpex.common.contract.sbe.BookTakeOverEncoder;
import org.perpex.common.contract.sbe.MessageHeaderDecoder;
import org.perpex.common.contract.sbe.MessageHeaderEncoder;
import org.perpex.common.core.CloseReason;
import org.perpex.common.core.PositionSide;
import org.perpex.common.core.PriceMatch;

/** Writes and reads {@link BookCommand}. Not thread-safe: it reuses its flyweights. */
final class BookCommandCodec {

    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final BookPlaceEncoder placeEncoder = new BookPlaceEncoder();
    private final BookPlaceDecoder placeDecoder = new BookPlaceDecoder();
    private final BookCancelEncoder cancelEncoder = new BookCancelEncoder();
    private final BookCancelDecoder cancelDecoder = new BookCancelDecoder();
    private final BookCancelAllEncoder cancelAllEncoder = new BookCancelAllEncoder();
    private final BookCancelAllDecoder cancelAllDecoder = new BookCancelAllDecoder();
    private final BookAmendEncoder amendEncoder = new BookAmendEncoder();
    private final BookAmendDecoder amendDecoder = new BookAmendDecoder();
    private final BookCancelEverywhereEncoder cancelEverywhereEncoder = new BookCancelEverywhereEncoder();
    private final BookCancelEverywhereDecoder cancelEverywhereDecoder = new BookCancelEverywhereDecoder();
    private final BookSetCountdownEncoder setCountdownEncoder = new BookSetCountdownEncoder();
    private final BookSetCountdownDecoder setCountdownDecoder = new BookSetCountdownDecoder();
    private final BookSetProtectionEncoder setProtectionEncoder = new BookSetProtectionEncoder();
    private final BookSetProtectionDecoder setProtectionDecoder = new BookSetProtectionDecoder();
    private final BookResetProtectionEncoder resetProtectionEncoder = new BookResetProtectionEncoder();
    private final BookResetProtectionDecoder resetProtectionDecoder = new BookResetProtectionDecoder();
    private final BookTakeOverEncoder takeOverEncoder = new BookTakeOverEncoder();
    private final BookTakeOverDecoder takeOverDecoder = new BookTakeOverDecoder();
    private final BookDeleverageEncoder deleverageEncoder = new BookDeleverageEncoder();
    private final BookDeleverageDecoder deleverageDecoder = new BookDeleverageDecoder();

    int encode(BookCommand message, MutableDirectBuffer buffer, int offset) {
        return MessageHeaderEncoder.ENCODED_LENGTH
                + switch (message) {
                    case BookCommand.Place m -> write(m, placeEncoder.wrapAndApplyHeader(buffer, offset, header));
                    case BookCommand.Cancel m -> write(m, cancelEncoder.wrapAndApplyHeader(buffer, offset, header));
                    case BookCommand.CancelAll m ->
                        write(m, cancelAllEncoder.wrapAndApplyHeader(buffer, offset, header));
                    case BookCommand.Amend m -> write(m, amendEncoder.wrapAndApplyHeader(buffer, offset, header));
                    case BookCommand.CancelEverywhere m ->
                        write(m, cancelEverywhereEncoder.wrapAndApplyHeader(buffer, offset, header));
                    case BookCommand.SetCountdown m ->
                        write(m, setCountdownEncoder.wrapAndApplyHeader(buffer, offset, header));
                    case BookCommand.SetProtection m ->
                        write(m, setProtectionEncoder.wrapAndApplyHeader(buffer, offset, header));
                    case BookCommand.ResetProtection m ->
                        write(m, resetProtectionEncoder.wrapAndApplyHeader(buffer, offset, header));
                    case BookCommand.TakeOver m -> write(m, takeOverEncoder.wrapAndApplyHeader(buffer, offset, header));
                    case BookCommand.Deleverage m ->
                        write(m, deleverageEncoder.wrapAndApplyHeader(buffer, offset, header));
                };
    }

    BookCommand decode(DirectBuffer buffer, int offset, MessageHeaderDecoder header) {
        return switch (header.templateId()) {
            case BookPlaceDecoder.TEMPLATE_ID -> read(placeDecoder.wrapAndApplyHeader(buffer, offset, header));
            case BookCancelDecoder.TEMPLATE_ID -> read(cancelDecoder.wrapAndApplyHeader(buffer, offset, header));
            case BookCancelAllDecoder.TEMPLATE_ID -> read(cancelAllDecoder.wrapAndApplyHeader(buffer, offset, header));
            case BookAmendDecoder.TEMPLATE_ID -> read(amendDecoder.wrapAndApplyHeader(buffer, offset, header));
            case BookCancelEverywhereDecoder.TEMPLATE_ID ->
                read(cancelEverywhereDecoder.wrapAndApplyHeader(buffer, offset, header));
            case BookSetCountdownDecoder.TEMPLATE_ID ->
                read(setCountdownDecoder.wrapAndApplyHeader(buffer, offset, header));
            case BookSetProtectionDecoder.TEMPLATE_ID ->
                read(setProtectionDecoder.wrapAndApplyHeader(buffer, offset, header));
            case BookResetProtectionDecoder.TEMPLATE_ID ->
                read(resetProtectionDecoder.wrapAndApplyHeader(buffer, offset, header));
            case BookTakeOverDecoder.TEMPLATE_ID -> read(takeOverDecoder.wrapAndApplyHeader(buffer, offset, header));
            case BookDeleverageDecoder.TEMPLATE_ID ->
                read(deleverageDecoder.wrapAndApplyHeader(buffer, offset, header));
            default -> throw MessageCodec.unknown(header.templateId());
        };
    }

    private static int write(BookCommand.Place m, BookPlaceEncoder encoder) {
        OrderDetailsCodec.write(m.order(), encoder.order());
        return encoder.encodedLength();
    }

    private static BookCommand.Place read(BookPlaceDecoder decoder) {
        return new BookCommand.Place(OrderDetailsCodec.read(decoder.order()));
    }

    private static int write(BookCommand.Cancel m, BookCancelEncoder encoder) {
        Ids.write(m.request(), encoder.request());
        encoder.orderId(m.orderId()).account(m.account()).market(m.market()).reason((short) m.reason().code);
        return encoder.encodedLength();
    }

    private static BookCommand.Cancel read(BookCancelDecoder decoder) {
        return new BookCommand.Cancel(
                Ids.request(decoder.request()),
                decoder.orderId(),
                decoder.account(),
                decoder.market(),
                CloseReason.of(decoder.reason()));
    }

    private static int write(BookCommand.CancelAll m, BookCancelAllEncoder encoder) {
        Ids.write(m.request(), encoder.request());
        encoder.account(m.account()).market(m.market()).reason((short) m.reason().code);
        return encoder.encodedLength();
    }

    private static BookCommand.CancelAll read(BookCancelAllDecoder decoder) {
        return new BookCommand.CancelAll(
                Ids.request(decoder.request()), decoder.account(), decoder.market(), CloseReason.of(decoder.reason()));
    }

    private static int write(BookCommand.Amend m, BookAmendEncoder encoder) {
        Ids.write(m.request(), encoder.request());
        encoder.orderId(m.orderId())
                .account(m.account())
                .market(m.market())
                .priceTicks(m.priceTicks())
                .sizeLots(m.sizeLots())
                .priceMatch((short) m.priceMatch().code);
        return encoder.encodedLength();
    }

    private static BookCommand.Amend read(BookAmendDecoder decoder) {
        return new BookCommand.Amend(
                Ids.request(decoder.request()),
                decoder.orderId(),
                decoder.account(),
                decoder.market(),
                decoder.priceTicks(),
                decoder.sizeLots(),
                PriceMatch.of(decoder.priceMatch()));
    }

    private static int write(BookCommand.CancelEverywhere m, BookCancelEverywhereEncoder encoder) {
        Ids.write(m.request(), encoder.request());
        encoder.account(m.account()).reason((short) m.reason().code);
        return encoder.encodedLength();
    }

    private static BookCommand.CancelEverywhere read(BookCancelEverywhereDecoder decoder) {
        return new BookCommand.CancelEverywhere(
                Ids.request(decoder.request()), decoder.account(), CloseReason.of(decoder.reason()));
    }

    private static int write(BookCommand.SetCountdown m, BookSetCountdownEncoder encoder) {
        Ids.write(m.request(), encoder.request());
        encoder.account(m.account()).market(m.market()).countdownMillis(m.countdownMillis());
        return encoder.encodedLength();
    }

    private static BookCommand.SetCountdown read(BookSetCountdownDecoder decoder) {
        return new BookCommand.SetCountdown(
                Ids.request(decoder.request()), decoder.account(), decoder.market(), decoder.countdownMillis());
    }

    private static int write(BookCommand.SetProtection m, BookSetProtectionEncoder encoder) {
        Ids.write(m.request(), encoder.request());
        encoder.account(m.account())
                .market(m.market())
                .windowMillis(m.windowMillis())
                .lotsMax(m.lotsMax())
                .fillsMax(m.fillsMax())
                .frozenMillis(m.frozenMillis());
        return encoder.encodedLength();
    }

    private static BookCommand.SetProtection read(BookSetProtectionDecoder decoder) {
        return new BookCommand.SetProtection(
                Ids.request(decoder.request()),
                decoder.account(),
                decoder.market(),
                decoder.windowMillis(),
                decoder.lotsMax(),
                decoder.fillsMax(),
                decoder.frozenMillis());
    }

    private static int write(BookCommand.ResetProtection m, BookResetProtectionEncoder encoder) {
        Ids.write(m.request(), encoder.request());
        encoder.account(m.account()).market(m.market());
        return encoder.encodedLength();
    }

    private static BookCommand.ResetProtection read(BookResetProtectionDecoder decoder) {
        return new BookCommand.ResetProtection(Ids.request(decoder.request()), decoder.account(), decoder.market());
    }

    private static int write(BookCommand.TakeOver m, BookTakeOverEncoder encoder) {
        Ids.write(m.request(), encoder.request());
        encoder.account(m.account())
                .market(m.market())
                .positionSide((short) m.positionSide().code)
                .toAccount(m.toAccount())
                .lots(m.lots())
                .priceTicks(m.priceTicks());
        return encoder.encodedLength();
    }

    private static BookCommand.TakeOver read(BookTakeOverDecoder decoder) {
        return new BookCommand.TakeOver(
                Ids.request(decoder.request()),
                decoder.account(),
                decoder.market(),
                PositionSide.of(decoder.positionSide()),
                decoder.toAccount(),
                decoder.lots(),
                decoder.priceTicks());
    }

    private static int write(BookCommand.Deleverage m, BookDeleverageEncoder encoder) {
        Ids.write(m.request(), encoder.request());
        encoder.account(m.account())
                .market(m.market())
                .positionSide((short) m.positionSide().code)
                .lots(m.lots())
                .priceTicks(m.priceTicks());
        BookDeleverageEncoder.CounterpartiesEncoder items =
                encoder.counterpartiesCount(m.counterparties().size());
        m.counterparties()
                .forEach(item -> CounterpartyCodec.write(item, items.next().item()));
        return encoder.encodedLength();
    }

    private static BookCommand.Deleverage read(BookDeleverageDecoder decoder) {
        return new BookCommand.Deleverage(
                Ids.request(decoder.request()),
                decoder.account(),
                decoder.market(),
                PositionSide.of(decoder.positionSide()),
                decoder.lots(),
                decoder.priceTicks(),
                counterparties(decoder.counterparties()));
    }

    private static List<Counterparty> counterparties(BookDeleverageDecoder.CounterpartiesDecoder items) {
        List<Counterparty> read = new ArrayList<>(items.count());
        items.forEach(item -> read.add(CounterpartyCodec.read(item.item())));
        return read;
    }
}
