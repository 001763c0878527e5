package org.perpex.common.spring.engine;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.perpex.common.contract.Source;
import org.perpex.common.contract.StreamGate;
import org.perpex.common.contract.StreamMark;
import org.perpex.common.contract.engine.StateReader;
import org.perpex.common.contract.engine.StateWriter;

/** The gates of an engine's input, one for each numbered source, in order of their codes. */
final class Gates {

    /** No message is missing. */
    static final long NO_HOLE = -1;

    private final Map<Integer, Entry> entries = new TreeMap<>();

    private static final class Entry {
        final Source source;
        final StreamGate gate;
        long holeSinceMillis = NO_HOLE;

        Entry(Source source, StreamMark mark) {
            this.source = source;
            this.gate = new StreamGate(mark);
        }
    }

    /** Judges a message; one that diverges throws. Only {@code NEXT} may be applied, and then {@link #passed}. */
    StreamGate.Verdict judge(Source source, long number, long hashBefore, long timeMillis) {
        Entry entry = entries.computeIfAbsent(source.code(), _ -> new Entry(source, StreamMark.START));
        StreamGate.Verdict verdict = entry.gate.judge(number, hashBefore);
        switch (verdict) {
            case NEXT, SEEN -> {}
            case HOLE -> entry.holeSinceMillis = entry.holeSinceMillis == NO_HOLE ? timeMillis : entry.holeSinceMillis;
            case DIVERGED -> throw new ReplicaDiverged(source, number);
        }
        return verdict;
    }

    void passed(Source source, long number, long hashAfter) {
        Entry entry = entries.get(source.code());
        if (entry == null) {
            throw new IllegalStateException("passed without a judgement: " + source);
        }
        entry.gate.passed(number, hashAfter);
        entry.holeSinceMillis = NO_HOLE;
    }

    /** Moves past a message that is not applied, if it is the next. One that diverges stays a hole. */
    void pass(Source source, long number, long hashBefore, long hashAfter) {
        Entry entry = entries.computeIfAbsent(source.code(), _ -> new Entry(source, StreamMark.START));
        if (entry.gate.judge(number, hashBefore) == StreamGate.Verdict.NEXT) {
            passed(source, number, hashAfter);
        }
    }

    StreamMark mark(Source source) {
        Entry entry = entries.get(source.code());
        return entry == null ? StreamMark.START : entry.gate.mark();
    }

    /** The engine time at which the oldest hole was seen, or {@link #NO_HOLE}. */
    long oldestHoleMillis() {
        long oldest = NO_HOLE;
        for (Entry entry : entries.values()) {
            if (entry.holeSinceMillis != NO_HOLE && (oldest == NO_HOLE || entry.holeSinceMillis < oldest)) {
                oldest = entry.holeSinceMillis;
            }
        }
        return oldest;
    }

    /** How far each source is applied, by its code. */
    Map<Integer, StreamMark> marks() {
        Map<Integer, StreamMark> marks = new TreeMap<>();
        entries.forEach((code, entry) -> marks.put(code, entry.gate.mark()));
        return marks;
    }

    /** The mark before each hole, by source. */
    Map<Source, StreamMark> lacking() {
        if (oldestHoleMillis() == NO_HOLE) {
            return Map.of();
        }
        Map<Source, StreamMark> lacking = new HashMap<>();
        for (Entry entry : entries.values()) {
            if (entry.holeSinceMillis != NO_HOLE) {
                lacking.put(entry.source, entry.gate.mark());
            }
        }
        return lacking;
    }

    void save(StateWriter state) {
        state.putInt(entries.size());
        for (Entry entry : entries.values()) {
            state.putInt(entry.source.code());
            state.putLong(entry.gate.mark().number());
            state.putLong(entry.gate.mark().hash());
        }
    }

    void load(StateReader state) {
        entries.clear();
        int count = state.getInt();
        for (int i = 0; i < count; i++) {
            Source source = Source.of(state.getInt());
            entries.put(source.code(), new Entry(source, new StreamMark(state.getLong(), state.getLong())));
        }
    }
}
