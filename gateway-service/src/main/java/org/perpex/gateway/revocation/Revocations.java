package org.perpex.gateway.revocation;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.redisson.api.RTopic;
import org.redisson.api.RedissonClient;
import org.redisson.api.listener.StatusListener;
import org.redisson.client.RedisException;
import org.redisson.client.codec.StringCodec;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Hears on the topic {@code perpex:revoked} which keys and sessions were withdrawn and of which users all knowledge is
 * void, and knows whether it hears.
 *
 * <p>A topic loses what is said while nobody listens, so silence proves nothing. Four times a second this sends a beat of
 * its own through the same topic; while they come back, everything said since the first of them was heard too.
 * Knowledge about a key may then be kept. When beats stay away, knowledge older than {@link #BLIND_AGE_MAX} is no
 * longer relied on, so that a withdrawn key is refused within a second in either case. Thread-safe.
 */
public final class Revocations implements SmartLifecycle {

    static final String TOPIC = "perpex:revoked";
    /** Kind of a message by which a user was frozen, or is no longer. */
    private static final String USER = "user";

    static final Duration BLIND_AGE_MAX = Duration.ofMillis(800);

    private static final Logger LOG = LoggerFactory.getLogger(Revocations.class);
    private static final Duration BEAT_INTERVAL = Duration.ofMillis(250);
    private static final long SILENCE_NANOS_MAX = Duration.ofMillis(700).toNanos();
    /** Longer than any knowledge about a key or session is kept, and than an access token lives. */
    private static final Duration REMEMBERED = Duration.ofMinutes(10);

    private static final int REMEMBERED_MAX = 200_000;

    private final RedissonClient redis;
    private final JsonMapper json;
    private final String self = UUID.randomUUID().toString();
    private final Cache<String, Boolean> revoked = Caffeine.newBuilder()
            .expireAfterWrite(REMEMBERED)
            .maximumSize(REMEMBERED_MAX)
            .build();
    private final Cache<String, Long> changedUsers = Caffeine.newBuilder()
            .expireAfterWrite(REMEMBERED)
            .maximumSize(REMEMBERED_MAX)
            .build();
    private final List<BiConsumer<Revoked, String>> listeners = new CopyOnWriteArrayList<>();

    private volatile boolean connected;
    private volatile long heardNanos;
    private volatile long hearingSinceNanos;
    private volatile boolean everHeard;
    private volatile @Nullable ScheduledExecutorService pulse;
    private @Nullable RTopic topic;

    public Revocations(RedissonClient redis, JsonMapper json) {
        this.redis = redis;
        this.json = json;
    }

    /** Whether this key or session is known to be withdrawn. */
    public boolean covers(Revoked kind, String id) {
        return revoked.getIfPresent(kind.word + ':' + id) != null;
    }

    /**
     * Whether something asked at that moment may still be relied on.
     *
     * @param askedNanos a reading of {@link System#nanoTime()}
     */
    public boolean allows(long askedNanos) {
        long now = System.nanoTime();
        if (isHearing(now)) {
            return askedNanos - hearingSinceNanos >= 0;
        }
        return now - askedNanos <= BLIND_AGE_MAX.toNanos();
    }

    /**
     * Whether something of a user, asked at that moment, may still be relied on: nothing was said of him since.
     *
     * @param askedNanos a reading of {@link System#nanoTime()}
     */
    public boolean allowsOf(String user, long askedNanos) {
        Long changed = changedUsers.getIfPresent(user);
        return changed == null || askedNanos - changed > 0;
    }

    /** Whether Redis was reached at least once, so that a command to it does not have to connect first. */
    public boolean isConnected() {
        return connected;
    }

    /** Whether withdrawals are being heard now. */
    public boolean isHearing() {
        return isHearing(System.nanoTime());
    }

    /** Registers who wants to know of each withdrawal at once. */
    public void listen(BiConsumer<Revoked, String> listener) {
        listeners.add(listener);
    }

    @Override
    public void start() {
        ScheduledExecutorService started = Executors.newSingleThreadScheduledExecutor(
                task -> Thread.ofPlatform().daemon().name("revocations").unstarted(task));
        pulse = started;
        started.scheduleWithFixedDelay(this::beat, 0, BEAT_INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void stop() {
        ScheduledExecutorService running = pulse;
        if (running != null) {
            running.shutdownNow();
            pulse = null;
        }
    }

    @Override
    public boolean isRunning() {
        return pulse != null;
    }

    private boolean isHearing(long now) {
        return everHeard && now - heardNanos <= SILENCE_NANOS_MAX;
    }

    private void beat() {
        try {
            RTopic listening = topic;
            if (listening == null) {
                listening = subscribe();
                topic = listening;
                connected = true;
            }
            String beat = json.writeValueAsString(new Beat("beat", self, System.nanoTime()));
            listening.publishAsync(beat).whenComplete((receivers, failure) -> {
                if (failure != null) {
                    LOG.debug("A beat could not be sent", failure);
                }
            });
        } catch (RedisException | IllegalStateException e) {
            LOG.debug("Redis is not there", e);
        }
    }

    private record Beat(String kind, String id, long at) {}

    private RTopic subscribe() {
        RTopic fresh = redis.getTopic(TOPIC, StringCodec.INSTANCE);
        fresh.addListener(new StatusListener() {
            @Override
            public void onSubscribe(String channel) {
                forget();
            }

            @Override
            public void onUnsubscribe(String channel) {
                forget();
            }
        });
        fresh.addListener(String.class, (channel, message) -> hear(message));
        return fresh;
    }

    /** From now on nothing asked before counts: a word may have been missed. */
    private void forget() {
        everHeard = false;
    }

    private void hear(String message) {
        try {
            JsonNode said = json.readTree(message);
            String kind = said.path("kind").asString("");
            String id = said.path("id").asString("");
            if (kind.equals("beat")) {
                if (id.equals(self)) {
                    beatReturned(said.path("at").asLong());
                }
                return;
            }
            if (kind.equals(USER) && !id.isEmpty()) {
                changedUsers.put(id, System.nanoTime());
                return;
            }
            for (Revoked each : Revoked.values()) {
                if (each.word.equals(kind) && !id.isEmpty()) {
                    revoked.put(kind + ':' + id, Boolean.TRUE);
                    listeners.forEach(listener -> listener.accept(each, id));
                }
            }
        } catch (JacksonException e) {
            LOG.warn("A message on {} cannot be read", TOPIC);
        }
    }

    private void beatReturned(long sentNanos) {
        long now = System.nanoTime();
        if (!isHearing(now)) {
            hearingSinceNanos = sentNanos;
            LOG.info("Withdrawals of keys and sessions are heard from now on");
        }
        heardNanos = now;
        everHeard = true;
    }
}
