package org.perpex.local.replay;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Plays the recorded markets in a loop: {@code ReplayMain --replay on|off}. Off: nobody feeds and nobody trades, so
 * mark prices stand where the markets have them.
 *
 * <p>Environment: {@code PERPEX_BASE_URL}, {@code PERPEX_ADMIN_EMAIL}, {@code PERPEX_ADMIN_PASSWORD}, and
 * {@code PERPEX_DATA}, the folder where it keeps its accounts, says when its loop began ({@code loop.json}) and makes a
 * file {@code ready} once the books are deep enough.
 */
public final class ReplayMain {

    private static final System.Logger LOG = System.getLogger(ReplayMain.class.getName());
    private static final Duration MAKER_PERIOD = Duration.ofMillis(300);
    private static final Duration TAKER_PERIOD = Duration.ofMillis(300);
    private static final Duration FEED_PERIOD = Duration.ofMillis(500);
    private static final Duration SETUP_AGAIN = Duration.ofSeconds(1);
    private static final int SETUP_TRIES_MAX = 60;

    private ReplayMain() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path data = Path.of(required("PERPEX_DATA"));
        Files.createDirectories(data);
        if (Arrays.asList(arguments).contains("off")) {
            Files.writeString(data.resolve("ready"), "off\n");
            Thread.currentThread().join();
            return;
        }
        InstantSource clock = InstantSource.system();
        HouseApi api = new HouseApi(required("PERPEX_BASE_URL"), clock);
        HouseAccounts.Login administrator =
                new HouseAccounts.Login(required("PERPEX_ADMIN_EMAIL"), required("PERPEX_ADMIN_PASSWORD"));
        HouseAccounts accounts = new HouseAccounts(api, data.resolve("accounts.properties"), administrator);
        House house = setUp(accounts);
        LoopClock loop = new LoopClock(clock.millis());
        Files.writeString(
                data.resolve("loop.json"),
                "{\"startMillis\":" + loop.startMillis() + ",\"firstNanos\":" + LoopClock.FIRST_NANOS
                        + ",\"lastNanos\":" + LoopClock.LAST_NANOS + "}\n");
        play(house, api, loop, data);
    }

    private record House(HouseAccounts.Login feed, HouseApi.Key maker, HouseApi.Key taker) {}

    /** Makes the accounts of the house; a service that has just started may not be found yet. */
    private static House setUp(HouseAccounts accounts) throws IOException, InterruptedException {
        IOException last = new IOException("not tried");
        for (int tries = 0; tries < SETUP_TRIES_MAX; tries++) {
            try {
                return new House(accounts.feed(), accounts.trader("house-maker"), accounts.trader("house-taker"));
            } catch (IOException failure) {
                LOG.log(System.Logger.Level.WARNING, "accounts of the house: {0}", failure.toString());
                last = failure;
                Thread.sleep(SETUP_AGAIN);
            }
        }
        throw last;
    }

    private static void play(House house, HouseApi api, LoopClock loop, Path data)
            throws IOException, InterruptedException {
        InstantSource clock = InstantSource.system();
        IndexFeed feed = new IndexFeed(api, house.feed(), loop, clock);
        List<Thread> threads = new ArrayList<>();
        List<MarketMaker> makers = new ArrayList<>();
        threads.add(new Player("index-feed", FEED_PERIOD, clock, feed::round, () -> {}).start());
        for (HouseMarket market : HouseMarket.ALL) {
            MarketMaker maker = new MarketMaker(market, api, house.maker(), loop, clock);
            Taker taker = new Taker(market, api, house.taker(), loop, clock);
            makers.add(maker);
            threads.add(
                    new Player("maker-" + market.symbol(), MAKER_PERIOD, clock, maker::round, maker::doubt).start());
            threads.add(
                    new Player("taker-" + market.symbol(), TAKER_PERIOD, clock, taker::round, taker::doubt).start());
        }
        while (!makers.stream().allMatch(MarketMaker::isReady)) {
            Thread.sleep(MAKER_PERIOD);
        }
        Files.writeString(data.resolve("ready"), "on\n");
        LOG.log(System.Logger.Level.INFO, "the recorded markets are played");
        for (Thread thread : threads) {
            thread.join();
        }
    }

    private static String required(String name) {
        String value = System.getenv(name);
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException("The setting " + name + " is missing.");
        }
        return value;
    }
}
