package org.perpex.local.replay;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Plays one recording along the loop clock: each call brings what has been recorded up to now. Not thread-safe. */
final class Playback {

    private final String name;
    private final LoopClock clock;
    private @Nullable Recording recording;
    private @Nullable Recorded ahead;
    private long loop = -1;

    Playback(String name, LoopClock clock) {
        this.name = name;
        this.clock = clock;
    }

    /** Hands on what is due; true if the recording began anew, before anything of it is handed on. */
    boolean advance(long nowMillis, Runnable restarted, Consumer<Recorded> consumer) {
        boolean anew = clock.loop(nowMillis) != loop;
        Recording current = recording;
        if (anew || current == null) {
            if (current != null) {
                current.close();
            }
            current = Recording.open(name);
            recording = current;
            ahead = current.next();
            loop = clock.loop(nowMillis);
            restarted.run();
        }
        long untilNanos = clock.positionNanos(nowMillis);
        Recorded due = ahead;
        while (due != null && due.timeNanos() <= untilNanos) {
            consumer.accept(due);
            due = current.next();
        }
        ahead = due;
        return anew;
    }
}
