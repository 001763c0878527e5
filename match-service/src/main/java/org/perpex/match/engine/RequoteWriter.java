package org.perpex.match.engine;

import org.perpex.common.contract.BookCommand;
import org.perpex.common.contract.engine.EncodedFacts;
import org.perpex.common.contract.sbe.BookAmendedEncoder;
import org.perpex.common.contract.sbe.BookLevelChangedEncoder;
import org.perpex.common.contract.sbe.BookRestedEncoder;
import org.perpex.common.contract.sbe.Id128Encoder;
import org.perpex.common.contract.sbe.MessageHeaderEncoder;
import org.perpex.common.core.Side;

/**
 * Writes the four facts of a requote, which most commands are, in one go: place is taken once for all, and each number
 * stands at a distance from the first that is known. They are what {@link FactWriter} writes one by one. Not
 * thread-safe.
 */
final class RequoteWriter {

    /** How many level changes a requote says. */
    static final int LEVELS = 2;

    private static final int HEADER = MessageHeaderEncoder.ENCODED_LENGTH;
    private static final int AMENDED_BYTES = HEADER + BookAmendedEncoder.BLOCK_LENGTH;
    private static final int RESTED_BYTES = HEADER + BookRestedEncoder.BLOCK_LENGTH;
    private static final int LEVEL_BYTES = HEADER + BookLevelChangedEncoder.BLOCK_LENGTH;
    private static final int RESTED = AMENDED_BYTES;
    private static final int LEVEL = RESTED + RESTED_BYTES;
    private static final int REQUEST = HEADER + BookAmendedEncoder.requestEncodingOffset();
    private static final long AMENDED_HEADER =
            FactWriter.header(BookAmendedEncoder.TEMPLATE_ID, BookAmendedEncoder.BLOCK_LENGTH);
    private static final long RESTED_HEADER =
            FactWriter.header(BookRestedEncoder.TEMPLATE_ID, BookRestedEncoder.BLOCK_LENGTH);
    private static final long LEVEL_HEADER =
            FactWriter.header(BookLevelChangedEncoder.TEMPLATE_ID, BookLevelChangedEncoder.BLOCK_LENGTH);

    private final Facts facts;
    private final long[] marketAndSide;

    RequoteWriter(int market, Facts facts) {
        this.facts = facts;
        // A market and, right behind it, a side: what follows the side is written after it.
        this.marketAndSide = new long[] {word(market, Requote.side(0)), word(market, Requote.side(1))};
    }

    private static long word(int market, Side side) {
        return (long) side.code << Integer.SIZE | market;
    }

    void requoted(BookCommand.Amend amend, Requote requote, long sequence) {
        int at = facts.sayToBoth(AMENDED_BYTES, RESTED_BYTES, LEVEL_BYTES);
        EncodedFacts out = facts.said;
        long place = marketAndSide[requote.sideIndex];
        amended(out, at, amend, requote, place);
        rested(out, at, amend, requote, place);
        levels(out, at + LEVEL, amend.priceTicks(), requote, place, sequence);
    }

    private static void amended(EncodedFacts out, int at, BookCommand.Amend amend, Requote requote, long place) {
        out.putLong(at, AMENDED_HEADER);
        out.putLong(
                at + REQUEST + Id128Encoder.highEncodingOffset(),
                amend.request().high());
        out.putLong(
                at + REQUEST + Id128Encoder.lowEncodingOffset(), amend.request().low());
        out.putLong(at + HEADER + BookAmendedEncoder.orderIdEncodingOffset(), amend.orderId());
        out.putLong(at + HEADER + BookAmendedEncoder.accountEncodingOffset(), amend.account());
        out.putLong(at + HEADER + BookAmendedEncoder.marketEncodingOffset(), place);
        out.putLong(at + HEADER + BookAmendedEncoder.askedTicksEncodingOffset(), amend.priceTicks());
        out.putLong(at + HEADER + BookAmendedEncoder.priceTicksEncodingOffset(), amend.priceTicks());
        out.putLong(at + HEADER + BookAmendedEncoder.priceTicksBeforeEncodingOffset(), requote.priceTicksBefore);
        out.putLong(at + HEADER + BookAmendedEncoder.sizeLotsEncodingOffset(), amend.sizeLots());
        out.putLong(at + HEADER + BookAmendedEncoder.sizeLotsBeforeEncodingOffset(), requote.sizeLotsBefore);
        out.putByte(at + HEADER + BookAmendedEncoder.keptPlaceEncodingOffset(), 0);
    }

    private static void rested(EncodedFacts out, int at, BookCommand.Amend amend, Requote requote, long place) {
        out.putLong(at + RESTED, RESTED_HEADER);
        out.putLong(at + RESTED + HEADER + BookRestedEncoder.orderIdEncodingOffset(), amend.orderId());
        out.putLong(at + RESTED + HEADER + BookRestedEncoder.accountEncodingOffset(), amend.account());
        out.putLong(at + RESTED + HEADER + BookRestedEncoder.marketEncodingOffset(), place);
        out.putLong(at + RESTED + HEADER + BookRestedEncoder.priceTicksEncodingOffset(), amend.priceTicks());
        out.putLong(at + RESTED + HEADER + BookRestedEncoder.lotsEncodingOffset(), requote.openLots);
    }

    /** The better level comes first; which one that is nobody can foretell, so it is not a branch. */
    private void levels(EncodedFacts out, int at, long ticks, Requote requote, long place, long sequence) {
        int joinedSecond = requote.joinedAt(ticks);
        int joinedAt = at + joinedSecond * LEVEL_BYTES;
        int leftAt = at + LEVEL_BYTES - joinedSecond * LEVEL_BYTES;
        level(out, at, place, sequence + 1);
        level(out, at + LEVEL_BYTES, place, sequence + 2);
        out.putLong(joinedAt + HEADER + BookLevelChangedEncoder.priceTicksEncodingOffset(), ticks);
        out.putLong(joinedAt + HEADER + BookLevelChangedEncoder.lotsEncodingOffset(), requote.joinedLots);
        out.putLong(leftAt + HEADER + BookLevelChangedEncoder.priceTicksEncodingOffset(), requote.priceTicksBefore);
        out.putLong(leftAt + HEADER + BookLevelChangedEncoder.lotsEncodingOffset(), requote.leftLots);
    }

    private static void level(EncodedFacts out, int at, long place, long sequence) {
        out.putLong(at, LEVEL_HEADER);
        out.putLong(at + HEADER + BookLevelChangedEncoder.marketEncodingOffset(), place);
        out.putLong(at + HEADER + BookLevelChangedEncoder.sequenceEncodingOffset(), sequence);
        out.putByte(at + HEADER + BookLevelChangedEncoder.sideEncodingOffset(), (int) (place >>> Integer.SIZE));
    }
}
