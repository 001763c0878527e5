package org.perpex.common.spring.identity;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.lang.JoseException;
import org.jspecify.annotations.Nullable;

/**
 * Signs and verifies identity tokens: compact JWS, Ed25519, valid for less than 30 seconds. Thread-safe; knows no
 * servlets, so that the gateway uses it too.
 *
 * <p>The gateway may vouch for anybody. Every other service may vouch for itself alone.
 */
public final class IdentityTokens {

    /** Tokens older than this are refused, whatever they say. */
    public static final Duration AGE_MAX = Duration.ofSeconds(30);

    static final Duration SKEW = Duration.ofSeconds(2);
    /** With the skew added, a token that this class signs still ends before {@link #AGE_MAX}. */
    static final Duration LIFETIME = AGE_MAX.minus(SKEW);

    private static final String ALGORITHM = "EdDSA";
    private static final String GATEWAY = "gateway";
    private static final int COMPACT_CHARS_MAX = 4_096;
    private static final AlgorithmConstraints ED25519_ONLY = new AlgorithmConstraints(ConstraintType.PERMIT, ALGORITHM);

    private final String issuer;
    private final AcceptedKeys accepted;
    private final @Nullable SigningKey signingKey;
    private final InstantSource clock;
    private final ProvedTokens proved = new ProvedTokens();

    IdentityTokens(String issuer, AcceptedKeys accepted, @Nullable SigningKey signingKey, InstantSource clock) {
        this.issuer = AcceptedKeys.shortName(issuer);
        this.accepted = accepted;
        this.signingKey = signingKey;
        this.clock = clock;
    }

    /**
     * Creates the tokens of a service by its name and settings.
     *
     * @throws IllegalArgumentException if the private key file cannot be read
     */
    public static IdentityTokens of(
            String service, IdentityProperties settings, AcceptedKeys accepted, InstantSource clock) {
        String issuer = AcceptedKeys.shortName(service);
        SigningKey key = settings.keyFile() == null
                ? null
                : new SigningKey(settings.keyFile(), issuer, accepted, settings.activation(), clock);
        return new IdentityTokens(issuer, accepted, key, clock);
    }

    /**
     * Signs a token for these services.
     *
     * @param audience application names such as {@code trade-service}
     * @throws IllegalStateException if this service has no private key
     */
    public String sign(Identity identity, Collection<String> audience) {
        if (signingKey == null) {
            throw new IllegalStateException("PERPEX_IDENTITY_KEY_FILE is not set: this service cannot sign identities");
        }
        SigningKey.Loaded key = signingKey.current();
        Instant now = clock.instant();
        JwtClaims claims = new JwtClaims();
        claims.setIssuer(issuer);
        claims.setAudience(List.copyOf(audience));
        claims.setSubject(identity.subject());
        claims.setClaim("sub_account", identity.subAccount());
        claims.setStringListClaim("roles", names(identity.roles()));
        claims.setStringListClaim("permissions", names(identity.permissions()));
        claims.setStringClaim("via", identity.via());
        claims.setIssuedAt(NumericDate.fromSeconds(now.getEpochSecond()));
        claims.setExpirationTime(NumericDate.fromSeconds(now.plus(LIFETIME).getEpochSecond()));
        claims.setGeneratedJwtId();
        JsonWebSignature signature = new JsonWebSignature();
        signature.setProviderContext(Ed25519Keys.PROVIDER_CONTEXT);
        signature.setAlgorithmHeaderValue(ALGORITHM);
        signature.setKeyIdHeaderValue(key.kid());
        signature.setPayload(claims.toJson());
        signature.setKey(key.key());
        try {
            return signature.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException("the identity could not be signed", e);
        }
    }

    /** Says which key signs here, and since when; null if none does. */
    SigningKey.@Nullable InUse keyInUse() {
        return signingKey == null ? null : signingKey.inUse();
    }

    /** Signs a token with which this service speaks for itself. */
    public String signAsService(Collection<String> audience) {
        return sign(Identity.service(issuer), audience);
    }

    /**
     * Verifies a token that was sent to this service.
     *
     * @param audience the application name of the service that it was sent to
     * @throws IdentityRejected if it does not hold, for whatever reason
     */
    public IdentityToken verify(String compact, String audience) throws IdentityRejected {
        ProvedTokens.Proof before = proved.of(compact);
        try {
            ProvedTokens.Proof proof = before != null && accepted.contains(before.key()) ? before : prove(compact);
            IdentityToken token = token(compact, proof, audience);
            proved.keep(compact, proof);
            return token;
        } catch (JoseException
                | InvalidJwtException
                | MalformedClaimException
                | IllegalArgumentException
                | ArithmeticException e) {
            throw new IdentityRejected("it is malformed: " + e.getMessage());
        }
    }

