package org.perpex.common.spring.identity;

import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.perpex.common.spring.identity.IdentityProperties.AcceptedKey;

/**
 * The public keys that prove identity tokens, replaced as a whole while requests run. Thread-safe.
 *
 * <p>Several keys may share a key id: a token is good if any of them proves it.
 */
public final class AcceptedKeys {

    private final InstantSource clock;
    private volatile List<Entry> entries;

    /** A key, the issuer that it speaks for, and since when it is accepted here. */
    record Entry(String kid, String issuer, PublicKey key, Instant since) {}

    /**
     * Accepts these keys from the beginning.
     *
     * @throws IllegalArgumentException if a key cannot be read
     */
    public AcceptedKeys(List<AcceptedKey> keys, InstantSource clock) {
        this.clock = clock;
        this.entries = read(keys, List.of(), Instant.MIN);
    }

    /**
     * Accepts these keys and no others from now on.
     *
     * @throws IllegalArgumentException if there is none, or one cannot be read; then nothing changes
     */
    public synchronized void replace(List<AcceptedKey> keys) {
        if (keys.isEmpty()) {
            throw new IllegalArgumentException("no keys: every request would be refused");
        }
        entries = read(keys, entries, clock.instant());
    }

    List<Entry> withId(String kid) {
        List<Entry> found = new ArrayList<>(1);
        for (Entry entry : entries) {
            if (entry.kid.equals(kid)) {
                found.add(entry);
            }
        }
        return found;
    }

    /** Returns whether this key is still among those that are accepted. */
    boolean contains(Entry proved) {
        return entries.contains(proved);
    }

    /** Returns whether this key has proved tokens of the issuer since that moment or longer. */
    boolean has(String kid, String issuer, PublicKey key, Instant since) {
        return withId(kid).stream()
                .anyMatch(e -> e.issuer.equals(issuer) && e.key.equals(key) && !e.since.isAfter(since));
    }

    private static List<Entry> read(List<AcceptedKey> keys, List<Entry> before, Instant now) {
        List<Entry> read = new ArrayList<>();
        for (AcceptedKey accepted : keys) {
            String issuer = shortName(accepted.issuer());
            try {
                PublicKey key = Ed25519Keys.publicKey(accepted.publicKey());
                Instant since = before.stream()
                        .filter(e -> e.kid.equals(accepted.kid()) && e.issuer.equals(issuer) && e.key.equals(key))
                        .map(Entry::since)
                        .findFirst()
                        .orElse(now);
                read.add(new Entry(accepted.kid(), issuer, key, since));
            } catch (GeneralSecurityException e) {
                throw new IllegalArgumentException(
                        "perpex.identity.keys: the public key " + accepted.kid() + " is not a readable Ed25519 key", e);
            }
        }
        return List.copyOf(read);
    }

    /** Returns the name under which a service signs: {@code trade} for the application {@code trade-service}. */
    static String shortName(String service) {
        return service.endsWith("-service") ? service.substring(0, service.length() - "-service".length()) : service;
    }
}
