package org.perpex.gateway;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.Signature;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jose4j.jwk.EcJwkGenerator;
import org.jose4j.jwk.EllipticCurveJsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.keys.EllipticCurves;
import org.jose4j.lang.JoseException;

/** Users with their keys and sessions, as the user service would publish them. */
final class Users {

    static final String SECRETS_KEY =
            Base64.getEncoder().encodeToString("0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.US_ASCII));

    private static final AtomicLong NEXT = new AtomicLong(1_001);

    private final Backend service;
    private final EllipticCurveJsonWebKey tokens;

    Users(Backend service) {
        this.service = service;
        try {
            tokens = EcJwkGenerator.generateJwk(EllipticCurves.P256);
            tokens.setKeyId("access-1");
            service.document("/oauth2/jwks", new JsonWebKeySet(tokens).toJson());
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Signs a text as the owner of a key does. */
    interface Signer {
        String sign(String text);
    }

    /** A key in its owner's hands. */
    record Key(String name, long user, Signer signer) {
        String sign(String text) {
            return signer.sign(text);
        }
    }

    /** What a key is allowed. */
    record Grant(List<String> permissions, List<String> roles, List<String> addresses) {
        static final Grant TRADER = new Grant(List.of("READ", "TRADE"), List.of("TRADER"), List.of());
    }

    Key hmacKey(Grant grant) {
        String name = randomName();
        String secret = randomName();
        long user = publish(name, "HMAC", "\"encryptedSecret\":\"" + seal(name, secret) + "\"", grant);
        return new Key(name, user, text -> hmac(secret, text));
    }

    Key publicKey(String kind, Grant grant) {
        String name = randomName();
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(kind.equals("RSA") ? "RSA" : "Ed25519");
            if (kind.equals("RSA")) {
                generator.initialize(2048);
            }
            KeyPair pair = generator.generateKeyPair();
            String pem = "-----BEGIN PUBLIC KEY-----\\n"
                    + Base64.getEncoder().encodeToString(pair.getPublic().getEncoded())
                    + "\\n-----END PUBLIC KEY-----";
            long user = publish(name, kind, "\"publicKey\":\"" + pem + "\"", grant);
            return new Key(name, user, text -> {
                try {
                    Signature signature = Signature.getInstance(kind.equals("RSA") ? "SHA256withRSA" : "Ed25519");
                    signature.initSign(pair.getPrivate());
                    signature.update(text.getBytes(StandardCharsets.UTF_8));
                    return Base64.getEncoder().encodeToString(signature.sign());
                } catch (GeneralSecurityException e) {
                    throw new IllegalStateException(e);
                }
            });
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Takes a key away from the books of the user service. */
    void withdraw(Key key) {
        service.document("/internal/api-keys/" + key.name(), null);
    }

    /** Opens a session and returns its access token. */
    String session(String id, String... roles) {
        return session(id, "perpex-user", 300, roles);
    }

    String session(String id, String issuer, int seconds, String... roles) {
        service.document("/internal/sessions/" + id, "{\"id\":\"" + id + "\",\"revoked\":false}");
        JwtClaims claims = new JwtClaims();
        claims.setIssuer(issuer);
        claims.setSubject(Long.toString(NEXT.incrementAndGet()));
        claims.setStringClaim("sid", id);
        claims.setStringListClaim("roles", roles);
        claims.setExpirationTimeMinutesInTheFuture(seconds / 60f);
        JsonWebSignature signature = new JsonWebSignature();
        signature.setPayload(claims.toJson());
        signature.setKey(tokens.getPrivateKey());
        signature.setKeyIdHeaderValue(tokens.getKeyId());
        signature.setAlgorithmHeaderValue("ES256");
        try {
            return signature.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    static String hmac(String secret, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static String randomName() {
        byte[] bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private long publish(String name, String kind, String secret, Grant grant) {
        long user = NEXT.incrementAndGet();
        service.document(
                "/internal/api-keys/" + name,
                "{\"apiKey\":\"%s\",\"userId\":%d,\"subAccount\":0,\"kind\":\"%s\",%s,\"permissions\":%s,\"roles\":%s,\"ipAllowList\":%s,\"revoked\":false}"
                        .formatted(
                                name,
                                user,
                                kind,
                                secret,
                                json(grant.permissions()),
                                json(grant.roles()),
                                json(grant.addresses())));
        return user;
    }

    private static String json(List<String> words) {
        return words.stream().map(word -> "\"" + word + "\"").toList().toString();
    }

    private static String seal(String name, String secret) {
        try {
            byte[] nonce = Arrays.copyOf(name.getBytes(StandardCharsets.US_ASCII), 12);
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(
                    Cipher.ENCRYPT_MODE,
                    new SecretKeySpec(Base64.getDecoder().decode(SECRETS_KEY), "AES"),
                    new GCMParameterSpec(128, nonce));
            cipher.updateAAD(name.getBytes(StandardCharsets.UTF_8));
            byte[] sealed = cipher.doFinal(secret.getBytes(StandardCharsets.UTF_8));
            byte[] all = Arrays.copyOf(nonce, nonce.length + sealed.length);
            System.arraycopy(sealed, 0, all, nonce.length, sealed.length);
            return Base64.getEncoder().encodeToString(all);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
