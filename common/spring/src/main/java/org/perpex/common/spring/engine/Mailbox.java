package org.perpex.common.spring.engine;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** What other threads want done on the engine's thread, in their order; putting something in wakes it. */
final class Mailbox {

    private final Queue<Runnable> letters = new ConcurrentLinkedQueue<>();
    private volatile @Nullable Thread owner;

    /** Makes the calling thread the one that is woken. */
    void own() {
        owner = Thread.currentThread();
    }

    void post(Runnable letter) {
        letters.add(letter);
        wake();
    }

    void wake() {
        LockSupport.unpark(owner);
    }

    /** Does all that is in, on the calling thread. */
    void drain() {
        for (Runnable letter = letters.poll(); letter != null; letter = letters.poll()) {
            letter.run();
        }
    }

    /** Rests until something comes in, or for a time. What came in since the last {@link #drain} ends the rest at once. */
    void rest(long millisMax) {
        if (letters.isEmpty()) {
            LockSupport.parkNanos(this, TimeUnit.MILLISECONDS.toNanos(millisMax));
        }
    }
}
