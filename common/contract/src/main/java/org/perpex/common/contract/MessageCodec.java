package org.perpex.common.contract;

import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;
import org.perpex.common.contract.sbe.AccountCheckpointTakenDecoder;
import org.perpex.common.contract.sbe.AccountLeverageChangedDecoder;
import org.perpex.common.contract.sbe.AccountOrderClosedDecoder;
import org.perpex.common.contract.sbe.AccountOrderFilledDecoder;
import org.perpex.common.contract.sbe.AccountOrderOpenedDecoder;
import org.perpex.common.contract.sbe.AccountTransferAppliedDecoder;
import org.perpex.common.contract.sbe.BookAcceptedDecoder;
import org.perpex.common.contract.sbe.BookAllCanceledDecoder;
import org.perpex.common.contract.sbe.BookCancelAllDecoder;
import org.perpex.common.contract.sbe.BookCancelDecoder;
import org.perpex.common.contract.sbe.BookCancelRejectedDecoder;
import org.perpex.common.contract.sbe.BookClosedDecoder;
import org.perpex.common.contract.sbe.BookLevelChangedDecoder;
import org.perpex.common.contract.sbe.BookPhaseChangedDecoder;
import org.perpex.common.contract.sbe.BookPlaceDecoder;
import org.perpex.common.contract.sbe.BookRejectedDecoder;
import org.perpex.common.contract.sbe.BookRestedDecoder;
import org.perpex.common.contract.sbe.BookTradedDecoder;
import org.perpex.common.contract.sbe.EngineCheckpointDecoder;
import org.perpex.common.contract.sbe.EngineHeartbeatDecoder;
import org.perpex.common.contract.sbe.EngineProgressDecoder;
import org.perpex.common.contract.sbe.EngineRulesVersionDecoder;
import org.perpex.common.contract.sbe.EngineSendAgainDecoder;
import org.perpex.common.contract.sbe.EngineTickDecoder;
import org.perpex.common.contract.sbe.MarketListMarketDecoder;
import org.perpex.common.contract.sbe.MarketSetPhaseDecoder;
import org.perpex.common.contract.sbe.MarketSetPricesDecoder;
import org.perpex.common.contract.sbe.MessageHeaderDecoder;
import org.perpex.common.contract.sbe.OrderCancelAllDecoder;
import org.perpex.common.contract.sbe.OrderCancelDecoder;
import org.perpex.common.contract.sbe.OrderPlaceDecoder;
import org.perpex.common.contract.sbe.OrderSetLeverageDecoder;
import org.perpex.common.contract.sbe.TransferInDecoder;
import org.perpex.common.contract.sbe.TransferOutDecoder;

/**
 * Writes and reads every message of the trading plane, schema version 1. Not thread-safe: each thread has its own.
 *
 * <p>An unknown message, schema or version stops the reader: it is never skipped.
 */
public final class MessageCodec {

    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final OrderCommandCodec orderCommands = new OrderCommandCodec();
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
        return switch (header.templateId()) {
            case OrderPlaceDecoder.TEMPLATE_ID -> orderCommands.decodePlace(buffer, offset, header);
            case OrderCancelDecoder.TEMPLATE_ID -> orderCommands.decodeCancel(buffer, offset, header);
            case OrderCancelAllDecoder.TEMPLATE_ID -> orderCommands.decodeCancelAll(buffer, offset, header);
            case OrderSetLeverageDecoder.TEMPLATE_ID -> orderCommands.decodeSetLeverage(buffer, offset, header);
            case TransferInDecoder.TEMPLATE_ID -> transferCommands.decodeIn(buffer, offset, header);
            case TransferOutDecoder.TEMPLATE_ID -> transferCommands.decodeOut(buffer, offset, header);
            case MarketSetPhaseDecoder.TEMPLATE_ID -> marketCommands.decodeSetPhase(buffer, offset, header);
            case BookPlaceDecoder.TEMPLATE_ID -> bookCommands.decodePlace(buffer, offset, header);
            case BookCancelDecoder.TEMPLATE_ID -> bookCommands.decodeCancel(buffer, offset, header);
            case BookCancelAllDecoder.TEMPLATE_ID -> bookCommands.decodeCancelAll(buffer, offset, header);
            case BookAcceptedDecoder.TEMPLATE_ID -> bookFacts.decodeAccepted(buffer, offset, header);
            case BookRejectedDecoder.TEMPLATE_ID -> bookFacts.decodeRejected(buffer, offset, header);
            case BookCancelRejectedDecoder.TEMPLATE_ID -> bookFacts.decodeCancelRejected(buffer, offset, header);
            case BookRestedDecoder.TEMPLATE_ID -> bookFacts.decodeRested(buffer, offset, header);
            case BookTradedDecoder.TEMPLATE_ID -> bookFacts.decodeTraded(buffer, offset, header);
            case BookClosedDecoder.TEMPLATE_ID -> bookFacts.decodeClosed(buffer, offset, header);
            case BookAllCanceledDecoder.TEMPLATE_ID -> bookFacts.decodeAllCanceled(buffer, offset, header);
            case BookLevelChangedDecoder.TEMPLATE_ID -> bookFacts.decodeLevelChanged(buffer, offset, header);
            case BookPhaseChangedDecoder.TEMPLATE_ID -> bookFacts.decodePhaseChanged(buffer, offset, header);
            case AccountOrderOpenedDecoder.TEMPLATE_ID -> accountFacts.decodeOrderOpened(buffer, offset, header);
            case AccountOrderFilledDecoder.TEMPLATE_ID -> accountFacts.decodeOrderFilled(buffer, offset, header);
            case AccountOrderClosedDecoder.TEMPLATE_ID -> accountFacts.decodeOrderClosed(buffer, offset, header);
            case AccountLeverageChangedDecoder.TEMPLATE_ID ->
                accountFacts.decodeLeverageChanged(buffer, offset, header);
            case AccountTransferAppliedDecoder.TEMPLATE_ID ->
                accountFacts.decodeTransferApplied(buffer, offset, header);
            case AccountCheckpointTakenDecoder.TEMPLATE_ID ->
                accountFacts.decodeCheckpointTaken(buffer, offset, header);
            case EngineTickDecoder.TEMPLATE_ID -> engineInputs.decodeTick(buffer, offset, header);
            case EngineRulesVersionDecoder.TEMPLATE_ID -> engineInputs.decodeRulesVersion(buffer, offset, header);
            case EngineCheckpointDecoder.TEMPLATE_ID -> engineInputs.decodeCheckpoint(buffer, offset, header);
            case MarketListMarketDecoder.TEMPLATE_ID -> marketCommands.markets.decodeListMarket(buffer, offset, header);
            case MarketSetPricesDecoder.TEMPLATE_ID -> marketCommands.markets.decodeSetPrices(buffer, offset, header);
            case EngineProgressDecoder.TEMPLATE_ID -> signals.decodeProgress(buffer, offset, header);
            case EngineSendAgainDecoder.TEMPLATE_ID -> signals.decodeSendAgain(buffer, offset, header);
            case EngineHeartbeatDecoder.TEMPLATE_ID -> StreamSignal.Heartbeat.INSTANCE;
            default -> throw new IllegalArgumentException("unknown message " + header.templateId());
        };
    }
}
