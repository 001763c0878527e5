package org.perpex.gateway.weight;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.redisson.api.RScript;
import org.redisson.api.RedissonClient;
import org.redisson.client.codec.StringCodec;

/** Counts over all gateways, in Redis, with one atomic script. */
final class SharedCount {

    private static final String ADDRESS = "perpex:weight:";
    private static final String ACCOUNT = "perpex:orders:";

    private final RedissonClient redis;
    private final String script;

    SharedCount(RedissonClient redis) {
        this.redis = redis;
        script = source();
    }

    /** Charges a demand without waiting; fails if Redis does not answer. */
    CompletionStage<Usage> charge(Demand demand) {
        CompletionStage<List<Long>> answer = redis.getScript(StringCodec.INSTANCE)
                .evalAsync(
                        RScript.Mode.READ_WRITE,
                        script,
                        RScript.ReturnType.LIST,
                        List.of(ADDRESS + demand.address(), ACCOUNT + demand.account()),
                        demand.weight(),
                        demand.weightMax(),
                        demand.ordersTenSeconds(),
                        demand.ordersTenSecondsMax(),
                        demand.ordersMinute(),
                        demand.ordersMinuteMax(),
                        demand.needed(),
                        demand.refusalsMax());
        return answer.thenApply(numbers -> new Usage(
                Usage.Verdict.of(numbers.get(0)),
                Math.toIntExact(numbers.get(1)),
                Math.toIntExact(numbers.get(2)),
                Math.toIntExact(numbers.get(3)),
                Math.toIntExact(numbers.get(4))));
    }

    private static String source() {
        try (InputStream in = SharedCount.class.getResourceAsStream("charge.lua")) {
            if (in == null) {
                throw new IllegalStateException("charge.lua is missing");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
