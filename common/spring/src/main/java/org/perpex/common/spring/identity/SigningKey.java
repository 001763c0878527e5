package org.perpex.common.spring.identity;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The private key that this service signs with, read again when its file changes. Thread-safe.
 *
 * <p>A changed key signs only after its public part has been among the accepted keys for a while; until then the one
 * before goes on, so that a rotation refuses no request.
 */
final class SigningKey {

    private static final Logger LOG = LoggerFactory.getLogger(SigningKey.class);
    private static final Duration LOOK_EACH = Duration.ofMillis(500);

    private final Path file;
    private final String issuer;
    private final AcceptedKeys accepted;
    private final Duration activation;
    private final InstantSource clock;

    private volatile Loaded current;
    private volatile InUse inUse;
    private volatile Instant nextLook;
    private @Nullable Loaded candidate;
    private @Nullable Stamp seen;

    /** A key with its id, both halves of it. */
    record Loaded(String kid, PrivateKey key, PublicKey publicKey) {}

    /** The id of a key, and since when nothing has been signed here with any other. */
    record InUse(String signsWith, Instant since) {}

    /** What tells one state of the file from another; the file's own key catches a replacement within one clock tick. */
    private record Stamp(Path real, @Nullable Object fileKey, FileTime modified, long size) {}

    /** @throws IllegalArgumentException if the file holds no Ed25519 key */
    SigningKey(Path file, String issuer, AcceptedKeys accepted, Duration activation, InstantSource clock) {
        this.file = file;
        this.issuer = issuer;
        this.accepted = accepted;
        this.activation = activation;
        this.clock = clock;
        try {
            this.seen = stamp();
            this.current = load(seen.real);
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalArgumentException(
                    "PERPEX_IDENTITY_KEY_FILE: " + file + " holds no readable Ed25519 key in PKCS#8 PEM form", e);
        }
        Instant now = clock.instant();
        this.inUse = new InUse(current.kid, now);
        this.nextLook = now.plus(LOOK_EACH);
    }

    Loaded current() {
        if (clock.instant().isAfter(nextLook)) {
            look();
        }
        return current;
    }

    /** Says which key signs; it is looked for a newer one as before a signature. */
    InUse inUse() {
        current();
        return inUse;
    }

    private synchronized void look() {
        Instant now = clock.instant();
        if (!now.isAfter(nextLook)) {
            return;
        }
        nextLook = now.plus(LOOK_EACH);
        try {
            Stamp stamp = stamp();
            if (!stamp.equals(seen)) {
                candidate = load(stamp.real);
                seen = stamp;
            }
        } catch (IOException | GeneralSecurityException e) {
            // Half written or gone for a moment: the next look tries again, the key in use stays.
            LOG.warn("The identity key file {} cannot be read; {} goes on signing", file, current.kid, e);
            return;
        }
        Loaded next = candidate;
        if (next != null && accepted.has(next.kid, issuer, next.publicKey, now.minus(activation))) {
            LOG.info("Identity tokens are signed with {} from now on, before with {}", next.kid, current.kid);
            current = next;
            candidate = null;
            // After the key itself: whoever reads this moment knows that the key before was taken for the last time.
            inUse = new InUse(next.kid, clock.instant());
        }
    }

    private Stamp stamp() throws IOException {
        Path real = file.toRealPath();
        BasicFileAttributes attributes = Files.readAttributes(real, BasicFileAttributes.class);
        return new Stamp(real, attributes.fileKey(), attributes.lastModifiedTime(), attributes.size());
    }

    private static Loaded load(Path real) throws IOException, GeneralSecurityException {
        PrivateKey key = Ed25519Keys.privateKey(Files.readString(real));
        return new Loaded(keyId(real), key, Ed25519Keys.publicKeyOf(key));
    }

    private static String keyId(Path real) {
        String name = real.getFileName().toString();
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }
}
