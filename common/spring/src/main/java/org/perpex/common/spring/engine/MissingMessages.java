package org.perpex.common.spring.engine;

import java.util.Map;
import java.util.TreeMap;
import org.perpex.common.contract.Destination;
import org.perpex.common.contract.Source;
import org.perpex.common.contract.StreamMark;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Watches the holes of one consumer: when a message has been missing for the alarm time it says so once and asks the
 * source, then again after twice that time, four times, up to sixteen. Not thread-safe.
 */
public final class MissingMessages {

    private static final Logger LOG = LoggerFactory.getLogger(MissingMessages.class);
    private static final int DOUBLINGS_MAX = 4;

    private final String consumer;
    private final Destination queue;
    private final long alarmMillis;
    private final Call call;
    private final Map<Integer, Hole> holes = new TreeMap<>();

    /** Tells a source what a consumer has. */
    @FunctionalInterface
    public interface Call {

        /** Asks for what follows a mark in the stream to a queue. */
        void sendAgain(Source source, Destination queue, StreamMark after);
    }

    /** The message after {@code mark} has been missing since a moment; the source was called {@code calls} times. */
    private record Hole(StreamMark mark, long sinceMillis, int calls, long dueMillis) {}

    /**
     * @param consumer names it in the alarm
     * @param queue the one that it reads
     */
    public MissingMessages(String consumer, Destination queue, long alarmMillis, Call call) {
        this.consumer = consumer;
        this.queue = queue;
        this.alarmMillis = alarmMillis;
        this.call = call;
    }

    /**
     * Takes note of what is missing now.
     *
     * @param lacking the mark before each hole, by source
     * @param nowMillis by the consumer's own clock, whichever that is
     */
    public void watch(Map<Source, StreamMark> lacking, long nowMillis) {
        if (lacking.isEmpty()) {
            holes.clear();
            return;
        }
        holes.keySet().removeIf(code -> !lacking.containsKey(Source.of(code)));
        lacking.forEach((source, mark) -> watch(source, mark, nowMillis));
    }

    /** How long the oldest hole has been open; 0 if there is none. */
    public long oldestMillis(long nowMillis) {
        long oldest = 0;
        for (Hole hole : holes.values()) {
            oldest = Math.max(oldest, Math.max(1, nowMillis - hole.sinceMillis));
        }
        return oldest;
    }

    private void watch(Source source, StreamMark mark, long nowMillis) {
        Hole hole = holes.get(source.code());
        if (hole == null || !hole.mark.equals(mark)) {
            holes.put(source.code(), new Hole(mark, nowMillis, 0, nowMillis + alarmMillis));
        } else if (nowMillis >= hole.dueMillis) {
            if (hole.calls == 0) {
                LOG.error("{} waits in {} for what follows {} of {}", consumer, queue, mark, source);
            }
            call.sendAgain(source, queue, mark);
            long dueMillis = nowMillis + (alarmMillis << Math.min(hole.calls + 1, DOUBLINGS_MAX));
            holes.put(source.code(), new Hole(mark, hole.sinceMillis, hole.calls + 1, dueMillis));
        }
    }
}
