package org.perpex.common.contract;

import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;
import org.perpex.common.contract.sbe.BookAcceptedDecoder;
import org.perpex.common.contract.sbe.BookAcceptedEncoder;
import org.perpex.common.contract.sbe.BookAllCanceledDecoder;
import org.perpex.common.contract.sbe.BookAllCanceledEncoder;
import org.perpex.common.contract.sbe.BookAmendRejectedDecoder;
import org.perpex.common.contract.sbe.BookAmendRejectedEncoder;
import org.perpex.common.contract.sbe.BookAmendedDecoder;
import org.perpex.common.contract.sbe.BookAmendedEncoder;
import org.perpex.common.contract.sbe.BookCancelRejectedDecoder;
import org.perpex.common.contract.sbe.BookCancelRejectedEncoder;
import org.perpex.common.contract.sbe.BookClosedDecoder;
import org.perpex.common.contract.sbe.BookClosedEncoder;
import org.perpex.common.contract.sbe.BookLevelChangedDecoder;
import org.perpex.common.contract.sbe.BookLevelChangedEncoder;
import org.perpex.common.contract.sbe.BookPhaseChangedDecoder;
import org.perpex.common.contract.sbe.BookPhaseChangedEncoder;
import org.perpex.common.contract.sbe.BookPriceIndicatedDecoder;
import org.perpex.common.contract.sbe.BookPriceIndicatedEncoder;
import org.perpex.common.contract.sbe.BookRejectedDecoder;
import org.perpex.common.contract.sbe.BookRejectedEncoder;
import org.perpex.common.contract.sbe.BookRestedDecoder;
import org.perpex.common.contract.sbe.BookRestedEncoder;
import org.perpex.common.contract.sbe.BookTopCheckedDecoder;
import org.perpex.common.contract.sbe.BookTopCheckedEncoder;
import org.perpex.common.contract.sbe.BookTradedDecoder;
import org.perpex.common.contract.sbe.BookTradedEncoder;
import org.perpex.common.contract.sbe.MessageHeaderDecoder;
import org.perpex.common.contract.sbe.MessageHeaderEncoder;
import org.perpex.common.core.CloseReason;
import org.perpex.common.core.FeeRole;
import org.perpex.common.core.FillSource;
import org.perpex.common.core.MarketPhase;
import org.perpex.common.core.PhaseCause;
import org.perpex.common.core.RejectReason;
import org.perpex.common.core.Side;

/** Writes and reads {@link BookFact}. Not thread-safe: it reuses its flyweights. */
final class BookFactCodec {

    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final BookAcceptedEncoder acceptedEncoder = new BookAcceptedEncoder();
    private final BookAcceptedDecoder acceptedDecoder = new BookAcceptedDecoder();
    private final BookRejectedEncoder rejectedEncoder = new BookRejectedEncoder();
    private final BookRejectedDecoder rejectedDecoder = new BookRejectedDecoder();
    private final BookCancelRejectedEncoder cancelRejectedEncoder = new BookCancelRejectedEncoder();
    private final BookCancelRejectedDecoder cancelRejectedDecoder = new BookCancelRejectedDecoder();
    private final BookRestedEncoder restedEncoder = new BookRestedEncoder();
    private final BookRestedDecoder restedDecoder = new BookRestedDecoder();
    private final BookTradedEncoder tradedEncoder = new BookTradedEncoder();
    private final BookTradedDecoder tradedDecoder = new BookTradedDecoder();
    private final BookClosedEncoder closedEncoder = new BookClosedEncoder();
    private final BookClosedDecoder closedDecoder = new BookClosedDecoder();
    private final BookAllCanceledEncoder allCanceledEncoder = new BookAllCanceledEncoder();
    private final BookAllCanceledDecoder allCanceledDecoder = new BookAllCanceledDecoder();
    private final BookLevelChangedEncoder levelChangedEncoder = new BookLevelChangedEncoder();
    private final BookLevelChangedDecoder levelChangedDecoder = new BookLevelChangedDecoder();
    private final BookPhaseChangedEncoder phaseChangedEncoder = new BookPhaseChangedEncoder();
    private final BookPhaseChangedDecoder phaseChangedDecoder = new BookPhaseChangedDecoder();
    private final BookAmendedEncoder amendedEncoder = new BookAmendedEncoder();
    private final BookAmendedDecoder amendedDecoder = new BookAmendedDecoder();
    private final BookAmendRejectedEncoder amendRejectedEncoder = new BookAmendRejectedEncoder();
    private final BookAmendRejectedDecoder amendRejectedDecoder = new BookAmendRejectedDecoder();
    private final BookPriceIndicatedEncoder priceIndicatedEncoder = new BookPriceIndicatedEncoder();
    private final BookPriceIndicatedDecoder priceIndicatedDecoder = new BookPriceIndicatedDecoder();
    private final BookTopCheckedEncoder topCheckedEncoder = new BookTopCheckedEncoder();
    private final BookTopCheckedDecoder topCheckedDecoder = new BookTopCheckedDecoder();
    private final PositionFactCodec positionFacts = new PositionFactCodec();
    private final GuardFactCodec guardFacts = new GuardFactCodec();

