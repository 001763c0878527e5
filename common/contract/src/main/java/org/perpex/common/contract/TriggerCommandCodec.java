package org.perpex.common.contract;

import java.util.ArrayList;
import java.util.List;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;
import org.perpex.common.contract.sbe.MessageHeaderDecoder;
import org.perpex.common.contract.sbe.MessageHeaderEncoder;
import org.perpex.common.contract.sbe.TriggerCancelAllDecoder;
import org.perpex.common.contract.sbe.TriggerCancelAllEncoder;
import org.perpex.common.contract.sbe.TriggerCancelDecoder;
import org.perpex.common.contract.sbe.TriggerCancelEncoder;
import org.perpex.common.contract.sbe.TriggerPlaceBracketDecoder;
import org.perpex.common.contract.sbe.TriggerPlaceBracketEncoder;
import org.perpex.common.contract.sbe.TriggerPlaceDecoder;
import org.perpex.common.contract.sbe.TriggerPlaceEncoder;
import org.perpex.common.contract.sbe.TriggerPlaceOcoDecoder;
import org.perpex.common.contract.sbe.TriggerPlaceOcoEncoder;

/** Writes and reads {@link TriggerCommand}. Not thread-safe: it reuses its flyweights. */
final class TriggerCommandCodec {

    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final TriggerPlaceEncoder placeEncoder = new TriggerPlaceEncoder();
    private final TriggerPlaceDecoder placeDecoder = new TriggerPlaceDecoder();
    private final TriggerPlaceOcoEncoder placeOcoEncoder = new TriggerPlaceOcoEncoder();
    private final TriggerPlaceOcoDecoder placeOcoDecoder = new TriggerPlaceOcoDecoder();
    private final TriggerPlaceBracketEncoder placeBracketEncoder = new TriggerPlaceBracketEncoder();
    private final TriggerPlaceBracketDecoder placeBracketDecoder = new TriggerPlaceBracketDecoder();
    private final TriggerCancelEncoder cancelEncoder = new TriggerCancelEncoder();
    private final TriggerCancelDecoder cancelDecoder = new TriggerCancelDecoder();
    private final TriggerCancelAllEncoder cancelAllEncoder = new TriggerCancelAllEncoder();
    private final TriggerCancelAllDecoder cancelAllDecoder = new TriggerCancelAllDecoder();

    int encode(TriggerCommand message, MutableDirectBuffer buffer, int offset) {
        return MessageHeaderEncoder.ENCODED_LENGTH
                + switch (message) {
                    case TriggerCommand.Place m -> write(m, placeEncoder.wrapAndApplyHeader(buffer, offset, header));
                    case TriggerCommand.PlaceOco m ->
                        write(m, placeOcoEncoder.wrapAndApplyHeader(buffer, offset, header));
                    case TriggerCommand.PlaceBracket m ->
                        write(m, placeBracketEncoder.wrapAndApplyHeader(buffer, offset, header));
                    case TriggerCommand.Cancel m -> write(m, cancelEncoder.wrapAndApplyHeader(buffer, offset, header));
                    case TriggerCommand.CancelAll m ->
                        write(m, cancelAllEncoder.wrapAndApplyHeader(buffer, offset, header));
                };
    }

    TriggerCommand decode(DirectBuffer buffer, int offset, MessageHeaderDecoder header) {
        return switch (header.templateId()) {
            case TriggerPlaceDecoder.TEMPLATE_ID -> read(placeDecoder.wrapAndApplyHeader(buffer, offset, header));
            case TriggerPlaceOcoDecoder.TEMPLATE_ID -> read(placeOcoDecoder.wrapAndApplyHeader(buffer, offset, header));
            case TriggerPlaceBracketDecoder.TEMPLATE_ID ->
                read(placeBracketDecoder.wrapAndApplyHeader(buffer, offset, header));
            case TriggerCancelDecoder.TEMPLATE_ID -> read(cancelDecoder.wrapAndApplyHeader(buffer, offset, header));
            case TriggerCancelAllDecoder.TEMPLATE_ID ->
                read(cancelAllDecoder.wrapAndApplyHeader(buffer, offset, header));
            default -> throw MessageCodec.unknown(header.templateId());
        };
    }

