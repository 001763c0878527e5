package org.perpex.common.contract;

import java.util.ArrayList;
import java.util.List;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;
import org.perpex.common.contract.sbe.EngineHeartbeatDecoder;
import org.perpex.common.contract.sbe.EngineHeartbeatEncoder;
import org.perpex.common.contract.sbe.EngineProgressDecoder;
import org.perpex.common.contract.sbe.EngineProgressEncoder;
import org.perpex.common.contract.sbe.EngineSendAgainDecoder;
import org.perpex.common.contract.sbe.EngineSendAgainEncoder;
import org.perpex.common.contract.sbe.MessageHeaderDecoder;
import org.perpex.common.contract.sbe.MessageHeaderEncoder;

/** Writes and reads {@link StreamSignal}. Not thread-safe: it reuses its flyweights. */
final class StreamSignalCodec {

    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final EngineProgressEncoder progressEncoder = new EngineProgressEncoder();
    private final EngineProgressDecoder progressDecoder = new EngineProgressDecoder();
    private final EngineSendAgainEncoder sendAgainEncoder = new EngineSendAgainEncoder();
    private final EngineSendAgainDecoder sendAgainDecoder = new EngineSendAgainDecoder();
    private final EngineHeartbeatEncoder heartbeatEncoder = new EngineHeartbeatEncoder();

    int encode(StreamSignal message, MutableDirectBuffer buffer, int offset) {
        return switch (message) {
            case StreamSignal.Progress progress -> encodeProgress(progress, buffer, offset);
            case StreamSignal.SendAgain sendAgain -> encodeSendAgain(sendAgain, buffer, offset);
            case StreamSignal.Heartbeat _ ->
                MessageHeaderEncoder.ENCODED_LENGTH
                        + heartbeatEncoder
                                .wrapAndApplyHeader(buffer, offset, header)
                                .encodedLength();
        };
    }

    private int encodeProgress(StreamSignal.Progress progress, MutableDirectBuffer buffer, int offset) {
        progressEncoder
                .wrapAndApplyHeader(buffer, offset, header)
                .epoch(progress.epoch())
                .replica(progress.replica());
        EngineProgressEncoder.StreamsEncoder streams =
                progressEncoder.streamsCount(progress.streams().size());
        for (StreamSignal.StreamEnd end : progress.streams()) {
            streams.next()
                    .topic((short) end.destination().topic().code)
                    .queue((short) end.destination().queue())
                    .number(end.mark().number())
                    .hash(end.mark().hash());
        }
        return MessageHeaderEncoder.ENCODED_LENGTH + progressEncoder.encodedLength();
    }

    private int encodeSendAgain(StreamSignal.SendAgain sendAgain, MutableDirectBuffer buffer, int offset) {
        sendAgainEncoder
                .wrapAndApplyHeader(buffer, offset, header)
                .topic((short) sendAgain.destination().topic().code)
                .queue((short) sendAgain.destination().queue())
                .number(sendAgain.after().number())
                .hash(sendAgain.after().hash());
        return MessageHeaderEncoder.ENCODED_LENGTH + sendAgainEncoder.encodedLength();
    }

    private StreamSignal.SendAgain decodeSendAgain(
            DirectBuffer buffer, int offset, MessageHeaderDecoder decoderHeader) {
        EngineSendAgainDecoder decoder = sendAgainDecoder.wrapAndApplyHeader(buffer, offset, decoderHeader);
        Destination destination = new Destination(Topic.of(decoder.topic()), decoder.queue());
        return new StreamSignal.SendAgain(destination, new StreamMark(decoder.number(), decoder.hash()));
    }

    private StreamSignal.Progress decodeProgress(DirectBuffer buffer, int offset, MessageHeaderDecoder decoderHeader) {
        EngineProgressDecoder decoder = progressDecoder.wrapAndApplyHeader(buffer, offset, decoderHeader);
        long epoch = decoder.epoch();
        long replica = decoder.replica();
        List<StreamSignal.StreamEnd> ends = new ArrayList<>();
        for (EngineProgressDecoder.StreamsDecoder stream : decoder.streams()) {
            Destination destination = new Destination(Topic.of(stream.topic()), stream.queue());
            ends.add(new StreamSignal.StreamEnd(destination, new StreamMark(stream.number(), stream.hash())));
        }
        return new StreamSignal.Progress(epoch, replica, ends);
    }

    StreamSignal decode(DirectBuffer buffer, int offset, MessageHeaderDecoder header) {
        return switch (header.templateId()) {
            case EngineProgressDecoder.TEMPLATE_ID -> decodeProgress(buffer, offset, header);
            case EngineSendAgainDecoder.TEMPLATE_ID -> decodeSendAgain(buffer, offset, header);
            case EngineHeartbeatDecoder.TEMPLATE_ID -> StreamSignal.Heartbeat.INSTANCE;
            default -> throw MessageCodec.unknown(header.templateId());
        };
    }
}
