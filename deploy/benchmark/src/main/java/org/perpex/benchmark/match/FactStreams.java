package org.perpex.benchmark.match;

import org.agrona.concurrent.UnsafeBuffer;
import org.perpex.common.contract.Destination;
import org.perpex.common.contract.Message;
import org.perpex.common.contract.MessageCodec;
import org.perpex.common.contract.PackWriter;
import org.perpex.common.contract.engine.EncodedFacts;
import org.perpex.common.contract.engine.FactSink;
import org.perpex.common.contract.sbe.BookTradedDecoder;
import org.perpex.common.contract.sbe.MessageHeaderDecoder;

/**
 * Encodes each fact for each stream it goes to, one after another, and reads the trades back out of the bytes of the
 * public one. Not thread-safe.
 */
final class FactStreams implements FactSink {

    private static final int BUFFER_BYTES = PackWriter.PACK_BYTES_MAX + EncodedFacts.BYTES_MAX;

    private final MessageCodec codec = new MessageCodec();
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final BookTradedDecoder traded = new BookTradedDecoder();
    private final byte[] riskBytes = new byte[BUFFER_BYTES];
    private final byte[] everybodyBytes = new byte[BUFFER_BYTES];
    private final UnsafeBuffer risk = new UnsafeBuffer(riskBytes);
    private final UnsafeBuffer everybody = new UnsafeBuffer(everybodyBytes);
    private final Trades trades;
    private int riskAt;
    private int everybodyAt;

    FactStreams(Trades trades) {
        this.trades = trades;
    }

    @Override
    public void append(Destination destination, Message fact) {
        if (destination.equals(Destination.RISK)) {
            riskAt = riskAt > PackWriter.PACK_BYTES_MAX ? 0 : riskAt;
            riskAt += codec.encode(fact, risk, riskAt);
        } else {
            everybodyAt = everybodyAt > PackWriter.PACK_BYTES_MAX ? 0 : everybodyAt;
            int length = codec.encode(fact, everybody, everybodyAt);
            read(everybodyAt);
            everybodyAt += length;
        }
    }

    @Override
    public void append(Destination first, Destination second, EncodedFacts facts) {
        riskAt = riskAt > PackWriter.PACK_BYTES_MAX ? 0 : riskAt;
        everybodyAt = everybodyAt > PackWriter.PACK_BYTES_MAX ? 0 : everybodyAt;
        System.arraycopy(facts.bytes(), 0, riskBytes, riskAt, facts.sharedLength());
        System.arraycopy(facts.bytes(), 0, everybodyBytes, everybodyAt, facts.length());
        // Level changes are not shared, trades are.
        for (int i = 0; i < facts.sharedCount(); i++) {
            if (facts.templateId(i) == BookTradedDecoder.TEMPLATE_ID) {
                read(everybodyAt + facts.offset(i));
            }
        }
        riskAt += facts.sharedLength();
        everybodyAt += facts.length();
    }

    private void read(int at) {
        if (header.wrap(everybody, at).templateId() == BookTradedDecoder.TEMPLATE_ID) {
            traded.wrap(
                    everybody,
                    at + MessageHeaderDecoder.ENCODED_LENGTH,
                    BookTradedDecoder.BLOCK_LENGTH,
                    BookTradedDecoder.SCHEMA_VERSION);
            trades.traded(traded.takerOrderId(), traded.makerOrderId(), traded.priceTicks(), traded.lots());
        }
    }
}
