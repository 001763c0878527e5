package org.perpex.gateway.authentication;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Opens the secrets of API keys, which rest under AES-256-GCM: base64 of a 12-byte nonce, the ciphertext and a 16-byte tag,
 * bound to the API key that they belong to.
 */
final class Secrets {

    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecretKey key;

    /** Takes the key, base64 of 32 bytes. */
    Secrets(String base64) {
        byte[] bytes = Base64.getDecoder().decode(base64);
        if (bytes.length != KEY_BYTES) {
            throw new IllegalArgumentException("PERPEX_SECRETS_KEY must be the base64 text of 32 bytes");
        }
        key = new SecretKeySpec(bytes, "AES");
    }

    /** Returns the secret of an API key, as bytes of its text. */
    byte[] open(String apiKey, String sealed) {
        byte[] bytes = Base64.getDecoder().decode(sealed);
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(Cipher.DECRYPT_MODE, key, new GCMParameterSpec(TAG_BITS, bytes, 0, NONCE_BYTES));
            cipher.updateAAD(apiKey.getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(bytes, NONCE_BYTES, bytes.length - NONCE_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The secret of an API key cannot be opened with PERPEX_SECRETS_KEY", e);
        }
    }
}
