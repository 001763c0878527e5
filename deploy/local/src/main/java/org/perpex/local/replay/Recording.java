package org.perpex.local.replay;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads a recording line by line, from its beginning to its end. Not thread-safe. */
public final class Recording implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final BufferedReader lines;

    private Recording(BufferedReader lines) {
        this.lines = lines;
    }

    /** Opens a recording by the name of its file, such as {@code binance-usdm-btcusdt-20240808}. */
    public static Recording open(String name) {
        InputStream packed = Recording.class.getResourceAsStream("/recordings/" + name + ".gz");
        if (packed == null) {
            throw new IllegalArgumentException("no recording " + name);
        }
        try {
            return new Recording(new BufferedReader(
                    new InputStreamReader(new GZIPInputStream(packed, 1 << 16), StandardCharsets.UTF_8)));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** The next line, or null at the end. */
    public @Nullable Recorded next() {
        try {
            String line = lines.readLine();
            return line == null ? null : parse(line);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public void close() {
        try {
            lines.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    static Recorded parse(String line) {
        int space = line.indexOf(' ');
        long timeNanos = Long.parseLong(line.substring(0, space));
        JsonNode root = JSON.readTree(line.substring(space + 1));
        if (root.has("lastUpdateId")) {
            return new Recorded.Snapshot(
                    timeNanos,
                    root.path("lastUpdateId").asLong(),
                    levels(root.path("bids")),
                    levels(root.path("asks")));
        }
        JsonNode data = root.path("data");
        return switch (data.path("e").asString("bookTicker")) {
            case "depthUpdate" ->
                new Recorded.Depth(
                        timeNanos,
                        new Recorded.Updates(
                                data.path("U").asLong(),
                                data.path("u").asLong(),
                                data.path("pu").asLong(0)),
                        levels(data.path("b")),
                        levels(data.path("a")));
            case "trade" ->
                new Recorded.Trade(
                        timeNanos,
                        data.path("t").asLong(),
                        new BigDecimal(data.path("p").asString()),
                        new BigDecimal(data.path("q").asString()),
                        data.path("m").asBoolean());
            case "bookTicker" ->
                new Recorded.Best(
                        timeNanos,
                        new BigDecimal(data.path("b").asString()),
                        new BigDecimal(data.path("a").asString()));
            default -> throw new IllegalArgumentException("unknown line at " + timeNanos);
        };
    }

    private static List<Recorded.Level> levels(JsonNode rows) {
        List<Recorded.Level> levels = new ArrayList<>(rows.size());
        for (JsonNode row : rows) {
            levels.add(new Recorded.Level(
                    new BigDecimal(row.get(0).asString()),
                    new BigDecimal(row.get(1).asString())));
        }
        return levels;
    }
}
