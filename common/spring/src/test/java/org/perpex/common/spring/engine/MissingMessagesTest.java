package org.perpex.common.spring.engine;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.perpex.common.contract.Destination;
import org.perpex.common.contract.Source;
import org.perpex.common.contract.StreamMark;
import org.slf4j.LoggerFactory;

class MissingMessagesTest {

    private static final StreamMark MARK = new StreamMark(7, 99);

    private final Logger logger = (Logger) LoggerFactory.getLogger(MissingMessages.class);
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final List<String> calls = new ArrayList<>();
    private final MissingMessages missing = new MissingMessages(
            "reader",
            Destination.TRADE,
            1_000,
            (source, queue, after) -> calls.add(source.kind() + " " + queue.topic() + " " + after.number()));

    @BeforeEach
    void listen() {
        logger.setLevel(Level.ERROR);
        logger.setAdditive(false);
        log.start();
        logger.addAppender(log);
    }

    @AfterEach
    void stopListening() {
        logger.detachAppender(log);
        logger.setAdditive(true);
        logger.setLevel(null);
    }

    @Test
    void alarmsOnceAndCallsAgainAndAgainWithGrowingPauses() {
        List<Long> times = new ArrayList<>();
        for (long now = 5_000; now < 75_000; now += 100) {
            int before = calls.size();
            missing.watch(Map.of(Source.MATCH, MARK), now);
            if (calls.size() > before) {
                times.add(now - 5_000);
            }
        }

        assertThat(times).containsExactly(1_000L, 3_000L, 7_000L, 15_000L, 31_000L, 47_000L, 63_000L);
        assertThat(calls).containsOnly("MATCH TRADE 7");
        assertThat(log.list).hasSize(1);
        assertThat(log.list.getFirst().getFormattedMessage()).contains("reader", "number=7", "MATCH");
        assertThat(missing.oldestMillis(75_000)).isEqualTo(70_000);
    }

    @Test
    void whatArrivesInTimeIsNoAlarm() {
        missing.watch(Map.of(Source.MATCH, MARK), 0);
        missing.watch(Map.of(), 900);
        missing.watch(Map.of(Source.MATCH, MARK), 1_800);
        missing.watch(Map.of(Source.MATCH, MARK), 2_700);

        assertThat(calls).isEmpty();
        assertThat(log.list).isEmpty();
    }

    @Test
    void anotherHoleIsAnotherAlarm() {
        for (long now = 0; now < 4_000; now += 500) {
            missing.watch(Map.of(Source.MATCH, MARK), now);
        }
        for (long now = 4_000; now < 6_000; now += 500) {
            missing.watch(Map.of(Source.MATCH, new StreamMark(9, 1), Source.RISK, MARK), now);
        }

        assertThat(calls).containsExactlyInAnyOrder("MATCH TRADE 7", "MATCH TRADE 7", "MATCH TRADE 9", "RISK TRADE 7");
        assertThat(log.list).hasSize(3);
        assertThat(missing.oldestMillis(6_000)).isEqualTo(2_000);
    }
}
