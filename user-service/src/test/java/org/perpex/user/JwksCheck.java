package org.perpex.user;

import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.VerificationJwkSelector;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.lang.JoseException;

/** Checks an access token as the gateway does, with another library than the one that signed it. */
final class JwksCheck {

    private JwksCheck() {}

    static boolean proves(String jwks, String token) throws AssertionError {
        try {
            JsonWebSignature signature = new JsonWebSignature();
            signature.setCompactSerialization(token);
            var key = new VerificationJwkSelector().select(signature, new JsonWebKeySet(jwks).getJsonWebKeys());
            signature.setKey(key.getKey());
            return signature.verifySignature();
        } catch (JoseException e) {
            throw new AssertionError(e);
        }
    }

    /** Returns the token with other claims under the same signature. */
    static String altered(String token) {
        String[] parts = token.split("\\.");
        String claims = new String(
                        java.util.Base64.getUrlDecoder().decode(parts[1]), java.nio.charset.StandardCharsets.UTF_8)
                .replace("TRADER", "ADMIN");
        return parts[0]
                + "."
                + java.util.Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(claims.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                + "."
                + parts[2];
    }
}
