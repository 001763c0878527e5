package org.perpex.local.replay;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Tells the exchange what the recorded spot markets say: the middle of their best prices. Owned by one thread. */
final class IndexFeed {

    /** A session's token lives five minutes. */
    private static final Duration LOGIN_AGAIN = Duration.ofMinutes(4);

    private final HouseApi api;
    private final HouseAccounts.Login login;
    private final InstantSource clock;
    private final Map<HouseMarket, Playback> playbacks = new LinkedHashMap<>();
    private final Map<HouseMarket, BigDecimal> middles = new LinkedHashMap<>();
    private String token = "";
    private long tokenMillis;

    IndexFeed(HouseApi api, HouseAccounts.Login login, LoopClock loop, InstantSource clock) {
        this.api = api;
        this.login = login;
        this.clock = clock;
        HouseMarket.ALL.forEach(market -> playbacks.put(market, new Playback(market.spot(), loop)));
    }

    /** One round: sends the newest price of each market. */
    void round() throws IOException, InterruptedException {
        long now = clock.millis();
        playbacks.forEach((market, playback) -> playback.advance(now, () -> {}, recorded -> take(market, recorded)));
        if (middles.isEmpty()) {
            return;
        }
        if (token.isEmpty() || now - tokenMillis > LOGIN_AGAIN.toMillis()) {
            token = login.token(api);
            tokenMillis = now;
        }
        List<Map<String, Object>> prices = new ArrayList<>();
        middles.forEach((market, middle) ->
                prices.add(Map.of("symbol", market.symbol(), "price", middle.toPlainString(), "time", now)));
        HouseApi.Answer answer = api.post("/api/admin/market/index-prices", token, prices);
        if (!answer.isGood()) {
            token = "";
            throw new IOException("index prices were answered " + answer.status());
        }
    }

    private void take(HouseMarket market, Recorded recorded) {
        if (recorded instanceof Recorded.Best best) {
            middles.put(
                    market,
                    best.bid().add(best.ask()).multiply(new BigDecimal("0.5")).stripTrailingZeros());
        }
    }
}
