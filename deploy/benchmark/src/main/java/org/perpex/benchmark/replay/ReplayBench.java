package org.perpex.benchmark.replay;

import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.concurrent.TimeUnit;
import org.perpex.local.replay.RecordedMiddle;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Watches the running replay for a while: orders and trades, how deep the books are, how far their middle is from the
 * recorded one at the same moment, and how much of the machine is idle. The floor is the recording itself. Free is what
 * is idle and what this program takes for itself: it would not run beside the exchange. What its questions cost the
 * exchange counts as the exchange's.
 *
 * <p>Arguments: the demo file, the replay's loop file, seconds.
 */
public final class ReplayBench {

    private static final List<String> SYMBOLS = List.of("BTCUSDT", "ETHUSDT");
    private static final String TRADE_SERVICE = "http://127.0.0.1:8002";
    private static final String PLACED = "perpex_orders_total";
    private static final String COMMANDS = "perpex_orders_answer_seconds_count";

    private ReplayBench() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        JsonNode demo = JsonMapper.shared().readTree(Files.readString(Path.of(arguments[0])));
        int seconds = Integer.parseInt(arguments[2]);
        PublicApi api = new PublicApi(
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build(),
                demo.path("baseUrl").asString());
        Map<String, MarketWatch> markets = new LinkedHashMap<>();
        for (String symbol : SYMBOLS) {
            markets.put(symbol, new MarketWatch(symbol, api, RecordedMiddle.of(symbol, Path.of(arguments[1]))));
        }
        double placed = api.counter(TRADE_SERVICE, PLACED);
        double commands = api.counter(TRADE_SERVICE, COMMANDS);
        Machine machine = new Machine();
        long startNanos = System.nanoTime();
        for (int i = 1; i <= seconds; i++) {
            for (MarketWatch market : markets.values()) {
                market.sample();
            }
            TimeUnit.NANOSECONDS.sleep(startNanos + TimeUnit.SECONDS.toNanos(i) - System.nanoTime());
        }
        double idle = machine.idleShare();
        double own = machine.ownShare();
        double elapsed = (System.nanoTime() - startNanos) / 1e9;
        StringJoiner figures = new StringJoiner(",", "{", "}");
        figures.add(String.format(
                "\"bench\":\"replay\",\"ordersPerSecond\":%.1f,\"commandsPerSecond\":%.1f,\"idleShare\":%.3f,"
                        + "\"watcherShare\":%.3f,\"freeShare\":%.3f,\"rounds\":1,\"seconds\":%.0f,\"floor\":\"the recording\",\"unit\":\"1/s, 1/min, share, bp\"",
                (api.counter(TRADE_SERVICE, PLACED) - placed) / elapsed,
                (api.counter(TRADE_SERVICE, COMMANDS) - commands) / elapsed,
                idle,
                own,
                idle + own,
                elapsed));
        for (Map.Entry<String, MarketWatch> market : markets.entrySet()) {
            figures.add("\"" + market.getKey() + "\":{" + market.getValue().figures(elapsed) + "}");
        }
        System.out.println(figures);
    }
}
