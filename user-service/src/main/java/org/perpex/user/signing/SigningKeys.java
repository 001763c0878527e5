package org.perpex.user.signing;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.perpex.user.secret.SecretBox;

/**
 * The keys that sign access tokens. Time is cut into slots, and each slot has a key, made one slot ahead: whoever
 * fetches the public keys knows each one long before it signs, and until its last token has expired. They rest sealed
 * in the database; instances share them. Thread-safe.
 */
final class SigningKeys {

    private final SigningKeyMapper mapper;
    private final SecretBox box;
    private final InstantSource clock;
    private final long slotMillis;
    private volatile @Nullable Ring ring;

    /** The keys around a slot, the one that signs in it first. */
    private record Ring(long slot, List<ECKey> keys) {}

    SigningKeys(SigningKeyMapper mapper, SecretBox box, InstantSource clock, Duration slot) {
        this.mapper = mapper;
        this.box = box;
        this.clock = clock;
        this.slotMillis = slot.toMillis();
    }

    /** Returns the key that signs now, then those that are accepted beside it. */
    List<ECKey> keys() {
        long slot = clock.millis() / slotMillis;
        Ring known = ring;
        if (known == null || known.slot != slot) {
            known = load(slot);
            ring = known;
        }
        return known.keys;
    }

    private synchronized Ring load(long slot) {
        Ring known = ring;
        if (known != null && known.slot == slot) {
            return known;
        }
        Map<Long, SigningKeyRow> rows = rows(slot);
        LongStream.of(slot, slot + 1).filter(each -> !rows.containsKey(each)).forEach(this::create);
        Map<Long, SigningKeyRow> complete = rows(slot);
        List<ECKey> keys = new ArrayList<>();
        for (long each : new long[] {slot, slot + 1, slot - 1}) {
            SigningKeyRow row = complete.get(each);
            if (row != null) {
                keys.add(open(row));
            }
        }
        return new Ring(slot, List.copyOf(keys));
    }

    private Map<Long, SigningKeyRow> rows(long slot) {
        return mapper.between(slot - 1, slot + 1).stream()
                .collect(Collectors.toMap(SigningKeyRow::slot, Function.identity()));
    }

    private void create(long slot) {
        String kid = "access-" + UUID.randomUUID();
        try {
            ECKey key = new ECKeyGenerator(Curve.P_256)
                    .keyID(kid)
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.ES256)
                    .generate();
            String sealed = box.seal(kid, key.toJSONString().getBytes(StandardCharsets.UTF_8));
            mapper.insertUnlessThere(new SigningKeyRow(slot, kid, sealed, clock.millis()));
        } catch (JOSEException e) {
            throw new IllegalStateException("a signing key could not be made", e);
        }
    }

    private ECKey open(SigningKeyRow row) {
        try {
            return ECKey.parse(new String(box.open(row.kid(), row.sealedKey()), StandardCharsets.UTF_8));
        } catch (ParseException e) {
            throw new IllegalStateException("the signing key " + row.kid() + " cannot be read", e);
        }
    }
}
