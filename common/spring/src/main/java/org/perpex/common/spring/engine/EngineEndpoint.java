package org.perpex.common.spring.engine;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.perpex.common.contract.Destination;
import org.perpex.common.contract.Source;
import org.perpex.common.contract.StreamMark;
import org.perpex.common.contract.Topic;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;

/** Shows an engine to its operator at {@code /actuator/engine}, and has it send again what a consumer lacks. */
@Endpoint(id = "engine")
final class EngineEndpoint {

    private static final long ANSWER_SECONDS_MAX = 10;

    private final EngineHost<?> host;

    EngineEndpoint(EngineHost<?> host) {
        this.host = host;
    }

    /**
     * An engine at a moment.
     *
     * @param stateHash 16 hexadecimal digits, of the state after the input {@code stateOffset}
     * @param marks the last number applied of each source, by kind and index
     */
    record View(
            String name,
            EngineStatus status,
            long lagMillis,
            long stateOffset,
            String stateHash,
            String snapshotHash,
            Map<String, Long> marks) {}

    /** What a request to send again led to. */
    record SentAgain(boolean accepted) {}

    @ReadOperation
    View read() {
        EngineStatus.StateHash hash = host.stateHash()
                .completeOnTimeout(new EngineStatus.StateHash(-1, 0), ANSWER_SECONDS_MAX, TimeUnit.SECONDS)
                .exceptionally(_ -> new EngineStatus.StateHash(-1, 0))
                .join();
        EngineStatus status = host.status();
        return new View(
                host.name(),
                status,
                host.lagMillis(),
                hash.offset(),
                hex(hash.hash()),
                hex(status.records().snapshotHash()),
                marks());
    }

    private Map<String, Long> marks() {
        Map<Integer, StreamMark> marks = host.marks()
                .completeOnTimeout(Map.of(), ANSWER_SECONDS_MAX, TimeUnit.SECONDS)
                .exceptionally(_ -> Map.of())
                .join();
        Map<String, Long> numbers = new TreeMap<>();
        marks.forEach((code, mark) -> {
            Source source = Source.of(code);
            numbers.put(source.kind() + "-" + source.index(), mark.number());
        });
        return numbers;
    }

    /**
     * Sends again what was said to a queue after a number.
     *
     * @param topic the topic's name, as {@code RISK}
     * @param after the last number that the consumer has
     */
    @WriteOperation
    SentAgain sendAgain(String topic, int queue, long after) {
        Destination destination = new Destination(Topic.valueOf(topic), queue);
        return new SentAgain(host.sendAgainAfter(destination, after)
                .orTimeout(ANSWER_SECONDS_MAX, TimeUnit.SECONDS)
                .join());
    }

    private static String hex(long hash) {
        return String.format("%016x", hash);
    }
}
