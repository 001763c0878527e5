package org.perpex.common.spring.identity;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which keys prove an identity, and with which one this service signs.
 *
 * @param keys the accepted public keys; changes at run time
 * @param keyFile the Ed25519 private key of this service (PKCS#8, PEM), absent if it never signs. Its key id is the
 *     name of the file without extension, after following symbolic links. Read again when it changes
 * @param activation how long the public part of a changed private key must have been in the list before it signs, so
 *     that every other service has it too
 */
@ConfigurationProperties("perpex.identity")
public record IdentityProperties(
        @DefaultValue List<AcceptedKey> keys,
        @Nullable Path keyFile,
        @DefaultValue("10s") Duration activation) {

    public IdentityProperties {
        keys = List.copyOf(keys);
        if (keyFile != null && keyFile.toString().isEmpty()) {
            keyFile = null; // an environment variable that is set to nothing
        }
    }

    /** A public key that proves tokens of one issuer. */
    public record AcceptedKey(String kid, String issuer, String publicKey) {}
}
