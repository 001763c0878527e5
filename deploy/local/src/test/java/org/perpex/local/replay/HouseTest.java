package org.perpex.local.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The house over real HTTP against a small exchange, along the recording, faster than time. */
class HouseTest {

    private static final HouseMarket BTC = HouseMarket.ALL.getFirst();
    private static final long LOOP_MILLIS = (LoopClock.LAST_NANOS - LoopClock.FIRST_NANOS) / 1_000_000;

    private final AtomicLong nowMillis = new AtomicLong(1_800_000_000_000L);
    private final InstantSource clock = () -> Instant.ofEpochMilli(nowMillis.get());
    private final LoopClock loop = new LoopClock(nowMillis.get());
    private SmallExchange exchange;
    private HouseApi api;
    private MarketMaker maker;

    @BeforeEach
    void open() throws IOException {
        exchange = new SmallExchange();
        api = new HouseApi(exchange.baseUrl(), clock);
        maker = new MarketMaker(BTC, api, SmallExchange.KEY, loop, clock);
    }

    @AfterEach
    void close() {
        exchange.close();
    }

    @Test
    void keepsTheBookDeepAndAtTheRecordedPrice() throws Exception {
        play(2_000);
        assertThat(maker.isReady()).isTrue();
        int before = exchange.placed();
        for (int second = 0; second < 10; second++) {
            play(1_000);
            assertThat(exchange.levels(true)).isGreaterThanOrEqualTo(20);
            assertThat(exchange.levels(false)).isGreaterThanOrEqualTo(20);
            assertNear();
        }
        assertThat(exchange.placed() - before).isGreaterThanOrEqualTo(10 * 40);
    }

    @Test
    void quotesAnewAfterTheExchangeWasAway() throws Exception {
        play(2_000);
        exchange.away(true);
        nowMillis.addAndGet(100);
        assertThatThrownBy(() -> play(100)).isInstanceOf(IOException.class);
        maker.doubt();
        exchange.away(false);
        play(3_000);
        assertThat(exchange.levels(true)).isGreaterThanOrEqualTo(20);
        assertThat(exchange.levels(false)).isGreaterThanOrEqualTo(20);
        assertNear();
    }

    @Test
    void quotesAnewWhenTheRecordingBeginsAgain() throws Exception {
        nowMillis.addAndGet(LOOP_MILLIS - 2_000);
        play(1_900);
        assertNear();
        play(2_500);
        assertThat(loop.loop(nowMillis.get())).isEqualTo(1);
        assertThat(exchange.levels(true)).isGreaterThanOrEqualTo(20);
        assertNear();
    }

    @Test
    void takesAboutOnceASecondAndStaysNearFlat() throws Exception {
        Taker taker = new Taker(BTC, api, SmallExchange.KEY, loop, clock);
        play(2_000);
        int takes = 0;
        for (int i = 0; i < 100; i++) {
            nowMillis.addAndGet(200);
            maker.round();
            takes += taker.round() ? 1 : 0;
            assertThat(taker.position().abs())
                    .isLessThanOrEqualTo(
                            BTC.sizes().positionMax().add(BTC.sizes().takeMax()));
        }
        assertThat(takes).isBetween(10, 20);
    }

    private void play(long millis) throws IOException, InterruptedException {
        for (long played = 0; played < millis; played += 100) {
            nowMillis.addAndGet(100);
            maker.round();
        }
    }

    /** The middle of what rests is within five basis points of the recorded one. */
    private void assertNear() {
        RecordedBook book = new RecordedBook();
        new Playback(BTC.futures(), loop).advance(nowMillis.get(), () -> {}, line -> {
            if (line instanceof Recorded.Snapshot snapshot) {
                book.apply(snapshot);
            } else if (line instanceof Recorded.Depth depth) {
                book.apply(depth);
            }
        });
        BigDecimal recorded = book.bids().firstKey().add(book.asks().firstKey());
        BigDecimal quoted = exchange.best(true).add(exchange.best(false));
        assertThat(quoted.subtract(recorded).abs().multiply(BigDecimal.valueOf(2_000)))
                .isLessThanOrEqualTo(recorded);
    }
}