    int encode(BookFact message, MutableDirectBuffer buffer, int offset) {
        return switch (message) {
            case BookFact.Accepted m ->
                MessageHeaderEncoder.ENCODED_LENGTH
                        + write(m, acceptedEncoder.wrapAndApplyHeader(buffer, offset, header));
            case BookFact.Rejected m ->
                MessageHeaderEncoder.ENCODED_LENGTH
                        + write(m, rejectedEncoder.wrapAndApplyHeader(buffer, offset, header));
            case BookFact.CancelRejected m ->
                MessageHeaderEncoder.ENCODED_LENGTH
                        + write(m, cancelRejectedEncoder.wrapAndApplyHeader(buffer, offset, header));
            case BookFact.Rested m ->
                MessageHeaderEncoder.ENCODED_LENGTH
                        + write(m, restedEncoder.wrapAndApplyHeader(buffer, offset, header));
            case BookFact.Traded m ->
                MessageHeaderEncoder.ENCODED_LENGTH
                        + write(m, tradedEncoder.wrapAndApplyHeader(buffer, offset, header));
            case BookFact.Closed m ->
                MessageHeaderEncoder.ENCODED_LENGTH
                        + write(m, closedEncoder.wrapAndApplyHeader(buffer, offset, header));
            case BookFact.AllCanceled m ->
                MessageHeaderEncoder.ENCODED_LENGTH
                        + write(m, allCanceledEncoder.wrapAndApplyHeader(buffer, offset, header));
            case BookFact.LevelChanged m ->
                MessageHeaderEncoder.ENCODED_LENGTH
                        + write(m, levelChangedEncoder.wrapAndApplyHeader(buffer, offset, header));
            case BookFact.PhaseChanged m ->
                MessageHeaderEncoder.ENCODED_LENGTH
                        + write(m, phaseChangedEncoder.wrapAndApplyHeader(buffer, offset, header));
            case BookFact.Amended m ->
                MessageHeaderEncoder.ENCODED_LENGTH
                        + write(m, amendedEncoder.wrapAndApplyHeader(buffer, offset, header));
            case BookFact.AmendRejected m ->
                MessageHeaderEncoder.ENCODED_LENGTH
                        + write(m, amendRejectedEncoder.wrapAndApplyHeader(buffer, offset, header));
            case BookFact.PriceIndicated m ->
                MessageHeaderEncoder.ENCODED_LENGTH
                        + write(m, priceIndicatedEncoder.wrapAndApplyHeader(buffer, offset, header));
            case BookFact.TopChecked m ->
                MessageHeaderEncoder.ENCODED_LENGTH
                        + write(m, topCheckedEncoder.wrapAndApplyHeader(buffer, offset, header));
            case PositionFact m -> positionFacts.encode(m, buffer, offset);
            case GuardFact m -> guardFacts.encode(m, buffer, offset);
        };
    }

    BookFact decode(DirectBuffer buffer, int offset, MessageHeaderDecoder header) {
        return switch (header.templateId()) {
            case BookAcceptedDecoder.TEMPLATE_ID -> read(acceptedDecoder.wrapAndApplyHeader(buffer, offset, header));
            case BookRejectedDecoder.TEMPLATE_ID -> read(rejectedDecoder.wrapAndApplyHeader(buffer, offset, header));
            case BookCancelRejectedDecoder.TEMPLATE_ID ->
                read(cancelRejectedDecoder.wrapAndApplyHeader(buffer, offset, header));
            case BookRestedDecoder.TEMPLATE_ID -> read(restedDecoder.wrapAndApplyHeader(buffer, offset, header));
            case BookTradedDecoder.TEMPLATE_ID -> read(tradedDecoder.wrapAndApplyHeader(buffer, offset, header));
            case BookClosedDecoder.TEMPLATE_ID -> read(closedDecoder.wrapAndApplyHeader(buffer, offset, header));
            case BookAllCanceledDecoder.TEMPLATE_ID ->
                read(allCanceledDecoder.wrapAndApplyHeader(buffer, offset, header));
            case BookLevelChangedDecoder.TEMPLATE_ID ->
                read(levelChangedDecoder.wrapAndApplyHeader(buffer, offset, header));
            case BookPhaseChangedDecoder.TEMPLATE_ID ->
                read(phaseChangedDecoder.wrapAndApplyHeader(buffer, offset, header));
            case BookAmendedDecoder.TEMPLATE_ID -> read(amendedDecoder.wrapAndApplyHeader(buffer, offset, header));
            case BookAmendRejectedDecoder.TEMPLATE_ID ->
                read(amendRejectedDecoder.wrapAndApplyHeader(buffer, offset, header));
            case BookPriceIndicatedDecoder.TEMPLATE_ID ->
                read(priceIndicatedDecoder.wrapAndApplyHeader(buffer, offset, header));
            case BookTopCheckedDecoder.TEMPLATE_ID ->
                read(topCheckedDecoder.wrapAndApplyHeader(buffer, offset, header));
            default -> decodeOther(buffer, offset, header);
        };
    }

