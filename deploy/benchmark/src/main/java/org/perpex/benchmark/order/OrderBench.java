package org.perpex.benchmark.order;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;
import org.perpex.local.replay.HouseAccounts;
import org.perpex.local.replay.HouseApi;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Places limit orders that find nothing to trade with (IOC, below the market) at a fixed rate and, in alternating
 * rounds, test orders: the same request through the same gateway and filters, answered without leaving order entry.
 * Latency counts from the moment a request was due, so a stall is not hidden.
 *
 * <p>Arguments: the demo file, rounds of each kind, seconds a round, orders a second.
 */
public final class OrderBench {

    private static final String ORDER = "/fapi/v1/order";
    private static final String FLOOR = "/fapi/v1/order/test";
    private static final long NANOS_MAX = Duration.ofSeconds(60).toNanos();

    private final SignedClient client;
    private final String parameters;
    private final int ratePerSecond;

    private OrderBench(SignedClient client, String parameters, int ratePerSecond) {
        this.client = client;
        this.parameters = parameters;
        this.ratePerSecond = ratePerSecond;
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        JsonNode demo = new JsonMapper().readTree(Files.readString(Path.of(arguments[0])));
        int rounds = Integer.parseInt(arguments[1]);
        int seconds = Integer.parseInt(arguments[2]);
        int rate = Integer.parseInt(arguments[3]);
        HttpClient http =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        String baseUrl = demo.path("baseUrl").asString();
        HouseApi.Key key = account(demo, Path.of(arguments[0]).resolveSibling("data/bench.properties"));
        SignedClient client = new SignedClient(http, baseUrl, key.apiKey(), key.apiSecret());
        String parameters = "symbol=BTCUSDT&side=BUY&type=LIMIT&timeInForce=IOC&newOrderRespType=RESULT&quantity=0.001"
                + "&price=" + lowPrice(http, baseUrl);
        new OrderBench(client, parameters, rate).run(rounds, seconds);
    }

    /** An account with the order limits of a market maker: a trader's end below the rate that is measured. */
    private static HouseApi.Key account(JsonNode demo, Path kept) throws IOException, InterruptedException {
        JsonNode admin = demo.path("admin");
        HouseAccounts.Login login = new HouseAccounts.Login(
                admin.path("email").asString(), admin.path("password").asString());
        HouseApi api = new HouseApi(demo.path("baseUrl").asString(), InstantSource.system());
        return new HouseAccounts(api, kept, login).trader("bench");
    }

    /** A price five percent below the mark: inside the band, away from the book. */
    private static String lowPrice(HttpClient http, String baseUrl) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(baseUrl + "/fapi/v1/premiumIndex?symbol=BTCUSDT"))
                .build();
        JsonNode answer = new JsonMapper()
                .readTree(
                        http.send(request, HttpResponse.BodyHandlers.ofString()).body());
        String mark = answer.path("markPrice").asString();
        long units = Long.parseLong(mark.substring(0, mark.indexOf('.')));
        return Long.toString(units * 95 / 100);
    }

    private void run(int rounds, int seconds) throws InterruptedException {
        Histogram floor = new ConcurrentHistogram(NANOS_MAX, 3);
        Histogram order = new ConcurrentHistogram(NANOS_MAX, 3);
        round(FLOOR, seconds, new ConcurrentHistogram(NANOS_MAX, 3));
        round(ORDER, seconds, new ConcurrentHistogram(NANOS_MAX, 3));
        for (int i = 0; i < rounds; i++) {
            round(FLOOR, seconds, floor);
            round(ORDER, seconds, order);
        }
        System.out.printf(
                "{\"bench\":\"order\",\"floorP50Micros\":%d,\"floorP99Micros\":%d,\"orderP50Micros\":%d,"
                        + "\"orderP99Micros\":%d,\"ratePerSecond\":%d,\"rounds\":%d,\"seconds\":%d,"
                        + "\"floor\":\"POST order/test, which stops at order entry\",\"unit\":\"microseconds\"}%n",
                micros(floor, 50),
                micros(floor, 99),
                micros(order, 50),
                micros(order, 99),
                ratePerSecond,
                rounds,
                seconds);
    }

    private void round(String path, int seconds, Histogram latencies) throws InterruptedException {
        long interval = TimeUnit.SECONDS.toNanos(1) / ratePerSecond;
        long start = System.nanoTime();
        AtomicInteger failures = new AtomicInteger();
        List<CompletableFuture<Void>> running = new ArrayList<>();
        for (int i = 0; i < seconds * ratePerSecond; i++) {
            long due = start + i * interval;
            while (System.nanoTime() < due) {
                LockSupport.parkNanos(due - System.nanoTime());
            }
            running.add(client.post(path, parameters).thenAccept(response -> {
                latencies.recordValue(Math.min(System.nanoTime() - due, NANOS_MAX));
                if (response.statusCode() != 200 && failures.getAndIncrement() == 0) {
                    System.err.println(path + " answered " + response.statusCode() + " " + response.body());
                }
            }));
        }
        CompletableFuture.allOf(running.toArray(CompletableFuture[]::new)).join();
        if (failures.get() > 0) {
            throw new IllegalStateException(failures + " of " + running.size() + " requests to " + path + " failed");
        }
        System.out.printf("%-20s p50 %6d us  p99 %6d us%n", path, micros(latencies, 50), micros(latencies, 99));
    }

    private static long micros(Histogram latencies, int percentile) {
        return TimeUnit.NANOSECONDS.toMicros(latencies.getValueAtPercentile(percentile));
    }
}
