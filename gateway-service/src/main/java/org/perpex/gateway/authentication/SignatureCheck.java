package org.perpex.gateway.authentication;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.jce.provider.BouncyCastleProvider;

/** How the signatures of one API key are checked. Thread-safe. */
sealed interface SignatureCheck {

    /** Computes Ed25519 fifteen times as fast as the JDK does. */
    Provider BOUNCY_CASTLE = new BouncyCastleProvider();

    String ED25519 = "Ed25519";

    /** Whether a signature, as the client wrote it, is that of the text. A malformed one is a wrong one. */
    boolean holds(byte[] text, String signature);

    /** HMAC-SHA256 under a shared secret, written in hexadecimal digits. */
    static SignatureCheck hmac(byte[] secret) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            return new Hmac(mac);
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("the secret cannot be used", e);
        }
    }

    /** Ed25519 under a public key, written in base64. */
    static SignatureCheck ed25519(String publicKey) {
        return PublicKeyed.of(ED25519, ED25519, publicKey, BOUNCY_CASTLE);
    }

    /** RSA with PKCS #1 v1.5 and SHA-256 under a public key, written in base64. */
    static SignatureCheck rsa(String publicKey) {
        return PublicKeyed.of("RSA", "SHA256withRSA", publicKey, BOUNCY_CASTLE);
    }

    /** The keyed function is initialised once and copied for each check. */
    record Hmac(Mac keyed) implements SignatureCheck {

        @Override
        public boolean holds(byte[] text, String signature) {
            try {
                byte[] claimed = HexFormat.of().parseHex(signature);
                Mac mac = (Mac) keyed.clone();
                return MessageDigest.isEqual(mac.doFinal(text), claimed);
            } catch (IllegalArgumentException e) {
                return false;
            } catch (CloneNotSupportedException e) {
                throw new IllegalStateException("HMAC-SHA256 of this JDK cannot be copied", e);
            }
        }
    }

    /** A public key under one algorithm of one provider. */
    record PublicKeyed(String algorithm, PublicKey key, Provider provider) implements SignatureCheck {

        boolean isEd25519() {
            return algorithm.equals(ED25519);
        }

        static PublicKeyed of(String kind, String algorithm, String text, Provider provider) {
            try {
                byte[] der = Base64.getDecoder()
                        .decode(text.replaceAll("-----[A-Z ]+-----", "").replaceAll("\\s", ""));
                PublicKey key = KeyFactory.getInstance(kind, provider).generatePublic(new X509EncodedKeySpec(der));
                return new PublicKeyed(algorithm, key, provider);
            } catch (GeneralSecurityException e) {
                throw new IllegalArgumentException("not a public key for " + algorithm, e);
            }
        }

        @Override
        public boolean holds(byte[] text, String signature) {
            try {
                Signature check = Signature.getInstance(algorithm, provider);
                check.initVerify(key);
                check.update(text);
                return check.verify(Base64.getDecoder().decode(signature));
            } catch (SignatureException | IllegalArgumentException e) {
                return false;
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(algorithm + " cannot be computed", e);
            }
        }
    }
}
