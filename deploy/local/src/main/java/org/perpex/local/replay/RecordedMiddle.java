package org.perpex.local.replay;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/**
 * The middle of the recorded book of a market at the moment that is being played. To be asked for ever later moments.
 * Not thread-safe.
 */
public final class RecordedMiddle {

    private final Playback playback;
    private RecordedBook book = new RecordedBook();

    private RecordedMiddle(Playback playback) {
        this.playback = playback;
    }

    /**
     * Follows the recording of a market along the loop of a running replay.
     *
     * @param loop the file in which the replay says when its loop began
     */
    public static RecordedMiddle of(String symbol, Path loop) throws IOException {
        long startMillis = JsonMapper.shared()
                .readTree(Files.readString(loop))
                .path("startMillis")
                .asLong();
        HouseMarket market = HouseMarket.ALL.stream()
                .filter(known -> known.symbol().equals(symbol))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no recording of " + symbol));
        return new RecordedMiddle(new Playback(market.futures(), new LoopClock(startMillis)));
    }

    /** Returns the middle of the best prices; empty before the first snapshot of a loop. */
    public Optional<BigDecimal> at(long nowMillis) {
        playback.advance(nowMillis, () -> book = new RecordedBook(), recorded -> book.apply(recorded));
        if (!book.isKnown() || book.bids().isEmpty() || book.asks().isEmpty()) {
            return Optional.empty();
        }
        BigDecimal sum = book.bids().firstKey().add(book.asks().firstKey());
        return Optional.of(sum.multiply(new BigDecimal("0.5")));
    }
}
