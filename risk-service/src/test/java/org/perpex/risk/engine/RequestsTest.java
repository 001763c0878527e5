package org.perpex.risk.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.perpex.common.core.RejectReason;
import org.perpex.common.core.RequestId;

class RequestsTest {

    private static final int SIZE_MAX = 4_096;

    private final Requests requests = new Requests(SIZE_MAX);

    @Test
    void equalsAMapThatForgetsItsEldest() {
        Random random = new Random(7);
        LinkedHashMap<Outcome.Key, Outcome> naive = new LinkedHashMap<>();
        LinkedHashMap<Outcome.Key, Long> times = new LinkedHashMap<>();
        long timeMillis = 0;
        for (int i = 0; i < 200_000; i++) {
            timeMillis += random.nextInt(300);
            forgetBefore(naive, times, timeMillis);
            requests.forgetBefore(timeMillis);
            Outcome.Key key = new Outcome.Key(random.nextInt(50), random.nextInt(3), random.nextInt(200));
            RequestId request = new RequestId(key.high(), key.low());
            assertThat(requests.find(key.account(), request)).isEqualTo(naive.get(key));
            Outcome outcome = new Outcome.Refused(i, 1, RejectReason.MARGIN_INSUFFICIENT);
            if (naive.containsKey(key)) {
                naive.put(key, outcome);
                requests.became(key.account(), request, outcome);
            } else {
                if (naive.size() == SIZE_MAX) {
                    times.remove(naive.pollFirstEntry().getKey());
                }
                naive.put(key, outcome);
                times.put(key, timeMillis);
                requests.remember(timeMillis, key.account(), request, outcome);
            }
            assertThat(requests.size()).isEqualTo(naive.size());
        }
        List<Outcome.Key> keys = new ArrayList<>();
        requests.forEach((key, time, outcome) -> {
            keys.add(key);
            assertThat(outcome).isEqualTo(naive.get(key));
            assertThat(time).isEqualTo(times.get(key));
        });
        assertThat(keys).containsExactlyElementsOf(naive.keySet());
    }

    @Test
    void becomesNothingOfARequestThatIsForgotten() {
        requests.became(1, new RequestId(1, 1), Outcome.Passed.INSTANCE);
        assertThat(requests.size()).isZero();
        assertThat(requests.find(1, new RequestId(1, 1))).isNull();
    }

    @Test
    void takesFiftyBytesForEachRequestAtItsBound() {
        ThreadMXBean thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        Requests full = new Requests();
        RequestId[] request = new RequestId[1]; // an object of its own each time, as a command brings one
        long before = thread.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < Limits.REQUESTS_MAX; i++) {
            request[0] = new RequestId(7, i);
            full.remember(0, i % 1_000, request[0], Outcome.Passed.INSTANCE);
        }
        long allocated = thread.getCurrentThreadAllocatedBytes() - before;
        long idsAllocated = 32L * Limits.REQUESTS_MAX;
        // Growing by doubling allocates at most twice what stands in the end.
        assertThat((allocated - idsAllocated) / Limits.REQUESTS_MAX).isLessThanOrEqualTo(2 * 50);
    }

    private static void forgetBefore(
            LinkedHashMap<Outcome.Key, Outcome> naive, LinkedHashMap<Outcome.Key, Long> times, long timeMillis) {
        while (!times.isEmpty() && times.firstEntry().getValue() < timeMillis - Limits.REQUEST_MEMORY_MILLIS) {
            naive.remove(times.firstEntry().getKey());
            times.remove(times.firstEntry().getKey());
        }
    }
}
