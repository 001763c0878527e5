package org.perpex.market.book;

import java.util.List;
import org.perpex.common.core.StreamHash;

/**
 * The hash over the best levels of a book, by which who follows a stream of changes proves that the own book is right:
 * {@link StreamHash} over price in ticks and size in lots of the bids, then of the asks, from the best on.
 */
public final class TopChecksum {

    /** How many levels of each side it covers. */
    public static final int LEVELS = 20;

    private TopChecksum() {}

    /** Returns the hash as 16 hexadecimal digits. Levels beyond the twentieth do not count. */
    public static String of(List<Level> bids, List<Level> asks) {
        String digits = Long.toHexString(extend(extend(StreamHash.SEED, bids), asks));
        return "0".repeat(16 - digits.length()) + digits;
    }

    private static long extend(long hash, List<Level> levels) {
        long result = hash;
        for (Level level : levels.subList(0, Math.min(LEVELS, levels.size()))) {
            result = StreamHash.extend(result, level.priceTicks());
            result = StreamHash.extend(result, level.lots());
        }
        return result;
    }
}