    private static int write(TriggerCommand.Place m, TriggerPlaceEncoder encoder) {
        Heads.write(m, encoder.command());
        TriggerOrderCodec.write(m.order(), encoder.order());
        return encoder.encodedLength();
    }

    private static TriggerCommand.Place read(TriggerPlaceDecoder decoder) {
        return new TriggerCommand.Place(
                Ids.request(decoder.command().request()),
                decoder.command().deadlineMillis(),
                decoder.command().account(),
                decoder.command().market(),
                TriggerOrderCodec.read(decoder.order()));
    }

    private static int write(TriggerCommand.PlaceOco m, TriggerPlaceOcoEncoder encoder) {
        Heads.write(m, encoder.command());
        TriggerPlaceOcoEncoder.ExitsEncoder items = encoder.exitsCount(m.exits().size());
        m.exits().forEach(item -> TriggerOrderCodec.write(item, items.next().item()));
        return encoder.encodedLength();
    }

    private static TriggerCommand.PlaceOco read(TriggerPlaceOcoDecoder decoder) {
        return new TriggerCommand.PlaceOco(
                Ids.request(decoder.command().request()),
                decoder.command().deadlineMillis(),
                decoder.command().account(),
                decoder.command().market(),
                exits(decoder.exits()));
    }

    private static int write(TriggerCommand.PlaceBracket m, TriggerPlaceBracketEncoder encoder) {
        Heads.write(m, encoder.command());
        OrderEntryCodec.write(m.entry(), encoder.entry());
        TriggerPlaceBracketEncoder.ExitsEncoder items =
                encoder.exitsCount(m.exits().size());
        m.exits().forEach(item -> TriggerOrderCodec.write(item, items.next().item()));
        return encoder.encodedLength();
    }

    private static TriggerCommand.PlaceBracket read(TriggerPlaceBracketDecoder decoder) {
        return new TriggerCommand.PlaceBracket(
                OrderEntryCodec.read(decoder.command(), decoder.entry()), exits(decoder.exits()));
    }

    private static int write(TriggerCommand.Cancel m, TriggerCancelEncoder encoder) {
        Heads.write(m, encoder.command());
        encoder.triggerId(m.triggerId()).clientTriggerId(m.clientTriggerId());
        return encoder.encodedLength();
    }

    private static TriggerCommand.Cancel read(TriggerCancelDecoder decoder) {
        return new TriggerCommand.Cancel(
                Ids.request(decoder.command().request()),
                decoder.command().deadlineMillis(),
                decoder.command().account(),
                decoder.command().market(),
                decoder.triggerId(),
                decoder.clientTriggerId());
    }

    private static int write(TriggerCommand.CancelAll m, TriggerCancelAllEncoder encoder) {
        Heads.write(m, encoder.command());
        return encoder.encodedLength();
    }

    private static TriggerCommand.CancelAll read(TriggerCancelAllDecoder decoder) {
        return new TriggerCommand.CancelAll(
                Ids.request(decoder.command().request()),
                decoder.command().deadlineMillis(),
                decoder.command().account(),
                decoder.command().market());
    }

    private static List<TriggerOrder> exits(TriggerPlaceOcoDecoder.ExitsDecoder items) {
        List<TriggerOrder> read = new ArrayList<>(items.count());
        items.forEach(item -> read.add(TriggerOrderCodec.read(item.item())));
        return read;
    }

    private static List<TriggerOrder> exits(TriggerPlaceBracketDecoder.ExitsDecoder items) {
        List<TriggerOrder> read = new ArrayList<>(items.count());
        items.forEach(item -> read.add(TriggerOrderCodec.read(item.item())));
        return read;
    }
}
