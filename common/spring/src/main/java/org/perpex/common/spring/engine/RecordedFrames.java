package org.perpex.common.spring.engine;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.perpex.common.contract.Destination;
import org.perpex.common.contract.Message;
import org.perpex.common.contract.PackWriter;
import org.perpex.common.contract.Source;
import org.perpex.common.contract.StreamMark;
import org.perpex.common.contract.engine.StateReader;

/**
 * What an engine said to one queue after a mark, said once more by a second engine that replays the archive, from the
 * newest snapshot that is old enough. Changes no file. Used by one thread at a time.
 */
final class RecordedFrames<I extends Message> {

    private final EngineState<I> state;
    private final StreamOut stream;
    private final Source self;
    private final StreamMark after;
    private final ArchiveSource archive;
    private final Deque<Input> inputs = new ArrayDeque<>();
    private final PackWriter pack = new PackWriter();
    private long taken;
    private boolean isProved;

    private RecordedFrames(
            EngineState<I> state, ArchiveSource archive, Source self, Destination queue, StreamMark after) {
        this.state = state;
        this.archive = archive;
        this.self = self;
        this.after = after;
        stream = state.stream(queue);
        taken = after.number();
    }

    /**
     * Finds where to begin; an archive that lacks its start, with no snapshot that is old enough, throws.
     *
     * @param folder of the replica
     * @param snapshots states of the replica, the newest first
     */
    static <I extends Message> RecordedFrames<I> open(
            EngineDefinition<I> definition,
            Path folder,
            Stream<byte[]> snapshots,
            Destination queue,
            StreamMark after) {
        SkipRecords skips = SkipRecords.load(folder, definition.ports().input());
        EngineState<I> begin = snapshots
                .map(snapshot -> {
                    EngineState<I> loaded = new EngineState<>(definition.anew(), 0, skips, InputWatch.NONE);
                    loaded.load(new StateReader(snapshot));
                    return loaded;
                })
                .filter(loaded -> loaded.stream(queue).end().number() <= after.number())
                .findFirst()
                .orElseGet(() -> new EngineState<>(definition.anew(), 0, skips, InputWatch.NONE));
        ArchiveSource archive = new ArchiveSource(ReplicaFolder.archive(folder), begin.offset() + 1);
        return new RecordedFrames<>(begin, archive, definition.ports().self(), queue, after);
    }

    /**
     * Makes the next pack. An empty one says that the archive has no more, or that the replay is not wanted any more. Throws
     * if what was said up to the mark is not what the mark stands for.
     *
     * @param until the last number to be taken; what is behind it may have to wait for another stream
     */
    PackWriter next(long epoch, long until, BooleanSupplier isWanted) {
        pack.begin(self, epoch, taken + 1, 0);
        boolean isDone = take(epoch, until);
        while (!isDone && isWanted.getAsBoolean() && hasInput()) {
            state.apply(inputs.removeFirst());
            isDone = take(epoch, until);
        }
        return pack;
    }

    /** The end of the last pack. */
    StreamMark taken() {
        return stream.markAt(taken);
    }

    private boolean hasInput() {
        if (inputs.isEmpty()) {
            inputs.addAll(archive.poll());
        }
        return !inputs.isEmpty();
    }

    /** Takes what was said last, and returns whether the pack is full or has all. What is left is there until the next input. */
    private boolean take(long epoch, long until) {
        FrameRing frames = stream.frames();
        if (frames.lastNumber() < after.number()) {
            return false;
        }
        prove(frames);
        while (taken < Math.min(until, frames.lastNumber())) {
            if (pack.isEmpty()) {
                pack.begin(self, epoch, taken + 1, frames.hash(taken));
            } else if (pack.length() + frames.length(taken + 1) > PackWriter.PACK_BYTES_MAX) {
                return true;
            }
            frames.appendTo(pack, taken + 1, taken + 1);
            taken++;
        }
        return taken >= until;
    }

    private void prove(FrameRing frames) {
        if (!isProved && frames.hash(after.number()) != after.hash()) {
            throw new ReplicaDiverged(stream.destination(), after, frames.hash(after.number()));
        }
        isProved = true;
    }
}