    private BookFact decodeOther(DirectBuffer buffer, int offset, MessageHeaderDecoder header) {
        return switch (MessageCodec.family(header.templateId())) {
            case 80 -> positionFacts.decode(buffer, offset, header);
            case 144 -> guardFacts.decode(buffer, offset, header);
            default -> throw MessageCodec.unknown(header.templateId());
        };
    }

    private static int write(BookFact.Accepted m, BookAcceptedEncoder encoder) {
        OrderDetailsCodec.write(m.order(), encoder.order());
        encoder.priceTicks(m.priceTicks());
        return encoder.encodedLength();
    }

    private static BookFact.Accepted read(BookAcceptedDecoder decoder) {
        return new BookFact.Accepted(OrderDetailsCodec.read(decoder.order()), decoder.priceTicks());
    }

    private static int write(BookFact.Rejected m, BookRejectedEncoder encoder) {
        Heads.write(m, encoder.refusal());
        return encoder.encodedLength();
    }

    private static BookFact.Rejected read(BookRejectedDecoder decoder) {
        return new BookFact.Rejected(
                Ids.request(decoder.refusal().request()),
                decoder.refusal().orderId(),
                decoder.refusal().account(),
                decoder.refusal().market(),
                RejectReason.of(decoder.refusal().reason()));
    }

    private static int write(BookFact.CancelRejected m, BookCancelRejectedEncoder encoder) {
        Heads.write(m, encoder.refusal());
        return encoder.encodedLength();
    }

    private static BookFact.CancelRejected read(BookCancelRejectedDecoder decoder) {
        return new BookFact.CancelRejected(
                Ids.request(decoder.refusal().request()),
                decoder.refusal().orderId(),
                decoder.refusal().account(),
                decoder.refusal().market(),
                RejectReason.of(decoder.refusal().reason()));
    }

    private static int write(BookFact.Rested m, BookRestedEncoder encoder) {
        encoder.orderId(m.orderId())
                .account(m.account())
                .market(m.market())
                .side((short) m.side().code)
                .priceTicks(m.priceTicks())
                .lots(m.lots());
        return encoder.encodedLength();
    }

    private static BookFact.Rested read(BookRestedDecoder decoder) {
        return new BookFact.Rested(
                decoder.orderId(),
                decoder.account(),
                decoder.market(),
                Side.of(decoder.side()),
                decoder.priceTicks(),
                decoder.lots());
    }

    private static int write(BookFact.Traded m, BookTradedEncoder encoder) {
        encoder.market(m.market())
                .tradeNumber(m.tradeNumber())
                .takerOrderId(m.takerOrderId())
                .makerOrderId(m.makerOrderId())
                .takerAccount(m.takerAccount())
                .makerAccount(m.makerAccount())
                .takerSide((short) m.takerSide().code)
                .priceTicks(m.priceTicks())
                .lots(m.lots())
                .takerRemainingLots(m.takerRemainingLots())
                .makerRemainingLots(m.makerRemainingLots())
                .source((short) m.source().code)
                .venuePriceTicks(m.venuePriceTicks())
                .takerRole((short) m.takerRole().code)
                .makerRole((short) m.makerRole().code);
        return encoder.encodedLength();
    }

