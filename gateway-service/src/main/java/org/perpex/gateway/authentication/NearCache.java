package org.perpex.gateway.authentication;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.perpex.gateway.refusal.Reason;
import org.perpex.gateway.refusal.RefusedException;
import org.perpex.gateway.revocation.Revocations;
import org.perpex.gateway.revocation.Revoked;
import reactor.core.publisher.Mono;

/**
 * What was asked about keys or sessions, kept near for as long as withdrawals are heard. That something does not exist
 * is kept too, for a moment. Bounded in what it keeps and in how much it asks at a time. Thread-safe; never blocks.
 */
final class NearCache<V> {

    private static final int ENTRIES_MAX = 100_000;
    private static final int ASKING_MAX = 256;
    private static final Duration KEPT = Duration.ofMinutes(2);
    private static final Duration KEPT_ABSENT = Duration.ofSeconds(3);
    private static final long REFRESH_NANOS = Duration.ofSeconds(30).toNanos();

    private final Revoked kind;
    private final Revocations revocations;
    private final Function<String, Mono<V>> source;
    private final Function<V, String> owner;
    private final AsyncCache<String, Known<V>> entries;
    private final AtomicInteger asking = new AtomicInteger();

    private record Known<V>(@Nullable V value, long askedNanos, AtomicBoolean refreshing) {}

    /** @param owner the user id, in digits, whose freeze voids what is known; empty if none does */
    NearCache(Revoked kind, Revocations revocations, Function<String, Mono<V>> source, Function<V, String> owner) {
        this.kind = kind;
        this.revocations = revocations;
        this.source = source;
        this.owner = owner;
        entries = Caffeine.newBuilder()
                .maximumSize(ENTRIES_MAX)
                .expireAfter(
                        Expiry.<String, Known<V>>writing((id, known) -> known.value() == null ? KEPT_ABSENT : KEPT))
                .buildAsync();
        revocations.listen((revoked, id) -> {
            if (revoked == kind) {
                entries.asMap().remove(id);
            }
        });
    }

    /** Returns what is known by this id; empty if there is nothing or it was withdrawn. */
    Mono<V> get(String id) {
        if (revocations.covers(kind, id)) {
            return Mono.empty();
        }
        CompletableFuture<Known<V>> entry = entries.get(id, (key, executor) -> ask(key));
        if (entry.state() == CompletableFuture.State.SUCCESS) {
            Known<V> known = entry.resultNow();
            if (revocations.allows(known.askedNanos()) && isCurrent(known)) {
                refresh(id, entry, known);
                return Mono.justOrEmpty(known.value());
            }
            entries.asMap().remove(id, entry);
            entry = entries.get(id, (key, executor) -> ask(key));
        }
        return Mono.fromFuture(entry, true)
                .flatMap(known -> revocations.covers(kind, id) || !isCurrent(known)
                        ? Mono.empty()
                        : Mono.justOrEmpty(known.value()));
    }

    private boolean isCurrent(Known<V> known) {
        V value = known.value();
        return value == null || revocations.allowsOf(owner.apply(value), known.askedNanos());
    }

    private void refresh(String id, CompletableFuture<Known<V>> entry, Known<V> known) {
        if (System.nanoTime() - known.askedNanos() < REFRESH_NANOS
                || !known.refreshing().compareAndSet(false, true)) {
            return;
        }
        CompletableFuture<Known<V>> fresh = ask(id);
        fresh.whenComplete((answer, failure) -> {
            if (failure == null) {
                entries.asMap().replace(id, entry, fresh);
            } else {
                known.refreshing().set(false);
            }
        });
    }

    private CompletableFuture<Known<V>> ask(String id) {
        if (asking.incrementAndGet() > ASKING_MAX) {
            asking.decrementAndGet();
            return CompletableFuture.failedFuture(new RefusedException(Reason.UNAVAILABLE));
        }
        long askedNanos = System.nanoTime();
        CompletableFuture<Known<V>> answer = new CompletableFuture<>();
        source.apply(id)
                .map(value -> new Known<>(value, askedNanos, new AtomicBoolean()))
                .switchIfEmpty(Mono.fromSupplier(() -> new Known<>(null, askedNanos, new AtomicBoolean())))
                .doFinally(signal -> asking.decrementAndGet())
                .subscribe(answer::complete, answer::completeExceptionally);
        return answer;
    }
}
