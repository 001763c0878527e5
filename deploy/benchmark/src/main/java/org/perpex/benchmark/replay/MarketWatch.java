package org.perpex.benchmark.replay;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Optional;
import org.HdrHistogram.Histogram;
import org.perpex.local.replay.RecordedMiddle;
import tools.jackson.databind.JsonNode;

/** Watches one market through the public API. Not thread-safe. */
final class MarketWatch {

    private static final int DEPTH_WANTED = 20;
    private static final BigDecimal HUNDREDTHS_OF_A_BASIS_POINT = BigDecimal.valueOf(1_000_000);

    private final String symbol;
    private final PublicApi api;
    private final RecordedMiddle recorded;
    private final Histogram deviation = new Histogram(3);
    private final long firstTrade;
    private int samples;
    private int deep;

    MarketWatch(String symbol, PublicApi api, RecordedMiddle recorded) throws IOException, InterruptedException {
        this.symbol = symbol;
        this.api = api;
        this.recorded = recorded;
        this.firstTrade = newestTrade();
    }

    /** Looks at the book once, and at the recording at the same moment. */
    void sample() throws IOException, InterruptedException {
        JsonNode book = api.get("/fapi/v1/depth?limit=20&symbol=" + symbol);
        Optional<BigDecimal> middle = recorded.at(System.currentTimeMillis());
        JsonNode bids = book.path("bids");
        JsonNode asks = book.path("asks");
        samples++;
        if (bids.size() >= DEPTH_WANTED && asks.size() >= DEPTH_WANTED) {
            deep++;
        }
        if (middle.isPresent() && !bids.isEmpty() && !asks.isEmpty()) {
            BigDecimal here = price(bids).add(price(asks)).multiply(new BigDecimal("0.5"));
            deviation.recordValue(here.subtract(middle.get())
                    .abs()
                    .multiply(HUNDREDTHS_OF_A_BASIS_POINT)
                    .divide(middle.get(), MathContext.DECIMAL64)
                    .longValue());
        }
    }

    /** What was seen, as the members of a JSON object. */
    String figures(double seconds) throws IOException, InterruptedException {
        return String.format(
                "\"tradesPerMinute\":%.1f,\"deepShare\":%.4f,\"deviationP50Bp\":%.2f,\"deviationP99Bp\":%.2f,"
                        + "\"deviationMaxBp\":%.2f",
                (newestTrade() - firstTrade) * 60 / seconds,
                (double) deep / Math.max(1, samples),
                deviation.getValueAtPercentile(50) / 100.0,
                deviation.getValueAtPercentile(99) / 100.0,
                deviation.getMaxValue() / 100.0);
    }

    private long newestTrade() throws IOException, InterruptedException {
        JsonNode trades = api.get("/fapi/v1/trades?limit=1&symbol=" + symbol);
        return trades.isEmpty() ? 0 : trades.path(0).path("id").asLong();
    }

    private static BigDecimal price(JsonNode side) {
        return new BigDecimal(side.path(0).path(0).asString());
    }
}