    private static BookFact.Traded read(BookTradedDecoder decoder) {
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
                decoder.venuePriceTicks(),
                FeeRole.of(decoder.takerRole()),
                FeeRole.of(decoder.makerRole()));
    }

    private static int write(BookFact.Closed m, BookClosedEncoder encoder) {
        Ids.write(m.request(), encoder.request());
        encoder.orderId(m.orderId())
                .account(m.account())
                .market(m.market())
                .reason((short) m.reason().code)
                .unfilledLots(m.unfilledLots());
        return encoder.encodedLength();
    }

    private static BookFact.Closed read(BookClosedDecoder decoder) {
        return new BookFact.Closed(
                Ids.request(decoder.request()),
                decoder.orderId(),
                decoder.account(),
                decoder.market(),
                CloseReason.of(decoder.reason()),
                decoder.unfilledLots());
    }

    private static int write(BookFact.AllCanceled m, BookAllCanceledEncoder encoder) {
        Ids.write(m.request(), encoder.request());
        encoder.account(m.account()).market(m.market()).count(m.count());
        return encoder.encodedLength();
    }

    private static BookFact.AllCanceled read(BookAllCanceledDecoder decoder) {
        return new BookFact.AllCanceled(
                Ids.request(decoder.request()), decoder.account(), decoder.market(), decoder.count());
    }

    private static int write(BookFact.LevelChanged m, BookLevelChangedEncoder encoder) {
        encoder.market(m.market())
                .sequence(m.sequence())
                .side((short) m.side().code)
                .priceTicks(m.priceTicks())
                .lots(m.lots());
        return encoder.encodedLength();
    }

    private static BookFact.LevelChanged read(BookLevelChangedDecoder decoder) {
        return new BookFact.LevelChanged(
                decoder.market(), decoder.sequence(), Side.of(decoder.side()), decoder.priceTicks(), decoder.lots());
    }

    private static int write(BookFact.PhaseChanged m, BookPhaseChangedEncoder encoder) {
        encoder.market(m.market())
                .phase((short) m.phase().code)
                .cause((short) m.cause().code)
                .untilMillis(m.untilMillis());
        return encoder.encodedLength();
    }

    private static BookFact.PhaseChanged read(BookPhaseChangedDecoder decoder) {
        return new BookFact.PhaseChanged(
                decoder.market(),
                MarketPhase.of(decoder.phase()),
                PhaseCause.of(decoder.cause()),
                decoder.untilMillis());
    }

    private static int write(BookFact.Amended m, BookAmendedEncoder encoder) {
        Ids.write(m.request(), encoder.request());
        encoder.orderId(m.orderId())
                .account(m.account())
                .market(m.market())
                .side((short) m.side().code)
                .askedTicks(m.askedTicks())
                .priceTicks(m.priceTicks())
                .priceTicksBefore(m.priceTicksBefore())
                .sizeLots(m.sizeLots())
                .sizeLotsBefore(m.sizeLotsBefore())
                .keptPlace(Ids.bit(m.keptPlace()));
        return encoder.encodedLength();
    }

    private static BookFact.Amended read(BookAmendedDecoder decoder) {
        return new BookFact.Amended(
                Ids.request(decoder.request()),
                decoder.orderId(),
                decoder.account(),
                decoder.market(),
                Side.of(decoder.side()),
                decoder.askedTicks(),
                decoder.priceTicks(),
                decoder.priceTicksBefore(),
                decoder.sizeLots(),
                decoder.sizeLotsBefore(),
                decoder.keptPlace() != 0);
    }

    private static int write(BookFact.AmendRejected m, BookAmendRejectedEncoder encoder) {
        Heads.write(m, encoder.refusal());
        return encoder.encodedLength();
    }

    private static BookFact.AmendRejected read(BookAmendRejectedDecoder decoder) {
        return new BookFact.AmendRejected(
                Ids.request(decoder.refusal().request()),
                decoder.refusal().orderId(),
                decoder.refusal().account(),
                decoder.refusal().market(),
                RejectReason.of(decoder.refusal().reason()));
    }

    private static int write(BookFact.PriceIndicated m, BookPriceIndicatedEncoder encoder) {
        encoder.market(m.market()).priceTicks(m.priceTicks()).lots(m.lots()).imbalanceLots(m.imbalanceLots());
        return encoder.encodedLength();
    }

    private static BookFact.PriceIndicated read(BookPriceIndicatedDecoder decoder) {
        return new BookFact.PriceIndicated(
                decoder.market(), decoder.priceTicks(), decoder.lots(), decoder.imbalanceLots());
    }

    private static int write(BookFact.TopChecked m, BookTopCheckedEncoder encoder) {
        encoder.market(m.market()).sequence(m.sequence()).checksum(m.checksum());
        return encoder.encodedLength();
    }

    private static BookFact.TopChecked read(BookTopCheckedDecoder decoder) {
        return new BookFact.TopChecked(decoder.market(), decoder.sequence(), decoder.checksum());
    }
}
