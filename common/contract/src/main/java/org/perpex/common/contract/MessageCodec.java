package org.perpex.common.contract;

import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;
import org.perpex.common.contract.sbe.MessageHeaderDecoder;

/**
 * Writes and reads every message of the trading plane, schema version 1. Not thread-safe: each thread has its own.
 *
 * <p>An unknown message, schema or version stops the reader: it is never skipped.
 */
public final class MessageCodec {

    private static final int FAMILY_BITS = 4;

    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final OrderCommandCodec orderCommands = new OrderCommandCodec();
    private final TriggerCommandCodec triggerCommands = new TriggerCommandCodec();
    private final ParentCommandCodec parentCommands = new ParentCommandCodec();
    private final AccountCommandCodec accountCommands = new AccountCommandCodec();
    private final AdminCommandCodec adminCommands = new AdminCommandCodec();
    private final FundingCommandCodec fundingCommands = new FundingCommandCodec();
    private final TransferCommandCodec transferCommands = new TransferCommandCodec();
    private final MarketCommandCodec marketCommands = new MarketCommandCodec();
    private final BookCommandCodec bookCommands = new BookCommandCodec();
    private final BookFactCodec bookFacts = new BookFactCodec();
    private final AccountFactCodec accountFacts = new AccountFactCodec();
    private final EngineInputCodec engineInputs = new EngineInputCodec();
    private final StreamSignalCodec signals = new StreamSignalCodec();

    /** Writes a message with its header and returns how many bytes it took. */
    public int encode(Message message, MutableDirectBuffer buffer, int offset) {
        return switch (message) {
            case OrderCommand m -> orderCommands.encode(m, buffer, offset);
            case TriggerCommand m -> triggerCommands.encode(m, buffer, offset);
            case ParentCommand m -> parentCommands.encode(m, buffer, offset);
            case AccountCommand m -> accountCommands.encode(m, buffer, offset);
            case AdminCommand m -> adminCommands.encode(m, buffer, offset);
            case FundingCommand m -> fundingCommands.encode(m, buffer, offset);
            case TransferCommand m -> transferCommands.encode(m, buffer, offset);
            case MarketCommand m -> marketCommands.encode(m, buffer, offset);
            case BookCommand m -> bookCommands.encode(m, buffer, offset);
            case BookFact m -> bookFacts.encode(m, buffer, offset);
            case AccountFact m -> accountFacts.encode(m, buffer, offset);
            case EngineInput m -> engineInputs.encode(m, buffer, offset);
            case StreamSignal m -> signals.encode(m, buffer, offset);
        };
    }

    /**
     * Reads the message at an offset.
     *
     * @throws IllegalArgumentException if schema, version, message or a code in it is unknown
     */
    public Message decode(DirectBuffer buffer, int offset) {
        header.wrap(buffer, offset);
        if (header.schemaId() != MessageHeaderDecoder.SCHEMA_ID
                || header.version() != MessageHeaderDecoder.SCHEMA_VERSION) {
            throw new IllegalArgumentException("unknown schema " + header.schemaId() + " version " + header.version());
        }
        return switch (family(header.templateId())) {
            case 0 -> orderCommands.decode(buffer, offset, header);
            case 16 -> transferCommands.decode(buffer, offset, header);
            case 32 -> marketCommands.decode(buffer, offset, header);
            case 48 -> bookCommands.decode(buffer, offset, header);
            case 64, 80, 144 -> bookFacts.decode(buffer, offset, header);
            case 96, 240, 256, 272, 288, 304, 320 -> accountFacts.decode(buffer, offset, header);
            case 112 -> engineInputs.decode(buffer, offset, header);
            case 128 -> signals.decode(buffer, offset, header);
            case 160 -> triggerCommands.decode(buffer, offset, header);
            case 176 -> parentCommands.decode(buffer, offset, header);
            case 192 -> accountCommands.decode(buffer, offset, header);
            case 208 -> adminCommands.decode(buffer, offset, header);
            case 224 -> fundingCommands.decode(buffer, offset, header);
            default -> throw unknown(header.templateId());
        };
    }

    /** The first id of the family of a message: ids come in blocks of 16, one for each family. */
    static int family(int templateId) {
        return templateId >> FAMILY_BITS << FAMILY_BITS;
    }

    static IllegalArgumentException unknown(int templateId) {
        return new IllegalArgumentException("unknown message " + templateId);
    }
}
