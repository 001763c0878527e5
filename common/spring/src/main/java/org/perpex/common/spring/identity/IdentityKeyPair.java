package org.perpex.common.spring.identity;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import org.perpex.common.spring.identity.IdentityProperties.AcceptedKey;

/**
 * A new key pair for identity tokens, for operators who rotate keys and for tests.
 *
 * @param privatePem the private key as its file holds it
 * @param publicKey the public key as the setting {@code perpex.identity.keys} holds it
 */
public record IdentityKeyPair(String kid, String issuer, String privatePem, String publicKey) {

    /** Makes a pair with the JDK's generator. */
    public static IdentityKeyPair generate(String kid, String issuer) {
        try {
            KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            String pem = "-----BEGIN PRIVATE KEY-----\n"
                    + Base64.getMimeEncoder(64, new byte[] {'\n'})
                            .encodeToString(pair.getPrivate().getEncoded())
                    + "\n-----END PRIVATE KEY-----\n";
            return new IdentityKeyPair(
                    kid,
                    issuer,
                    pem,
                    Base64.getEncoder().encodeToString(pair.getPublic().getEncoded()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK has no Ed25519", e);
        }
    }

    /** Returns the entry of {@code perpex.identity.keys}. */
    public AcceptedKey accepted() {
        return new AcceptedKey(kid, issuer, publicKey);
    }

    /** Writes the private key to {@code <kid>.pem} in a folder and returns that file. */
    public Path writeTo(Path folder) throws IOException {
        Files.createDirectories(folder);
        return Files.writeString(folder.resolve(kid + ".pem"), privatePem);
    }

    /** Returns tokens that sign with this pair, kept in a file of that folder. */
    public IdentityTokens signer(Path folder, InstantSource clock) throws IOException {
        IdentityProperties settings = new IdentityProperties(List.of(accepted()), writeTo(folder), Duration.ZERO);
        return IdentityTokens.of(issuer, settings, new AcceptedKeys(settings.keys(), clock), clock);
    }

    /** Names the pair and keeps its private half out of logs. */
    @Override
    public String toString() {
        return "IdentityKeyPair[" + kid + " of " + issuer + "]";
    }
}
