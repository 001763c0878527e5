package org.perpex.common.contract;

import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;
import org.perpex.common.contract.sbe.EngineCheckpointDecoder;
import org.perpex.common.contract.sbe.EngineCheckpointEncoder;
import org.perpex.common.contract.sbe.EngineRulesVersionDecoder;
import org.perpex.common.contract.sbe.EngineRulesVersionEncoder;
import org.perpex.common.contract.sbe.EngineTickDecoder;
import org.perpex.common.contract.sbe.EngineTickEncoder;
import org.perpex.common.contract.sbe.MessageHeaderDecoder;
import org.perpex.common.contract.sbe.MessageHeaderEncoder;

/** Writes and reads {@link EngineInput}. Not thread-safe: it reuses its flyweights. */
final class EngineInputCodec {

    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final EngineTickEncoder engineTickEncoder = new EngineTickEncoder();
    private final EngineTickDecoder engineTickDecoder = new EngineTickDecoder();
    private final EngineRulesVersionEncoder engineRulesVersionEncoder = new EngineRulesVersionEncoder();
    private final EngineRulesVersionDecoder engineRulesVersionDecoder = new EngineRulesVersionDecoder();
    private final EngineCheckpointEncoder engineCheckpointEncoder = new EngineCheckpointEncoder();
    private final EngineCheckpointDecoder engineCheckpointDecoder = new EngineCheckpointDecoder();

    int encode(EngineInput message, MutableDirectBuffer buffer, int offset) {
        return switch (message) {
            case EngineInput.Tick m -> encodeTick(m, buffer, offset);
            case EngineInput.RulesVersion m -> encodeRulesVersion(m, buffer, offset);
            case EngineInput.Checkpoint m -> encodeCheckpoint(m, buffer, offset);
        };
    }

    private int encodeTick(EngineInput.Tick m, MutableDirectBuffer buffer, int offset) {
        EngineTickEncoder encoder = engineTickEncoder.wrapAndApplyHeader(buffer, offset, header);
        encoder.replica(m.replica());
        return MessageHeaderEncoder.ENCODED_LENGTH + encoder.encodedLength();
    }

    private EngineInput.Tick decodeTick(DirectBuffer buffer, int offset, MessageHeaderDecoder header) {
        EngineTickDecoder decoder = engineTickDecoder.wrapAndApplyHeader(buffer, offset, header);
        return new EngineInput.Tick(decoder.replica());
    }

    private int encodeRulesVersion(EngineInput.RulesVersion m, MutableDirectBuffer buffer, int offset) {
        EngineRulesVersionEncoder encoder = engineRulesVersionEncoder.wrapAndApplyHeader(buffer, offset, header);
        encoder.version(m.version());
        return MessageHeaderEncoder.ENCODED_LENGTH + encoder.encodedLength();
    }

    private EngineInput.RulesVersion decodeRulesVersion(DirectBuffer buffer, int offset, MessageHeaderDecoder header) {
        EngineRulesVersionDecoder decoder = engineRulesVersionDecoder.wrapAndApplyHeader(buffer, offset, header);
        return new EngineInput.RulesVersion(decoder.version());
    }

    private int encodeCheckpoint(EngineInput.Checkpoint m, MutableDirectBuffer buffer, int offset) {
        EngineCheckpointEncoder encoder = engineCheckpointEncoder.wrapAndApplyHeader(buffer, offset, header);
        encoder.checkpoint(m.checkpoint());
        return MessageHeaderEncoder.ENCODED_LENGTH + encoder.encodedLength();
    }

    private EngineInput.Checkpoint decodeCheckpoint(DirectBuffer buffer, int offset, MessageHeaderDecoder header) {
        EngineCheckpointDecoder decoder = engineCheckpointDecoder.wrapAndApplyHeader(buffer, offset, header);
        return new EngineInput.Checkpoint(decoder.checkpoint());
    }

    EngineInput decode(DirectBuffer buffer, int offset, MessageHeaderDecoder header) {
        return switch (header.templateId()) {
            case EngineTickDecoder.TEMPLATE_ID -> decodeTick(buffer, offset, header);
            case EngineRulesVersionDecoder.TEMPLATE_ID -> decodeRulesVersion(buffer, offset, header);
            case EngineCheckpointDecoder.TEMPLATE_ID -> decodeCheckpoint(buffer, offset, header);
            default -> throw MessageCodec.unknown(header.templateId());
        };
    }
}
