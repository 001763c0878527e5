package org.perpex.user.account;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.perpex.user.refusal.Reason;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;

/**
 * Hashes passwords with Argon2id and compares them. Each hash takes 19 MiB and tens of milliseconds, so only a few are
 * computed at a time; who waits too long is sent away.
 */
final class Passwords {

    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final int PARALLELISM = 1;
    private static final int MEMORY_KIB = 19 * 1024;
    private static final int ITERATIONS = 2;
    private static final int AT_A_TIME = 4;
    private static final long WAIT_SECONDS_MAX = 5;

    private final Argon2PasswordEncoder encoder =
            new Argon2PasswordEncoder(SALT_BYTES, HASH_BYTES, PARALLELISM, MEMORY_KIB, ITERATIONS);
    private final Semaphore places = new Semaphore(AT_A_TIME, true);
    private final String nobodys = encoded("a password that belongs to nobody");

    String hash(String password) {
        return bounded(() -> encoded(password));
    }

    /** Compares a password with a hash. Without one it takes the same time and says no. */
    boolean matches(String password, @Nullable String hash) {
        boolean same = bounded(() -> encoder.matches(password, hash == null ? nobodys : hash));
        return same && hash != null;
    }

    private String encoded(String password) {
        String hash = encoder.encode(password);
        if (hash == null) {
            throw new IllegalStateException("a password must not be null");
        }
        return hash;
    }

    private <T> T bounded(Supplier<T> work) {
        try {
            if (!places.tryAcquire(WAIT_SECONDS_MAX, TimeUnit.SECONDS)) {
                throw Reason.BUSY.refusedFor(WAIT_SECONDS_MAX);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Reason.BUSY.refusedFor(WAIT_SECONDS_MAX);
        }
        try {
            return work.get();
        } finally {
            places.release();
        }
    }
}
