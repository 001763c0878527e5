package org.perpex.common.spring.stream;

import java.util.Map;
import java.util.TreeMap;
import org.perpex.common.contract.Source;
import org.perpex.common.contract.StreamMark;

/**
 * How far a consumer has come in a queue: what it keeps in the same transaction as the effect.
 *
 * @param nextOffset the broker offset to read next
 * @param marks the last message applied, by source code
 */
public record StreamPosition(long nextOffset, Map<Integer, StreamMark> marks) {

    /** Before everything that the queue ever held. */
    public static final StreamPosition BEGINNING = new StreamPosition(0, Map.of());

    public StreamPosition {
        marks = Map.copyOf(marks);
    }

    /** The last message of a source that was applied. */
    public StreamMark markOf(Source source) {
        return marks.getOrDefault(source.code(), StreamMark.START);
    }

    StreamPosition with(long offset, Source source, StreamMark mark) {
        Map<Integer, StreamMark> changed = new TreeMap<>(marks);
        changed.put(source.code(), mark);
        return new StreamPosition(offset, changed);
    }
}
