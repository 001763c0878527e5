package org.perpex.benchmark.match;

import org.agrona.concurrent.UnsafeBuffer;
import org.perpex.common.contract.Destination;
import org.perpex.common.contract.Message;
import org.perpex.common.contract.MessageCodec;
import org.perpex.common.contract.engine.EncodedFact;
import org.perpex.common.contract.engine.FactSink;
import org.perpex.common.contract.sbe.BookTradedDecoder;
import org.perpex.common.contract.sbe.MessageHeaderDecoder;

/**
 * Encodes each fact for each stream it goes to, one after another, and reads the trades back out of the bytes of the
 * public one. Not thread-safe.
 */
final class FactStreams implements FactSink {

    private static final int BUFFER_BYTES = 64 * 1024;
    private static final int FACT_BYTES_MAX = 512;

    private final MessageCodec codec = new MessageCodec();
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final BookTradedDecoder traded = new BookTradedDecoder();
    private final UnsafeBuffer risk = new UnsafeBuffer(new byte[BUFFER_BYTES]);
    private final UnsafeBuffer everybody = new UnsafeBuffer(new byte[BUFFER_BYTES]);
    private final Trades trades;
    private int riskAt;
    private int everybodyAt;

    FactStreams(Trades trades) {
        this.trades = trades;
    }

    @Override
    public void append(Destination destination, Message fact) {
        if (destination.equals(Destination.RISK)) {
            riskAt = riskAt > BUFFER_BYTES - FACT_BYTES_MAX ? 0 : riskAt;
            riskAt += codec.encode(fact, risk, riskAt);
        } else {
            everybodyAt = everybodyAt > BUFFER_BYTES - FACT_BYTES_MAX ? 0 : everybodyAt;
            int length = codec.encode(fact, everybody, everybodyAt);
            read(everybodyAt);
            everybodyAt += length;
        }
    }

    @Override
    public void append(Destination destination, EncodedFact fact) {
        if (destination.equals(Destination.RISK)) {
            riskAt = riskAt > BUFFER_BYTES - FACT_BYTES_MAX ? 0 : riskAt;
            riskAt += fact.copyTo(risk, riskAt);
        } else {
            everybodyAt = everybodyAt > BUFFER_BYTES - FACT_BYTES_MAX ? 0 : everybodyAt;
            int length = fact.copyTo(everybody, everybodyAt);
            read(everybodyAt);
            everybodyAt += length;
        }
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
