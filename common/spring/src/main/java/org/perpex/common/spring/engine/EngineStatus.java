package org.perpex.common.spring.engine;

import java.util.Optional;

/**
 * How an engine is doing.
 *
 * @param epoch the epoch under which it leads, or the last one read
 * @param offset of the last input applied; -1 before the first
 * @param timeMillis engine time
 * @param queueLag inputs that are stored but not applied, as far as is known
 * @param unsentBytes of what it leads to send
 * @param holeMillis how long, in engine time, an input of a numbered source has been missing; 0 if none is
 * @param records what is on its disk
 * @param failure why it stopped
 */
public record EngineStatus(
        EngineRole role,
        long epoch,
        long offset,
        long timeMillis,
        long queueLag,
        long unsentBytes,
        long holeMillis,
        Records records,
        Optional<String> failure) {

    /** Before the first input. */
    static final EngineStatus STARTING =
            new EngineStatus(EngineRole.STARTING, 0, -1, 0, 0, 0, 0, new Records(-1, 0, 0, 0, -1, 0), Optional.empty());

    /** The same engine, at its end. */
    EngineStatus stopped(Optional<String> why) {
        return new EngineStatus(
                EngineRole.STOPPED, epoch, offset, timeMillis, queueLag, unsentBytes, holeMillis, records, why);
    }

    /**
     * What an engine has on disk, and what it made of that at its start.
     *
     * @param loadedOffset offset of the snapshot that it started from; -1 if from none
     * @param replayed inputs taken from the archive at the start
     * @param followed inputs then taken from the queue, of those that it held when it was opened; when it has caught
     *     up, {@code loadedOffset + replayed + followed} is the offset that it has come back to
     * @param snapshots written in this life that came to count
     * @param snapshotOffset offset of the newest snapshot taken in this life; -1 if none
     * @param snapshotHash hash of the state at that offset
     */
    public record Records(
            long loadedOffset, long replayed, long followed, long snapshots, long snapshotOffset, long snapshotHash) {}

    /** The state of an engine after an input. */
    public record StateHash(long offset, long hash) {}
}
