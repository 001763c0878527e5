package org.perpex.match.engine;

import org.agrona.concurrent.UnsafeBuffer;
import org.perpex.common.contract.OrderDetails;
import org.perpex.common.contract.engine.EncodedFacts;
import org.perpex.common.contract.sbe.BookAcceptedEncoder;
import org.perpex.common.contract.sbe.BookAmendedEncoder;
import org.perpex.common.contract.sbe.BookClosedEncoder;
import org.perpex.common.contract.sbe.BookLevelChangedEncoder;
import org.perpex.common.contract.sbe.BookRestedEncoder;
import org.perpex.common.contract.sbe.BookTopCheckedEncoder;
import org.perpex.common.contract.sbe.BookTradedEncoder;
import org.perpex.common.contract.sbe.MessageHeaderEncoder;
import org.perpex.common.core.CloseReason;
import org.perpex.common.core.FeeRole;
import org.perpex.common.core.FillSource;
import org.perpex.common.core.RequestId;
import org.perpex.common.core.Side;

/**
 * Writes the facts that an order can cause again and again straight to where they are collected, without an object for
 * each and number by number: they are what the codec of the contract writes. Not thread-safe.
 */
final class FactWriter {

    private static final int HEADER = MessageHeaderEncoder.ENCODED_LENGTH;
    private static final int ACCEPTED_BYTES = HEADER + BookAcceptedEncoder.BLOCK_LENGTH;
    private static final int RESTED_BYTES = HEADER + BookRestedEncoder.BLOCK_LENGTH;
    private static final int AMENDED_BYTES = HEADER + BookAmendedEncoder.BLOCK_LENGTH;
    private static final int TRADED_BYTES = HEADER + BookTradedEncoder.BLOCK_LENGTH;
    private static final int CLOSED_BYTES = HEADER + BookClosedEncoder.BLOCK_LENGTH;
    private static final int LEVEL_CHANGED_BYTES = HEADER + BookLevelChangedEncoder.BLOCK_LENGTH;
    private static final long ACCEPTED_HEADER =
            header(BookAcceptedEncoder.TEMPLATE_ID, BookAcceptedEncoder.BLOCK_LENGTH);
    private static final long RESTED_HEADER = header(BookRestedEncoder.TEMPLATE_ID, BookRestedEncoder.BLOCK_LENGTH);
    private static final long AMENDED_HEADER = header(BookAmendedEncoder.TEMPLATE_ID, BookAmendedEncoder.BLOCK_LENGTH);
    private static final long TRADED_HEADER = header(BookTradedEncoder.TEMPLATE_ID, BookTradedEncoder.BLOCK_LENGTH);
    private static final long CLOSED_HEADER = header(BookClosedEncoder.TEMPLATE_ID, BookClosedEncoder.BLOCK_LENGTH);
    private static final long LEVEL_CHANGED_HEADER =
            header(BookLevelChangedEncoder.TEMPLATE_ID, BookLevelChangedEncoder.BLOCK_LENGTH);
    private static final int TOP_CHECKED_BYTES = HEADER + BookTopCheckedEncoder.BLOCK_LENGTH;
    private static final long TOP_CHECKED_HEADER =
            header(BookTopCheckedEncoder.TEMPLATE_ID, BookTopCheckedEncoder.BLOCK_LENGTH);
    private static final long NO_VENUE_PRICE = 0;

    private final int market;
    private final Facts facts;
    private final EncodedFacts out;

    FactWriter(int market, Facts facts) {
        this.market = market;
        this.facts = facts;
        this.out = facts.said;
    }

    /** The header of a message as one number. */
    static long header(int templateId, int blockLength) {
        UnsafeBuffer bytes = new UnsafeBuffer(new byte[HEADER]);
        new MessageHeaderEncoder()
                .wrap(bytes, 0)
                .blockLength(blockLength)
                .templateId(templateId)
                .schemaId(MessageHeaderEncoder.SCHEMA_ID)
                .version(MessageHeaderEncoder.SCHEMA_VERSION);
        return bytes.getLong(0, MessageHeaderEncoder.BYTE_ORDER);
    }

    void accepted(OrderDetails order, long priceTicks) {
        int at = facts.sayToBoth(ACCEPTED_BYTES);
        out.putLong(at, ACCEPTED_HEADER);
        int body = at + HEADER;
        OrderBytes.write(order, out, body + BookAcceptedEncoder.orderEncodingOffset());
        out.putLong(body + BookAcceptedEncoder.priceTicksEncodingOffset(), priceTicks);
    }

    void rested(Incoming order) {
        int at = facts.sayToBoth(RESTED_BYTES);
        out.putLong(at, RESTED_HEADER);
        int body = at + HEADER;
        out.putLong(body + BookRestedEncoder.orderIdEncodingOffset(), order.orderId);
        out.putLong(body + BookRestedEncoder.accountEncodingOffset(), order.account);
        out.putInt(body + BookRestedEncoder.marketEncodingOffset(), market);
        out.putByte(body + BookRestedEncoder.sideEncodingOffset(), order.side.code);
        out.putLong(body + BookRestedEncoder.priceTicksEncodingOffset(), order.priceTicks);
        out.putLong(body + BookRestedEncoder.lotsEncodingOffset(), order.openLots);
    }