    private ProvedTokens.Proof prove(String compact) throws JoseException, InvalidJwtException, IdentityRejected {
        requireCanonical(compact);
        JsonWebSignature signature = new JsonWebSignature();
        signature.setProviderContext(Ed25519Keys.PROVIDER_CONTEXT);
        signature.setAlgorithmConstraints(ED25519_ONLY);
        signature.setCompactSerialization(compact);
        if (!ALGORITHM.equals(signature.getAlgorithmHeaderValue())) {
            throw new IdentityRejected("its algorithm is not " + ALGORITHM);
        }
        AcceptedKeys.Entry key = keyOf(signature);
        return new ProvedTokens.Proof(JwtClaims.parse(signature.getPayload()), key);
    }

    /** Returns the key that proves the signature. */
    private AcceptedKeys.Entry keyOf(JsonWebSignature signature) throws JoseException, IdentityRejected {
        String kid = signature.getKeyIdHeaderValue();
        if (kid == null) {
            throw new IdentityRejected("it names no key");
        }
        List<AcceptedKeys.Entry> keys = accepted.withId(kid);
        if (keys.isEmpty()) {
            throw new IdentityRejected("its key " + kid + " is not accepted");
        }
        for (AcceptedKeys.Entry entry : keys) {
            signature.setKey(entry.key());
            if (signature.verifySignature()) {
                return entry;
            }
        }
        throw new IdentityRejected("its signature does not hold");
    }

    private IdentityToken token(String compact, ProvedTokens.Proof proof, String audience)
            throws MalformedClaimException, IdentityRejected {
        JwtClaims claims = proof.claims();
        String keyIssuer = proof.key().issuer();
        if (!keyIssuer.equals(claims.getIssuer())) {
            throw new IdentityRejected("its key does not belong to its issuer");
        }
        if (!claims.hasAudience() || !claims.getAudience().contains(audience)) {
            throw new IdentityRejected("it is for another audience");
        }
        requireFresh(claims);
        Identity identity = identity(claims);
        if (!keyIssuer.equals(GATEWAY) && !identity.isService(keyIssuer)) {
            throw new IdentityRejected("the service " + keyIssuer + " may vouch for itself alone");
        }
        return new IdentityToken(compact, keyIssuer, Set.copyOf(claims.getAudience()), identity);
    }

    private void requireFresh(JwtClaims claims) throws MalformedClaimException, IdentityRejected {
        NumericDate issued = claims.getIssuedAt();
        NumericDate expires = claims.getExpirationTime();
        if (issued == null || expires == null) {
            throw new IdentityRejected("it does not say how long it is valid");
        }
        Instant now = clock.instant();
        Instant from = Instant.ofEpochSecond(issued.getValue());
        Instant until = Instant.ofEpochSecond(expires.getValue());
        if (until.isAfter(from.plus(AGE_MAX))) {
            throw new IdentityRejected("it is valid for too long");
        }
        if (from.minus(SKEW).isAfter(now)) {
            throw new IdentityRejected("it is from the future");
        }
        if (!now.isBefore(until.plus(SKEW)) || !now.isBefore(from.plus(AGE_MAX))) {
            throw new IdentityRejected("it has expired");
        }
    }

    private static Identity identity(JwtClaims claims) throws MalformedClaimException, IdentityRejected {
        String subject = claims.getSubject();
        Long subAccount = claims.getClaimValue("sub_account", Long.class);
        String via = claims.getStringClaimValue("via");
        if (subject == null || subAccount == null || via == null) {
            throw new IdentityRejected("it lacks a claim");
        }
        return new Identity(
                subject,
                Math.toIntExact(subAccount),
                values(Role.class, claims.getStringListClaimValue("roles")),
                values(Permission.class, claims.getStringListClaimValue("permissions")),
                via);
    }

    /**
     * Refuses every spelling of a signature but one. Base64 has spare bits in its last character, and two texts for
     * one token would let an altered token pass.
     */
    private static void requireCanonical(String compact) throws IdentityRejected {
        int dot = compact.lastIndexOf('.');
        if (dot < 0 || compact.length() > COMPACT_CHARS_MAX) {
            throw new IdentityRejected("it is malformed");
        }
        String signature = compact.substring(dot + 1);
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(signature);
            if (!Base64.getUrlEncoder().withoutPadding().encodeToString(bytes).equals(signature)) {
                throw new IdentityRejected("its signature is not canonical");
            }
        } catch (IllegalArgumentException e) {
            throw new IdentityRejected("its signature is not base64url");
        }
    }

    private static List<String> names(Set<? extends Enum<?>> values) {
        return values.stream().map(Enum::name).sorted().toList();
    }

    private static <E extends Enum<E>> Set<E> values(Class<E> type, @Nullable List<String> names) {
        Set<E> values = EnumSet.noneOf(type);
        for (String name : names == null ? List.<String>of() : names) {
            values.add(Enum.valueOf(type, name));
        }
        return values;
    }
}
