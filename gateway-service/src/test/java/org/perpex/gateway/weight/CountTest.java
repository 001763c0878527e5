package org.perpex.gateway.weight;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.perpex.common.testkit.embedded.EmbeddedRedis;
import org.redisson.Redisson;
import org.redisson.api.RedissonClient;
import org.redisson.config.Config;

/** The count of all gateways and the count of one alone say the same, demand by demand. */
class CountTest {

    private static RedissonClient redis;

    /** Counts in one way. */
    private interface Count {
        Usage charge(Demand demand) throws Exception;
    }

    @BeforeAll
    static void connect() {
        Config config = new Config();
        config.useSingleServer()
                .setAddress("redis://" + EmbeddedRedis.shared().address())
                .setTimeout(20_000);
        redis = Redisson.create(config);
    }

    @AfterAll
    static void disconnect() {
        redis.shutdown();
    }

    @ParameterizedTest
    @ValueSource(strings = {"shared", "own"})
    void bansAnAddressThatGoesOnAndNobodyElse(String which) throws Exception {
        Count count = count(which);
        String address = UUID.randomUUID().toString();
        Usage.Verdict verdict;
        int refused = 0;
        do {
            verdict = count.charge(query(address, 60)).verdict();
            refused += verdict == Usage.Verdict.TOO_MUCH_WEIGHT ? 1 : 0;
        } while (verdict != Usage.Verdict.BANNED);

        // Two in a row are refused before the third is banned; a minute that ends meanwhile begins anew.
        assertThat(refused).isGreaterThanOrEqualTo(2);
        Usage usage = count.charge(query(address, 1));
        assertThat(usage.verdict()).isEqualTo(Usage.Verdict.BANNED);
        assertThat(usage.retryMillis()).isBetween(60_000, 120_000);
        assertThat(count.charge(query(UUID.randomUUID().toString(), 60)).verdict())
                .isEqualTo(Usage.Verdict.GRANTED);
        assertThat(count.charge(order(address, 0)).verdict())
                .as("a maker's order is not measured by its address")
                .isEqualTo(Usage.Verdict.GRANTED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"shared", "own"})
    void passesNoOrderWhenTheAddressHasUsedUpAll(String which) throws Exception {
        Count count = count(which);
        String address = UUID.randomUUID().toString();
        List<Usage.Verdict> verdicts;
        long before;
        do {
            before = System.currentTimeMillis() / 60_000;
            count.charge(query(address, 100));
            verdicts = List.of(
                    count.charge(order(address, 1)).verdict(),
                    count.charge(order(address, 0)).verdict());
        } while (before != System.currentTimeMillis() / 60_000);

        assertThat(verdicts).containsExactly(Usage.Verdict.TOO_MUCH_WEIGHT, Usage.Verdict.GRANTED);
    }

    private static Count count(String which) {
        if (which.equals("own")) {
            return new OwnCount(InstantSource.system())::charge;
        }
        SharedCount shared = new SharedCount(redis);
        return demand -> shared.charge(demand).toCompletableFuture().get(20, TimeUnit.SECONDS);
    }

    private static Demand query(String address, int weight) {
        return new Demand(address, weight, 100, weight, 3, null, 0, 0, 0, 0);
    }

    private static Demand order(String address, int needed) {
        return new Demand(address, 0, 100, needed, 3, "account-" + address, 1, 100, 1, 100);
    }
}