    void amended(Amendment amendment) {
        int at = facts.sayToBoth(AMENDED_BYTES);
        out.putLong(at, AMENDED_HEADER);
        int body = at + HEADER;
        OrderBytes.write(amendment.request, out, body + BookAmendedEncoder.requestEncodingOffset());
        out.putLong(body + BookAmendedEncoder.orderIdEncodingOffset(), amendment.orderId);
        out.putLong(body + BookAmendedEncoder.accountEncodingOffset(), amendment.account);
        out.putInt(body + BookAmendedEncoder.marketEncodingOffset(), market);
        out.putByte(body + BookAmendedEncoder.sideEncodingOffset(), amendment.side.code);
        out.putLong(body + BookAmendedEncoder.askedTicksEncodingOffset(), amendment.askedTicks);
        out.putLong(body + BookAmendedEncoder.priceTicksEncodingOffset(), amendment.priceTicks);
        out.putLong(body + BookAmendedEncoder.priceTicksBeforeEncodingOffset(), amendment.priceTicksBefore);
        out.putLong(body + BookAmendedEncoder.sizeLotsEncodingOffset(), amendment.sizeLots);
        out.putLong(body + BookAmendedEncoder.sizeLotsBeforeEncodingOffset(), amendment.sizeLotsBefore);
        out.putBit(body + BookAmendedEncoder.keptPlaceEncodingOffset(), amendment.keptPlace);
    }

    void traded(Fill fill) {
        int at = facts.sayToBoth(TRADED_BYTES);
        out.putLong(at, TRADED_HEADER);
        int body = at + HEADER;
        out.putInt(body + BookTradedEncoder.marketEncodingOffset(), market);
        out.putLong(body + BookTradedEncoder.tradeNumberEncodingOffset(), fill.tradeNumber);
        out.putLong(body + BookTradedEncoder.takerOrderIdEncodingOffset(), fill.takerOrderId);
        out.putLong(body + BookTradedEncoder.makerOrderIdEncodingOffset(), fill.makerOrderId);
        out.putLong(body + BookTradedEncoder.takerAccountEncodingOffset(), fill.takerAccount);
        out.putLong(body + BookTradedEncoder.makerAccountEncodingOffset(), fill.makerAccount);
        out.putByte(body + BookTradedEncoder.takerSideEncodingOffset(), fill.takerSide.code);
        out.putLong(body + BookTradedEncoder.priceTicksEncodingOffset(), fill.priceTicks);
        out.putLong(body + BookTradedEncoder.lotsEncodingOffset(), fill.lots);
        out.putLong(body + BookTradedEncoder.takerRemainingLotsEncodingOffset(), fill.takerOpenLots);
        out.putLong(body + BookTradedEncoder.makerRemainingLotsEncodingOffset(), fill.makerOpenLots);
        out.putByte(body + BookTradedEncoder.sourceEncodingOffset(), FillSource.BOOK.code);
        out.putLong(body + BookTradedEncoder.venuePriceTicksEncodingOffset(), NO_VENUE_PRICE);
        out.putByte(body + BookTradedEncoder.takerRoleEncodingOffset(), FeeRole.TAKER.code);
        out.putByte(body + BookTradedEncoder.makerRoleEncodingOffset(), FeeRole.MAKER.code);
    }

    void closed(RequestId cause, long orderId, long account, CloseReason reason, long unfilledLots) {
        int at = facts.sayToBoth(CLOSED_BYTES);
        out.putLong(at, CLOSED_HEADER);
        int body = at + HEADER;
        OrderBytes.write(cause, out, body + BookClosedEncoder.requestEncodingOffset());
        out.putLong(body + BookClosedEncoder.orderIdEncodingOffset(), orderId);
        out.putLong(body + BookClosedEncoder.accountEncodingOffset(), account);
        out.putInt(body + BookClosedEncoder.marketEncodingOffset(), market);
        out.putByte(body + BookClosedEncoder.reasonEncodingOffset(), reason.code);
        out.putLong(body + BookClosedEncoder.unfilledLotsEncodingOffset(), unfilledLots);
    }

    void levelChanged(long sequence, Side side, long priceTicks, long lots) {
        int at = facts.sayToAll(LEVEL_CHANGED_BYTES);
        out.putLong(at, LEVEL_CHANGED_HEADER);
        int body = at + HEADER;
        out.putInt(body + BookLevelChangedEncoder.marketEncodingOffset(), market);
        out.putLong(body + BookLevelChangedEncoder.sequenceEncodingOffset(), sequence);
        out.putByte(body + BookLevelChangedEncoder.sideEncodingOffset(), side.code);
        out.putLong(body + BookLevelChangedEncoder.priceTicksEncodingOffset(), priceTicks);
        out.putLong(body + BookLevelChangedEncoder.lotsEncodingOffset(), lots);
    }

    void topChecked(long sequence, long checksum) {
        int at = facts.sayToAll(TOP_CHECKED_BYTES);
        out.putLong(at, TOP_CHECKED_HEADER);
        int body = at + HEADER;
        out.putInt(body + BookTopCheckedEncoder.marketEncodingOffset(), market);
        out.putLong(body + BookTopCheckedEncoder.sequenceEncodingOffset(), sequence);
        out.putLong(body + BookTopCheckedEncoder.checksumEncodingOffset(), checksum);
    }
}
