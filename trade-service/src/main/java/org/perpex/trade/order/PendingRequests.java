package org.perpex.trade.order;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.perpex.common.core.RequestId;

/** The requests of this instance that wait for their fact. Thread-safe. */
public final class PendingRequests {

    /** How many requests may wait at once; more are refused, so that nothing grows without bound. */
    public static final int PENDING_MAX = 20_000;

    private final Map<RequestId, Waiting> pending = new ConcurrentHashMap<>();

    /** What a request waits for, and the outcome that ends the waiting. */
    private record Waiting(Function<Outcome, @Nullable Outcome> hears, CompletableFuture<Outcome> outcome) {}

    /** Whether there is room for another request. */
    public boolean hasRoom() {
        return pending.size() < PENDING_MAX;
    }

    /**
     * Starts waiting for a request, before it is sent.
     *
     * @param success what it ends with unless it is refused; a mass cancel causes other outcomes before its own
     */
    public CompletableFuture<Outcome> expect(RequestId request, Class<? extends Outcome> success) {
        return expect(request, outcome -> success.isInstance(outcome) ? outcome : null);
    }

    /**
     * Starts waiting for a request that places several things, before it is sent. It ends with a {@link Outcome.Group}.
     *
     * @param count how many they are
     */
    CompletableFuture<Outcome> expectGroup(RequestId request, int count) {
        return expect(request, new PlacedGroup(count)::heard);
    }

    private CompletableFuture<Outcome> expect(RequestId request, Function<Outcome, @Nullable Outcome> hears) {
        CompletableFuture<Outcome> outcome = new CompletableFuture<>();
        pending.put(request, new Waiting(hears, outcome));
        return outcome;
    }

    /** Tells what became of a request; nobody may be waiting for it here. */
    public void tell(RequestId request, Outcome outcome) {
        Waiting waiting = pending.get(request);
        if (waiting == null) {
            return;
        }
        Outcome end = outcome instanceof Outcome.Refused ? outcome : waiting.hears.apply(outcome);
        if (end != null) {
            pending.remove(request);
            waiting.outcome.complete(end);
        }
    }

    /** Waits for the outcome of a request; empty if none came within the time. */
    public Optional<Outcome> await(RequestId request, CompletableFuture<Outcome> outcome, Duration longest) {
        try {
            return Optional.of(outcome.get(longest.toNanos(), TimeUnit.NANOSECONDS));
        } catch (TimeoutException none) {
            return Optional.empty();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } catch (ExecutionException failed) {
            throw new IllegalStateException(failed);
        } finally {
            pending.remove(request);
        }
    }

    public int count() {
        return pending.size();
    }
}
