package org.perpex.market.messaging;

import java.util.List;
import org.perpex.market.index.IndexPrices;
import org.perpex.market.index.SourcePrice;
import org.perpex.market.price.MarketPrices;
import org.perpex.market.price.PriceBoard;
import org.redisson.api.RTopic;
import org.redisson.api.RedissonClient;
import org.redisson.client.RedisException;
import org.redisson.client.codec.StringCodec;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import tools.jackson.databind.json.JsonMapper;

/**
 * Shares what the feed said and what was computed among the instances of this service. Without Redis each instance
 * knows only its own, and says so in its log.
 */
public final class SharedPrices implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(SharedPrices.class);
    private static final String INDEXES = "perpex:market:indexes";
    private static final String TAKEN_BACK = "perpex:market:indexes-taken-back";
    private static final String PRICES = "perpex:market:prices";

    private final RedissonClient redis;
    private final JsonMapper json;
    private final IndexPrices indexes;
    private final PriceBoard board;
    private volatile boolean running;

    SharedPrices(RedissonClient redis, JsonMapper json, IndexPrices indexes, PriceBoard board) {
        this.redis = redis;
        this.json = json;
        this.indexes = indexes;
        this.board = board;
    }

    /** Takes index prices here and at every other instance. */
    public void putIndexes(List<SourcePrice> prices) {
        prices.forEach(indexes::put);
        publish(INDEXES, json.writeValueAsString(prices));
    }

    /** Forgets an operator's price here and at every other instance. */
    public void forgetOperator(int market) {
        indexes.forgetOperator(market);
        publish(TAKEN_BACK, Integer.toString(market));
    }

    /** Takes computed prices here and at every other instance. */
    void putPrices(List<MarketPrices> prices) {
        board.put(prices);
        publish(PRICES, json.writeValueAsString(prices));
    }

    @Override
    public void start() {
        running = true;
        Thread.startVirtualThread(this::listen);
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void listen() {
        while (running) {
            try {
                topic(INDEXES).addListener(String.class, (_, text) -> {
                    for (SourcePrice price : json.readValue(text, SourcePrice[].class)) {
                        indexes.put(price);
                    }
                });
                topic(TAKEN_BACK)
                        .addListener(String.class, (_, text) -> indexes.forgetOperator(Integer.parseInt(text)));
                topic(PRICES)
                        .addListener(
                                String.class,
                                (_, text) -> board.put(List.of(json.readValue(text, MarketPrices[].class))));
                return;
            } catch (RedisException away) {
                LOG.warn("Redis is away: prices of other instances are not heard", away);
                rest();
            }
        }
    }

    private static void rest() {
        try {
            Thread.sleep(1_000);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void publish(String topic, String text) {
        try {
            topic(topic).publishAsync(text);
        } catch (RedisException away) {
            LOG.warn("Redis is away: prices are not shared", away);
        }
    }

    private RTopic topic(String name) {
        return redis.getTopic(name, StringCodec.INSTANCE);
    }
}
