package org.perpex.local.replay;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.perpex.local.replay.HouseApi.Answer;
import tools.jackson.databind.JsonNode;

/**
 * Turns recorded trades of one market into orders that take, about one a second. Near the bound of its position it takes
 * only towards flat. Owned by one thread.
 */
final class Taker {

    private static final long PERIOD_MILLIS = 1_000;

    /** How far beyond the recorded price it takes, in parts per ten thousand. */
    private static final int SLIP_PER_TEN_THOUSAND = 3;

    private final HouseMarket market;
    private final HouseApi api;
    private final HouseApi.Key key;
    private final InstantSource clock;
    private final Playback playback;
    private BigDecimal position = BigDecimal.ZERO;
    private boolean positionKnown;
    private long tradedMillis;
    private Recorded.@Nullable Trade newest;

    Taker(HouseMarket market, HouseApi api, HouseApi.Key key, LoopClock loop, InstantSource clock) {
        this.market = market;
        this.api = api;
        this.key = key;
        this.clock = clock;
        this.playback = new Playback(market.futures(), loop);
    }

    /** One round: takes once if it is time and something was traded; says whether it did. */
    boolean round() throws IOException, InterruptedException {
        long now = clock.millis();
        playback.advance(now, () -> newest = null, this::take);
        Recorded.Trade trade = newest;
        if (trade == null || now - tradedMillis < PERIOD_MILLIS) {
            return false;
        }
        if (!positionKnown) {
            readPosition();
        }
        tradedMillis = now;
        newest = null;
        order(side(trade), trade);
        return true;
    }

    /** How far from flat the taker is, in the base asset. */
    BigDecimal position() {
        return position;
    }

    /** Makes the next order ask first where the position really is. */
    void doubt() {
        positionKnown = false;
    }

    private void take(Recorded recorded) {
        if (recorded instanceof Recorded.Trade trade) {
            newest = trade;
        }
    }

    /** The recorded side, or the one towards flat when the position is at its bound. */
    private boolean side(Recorded.Trade trade) {
        if (position.abs().compareTo(market.sizes().positionMax()) >= 0) {
            return position.signum() < 0;
        }
        return !trade.buyerIsMaker();
    }

    private void order(boolean buys, Recorded.Trade trade) throws IOException, InterruptedException {
        BigDecimal size = trade.size()
                .movePointLeft(1)
                .max(market.sizes().takeMin())
                .min(market.sizes().takeMax())
                .setScale(market.lotSize().scale(), RoundingMode.DOWN);
        Answer answer = api.signed(
                "POST",
                "/fapi/v1/order",
                "symbol=" + market.symbol() + "&side=" + (buys ? "BUY" : "SELL")
                        + "&type=LIMIT&timeInForce=IOC&newOrderRespType=RESULT&quantity=" + size.toPlainString()
                        + "&price=" + limit(buys, trade.price()).toPlainString(),
                key);
        if (!answer.isGood()) {
            throw new IOException(market.symbol() + " taker was answered " + answer.status() + " " + answer.code());
        }
        BigDecimal filled = new BigDecimal(answer.body().path("executedQty").asString("0"));
        position = buys ? position.add(filled) : position.subtract(filled);
    }

    private BigDecimal limit(boolean buys, BigDecimal price) {
        BigDecimal slip = price.multiply(BigDecimal.valueOf(SLIP_PER_TEN_THOUSAND, 4));
        return (buys ? price.add(slip) : price.subtract(slip))
                .setScale(market.tickSize().scale(), buys ? RoundingMode.CEILING : RoundingMode.FLOOR);
    }

    private void readPosition() throws IOException, InterruptedException {
        Answer answer = api.signed("GET", "/fapi/v3/positionRisk", "symbol=" + market.symbol(), key);
        if (!answer.isGood()) {
            throw new IOException(market.symbol() + " position was answered " + answer.status());
        }
        position = BigDecimal.ZERO;
        for (JsonNode row : answer.body()) {
            position = position.add(new BigDecimal(row.path("positionAmt").asString("0")));
        }
        positionKnown = true;
    }
}
