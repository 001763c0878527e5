package org.perpex.user.apikey;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.interfaces.EdECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import org.perpex.user.refusal.Reason;

/** Reads the public keys that people upload. */
final class PublicKeys {

    private static final int TEXT_CHARS_MAX = 4_096;
    private static final int RSA_BITS_MIN = 2_048;
    private static final int RSA_BITS_MAX = 4_096;

    private PublicKeys() {}

    /**
     * Returns the key in the one form that Perpex keeps: base64 of its SubjectPublicKeyInfo.
     *
     * @throws org.perpex.user.refusal.RequestRefused if it is not a strong key of that kind
     */
    static String canonical(KeyKind kind, String pem) {
        if (pem.length() > TEXT_CHARS_MAX) {
            throw Reason.PUBLIC_KEY_INVALID.refused();
        }
        try {
            byte[] der = Base64.getDecoder()
                    .decode(pem.replaceAll("-----[A-Z ]+-----", "").replaceAll("\\s", ""));
            PublicKey key = KeyFactory.getInstance(kind == KeyKind.RSA ? "RSA" : "Ed25519")
                    .generatePublic(new X509EncodedKeySpec(der));
            if (!isStrong(key)) {
                throw Reason.PUBLIC_KEY_INVALID.refused();
            }
            return Base64.getEncoder().encodeToString(key.getEncoded());
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw Reason.PUBLIC_KEY_INVALID.refused();
        }
    }

    private static boolean isStrong(PublicKey key) {
        return switch (key) {
            case RSAPublicKey rsa ->
                rsa.getModulus().bitLength() >= RSA_BITS_MIN && rsa.getModulus().bitLength() <= RSA_BITS_MAX;
            case EdECPublicKey ed25519 -> true;
            default -> false;
        };
    }
}
