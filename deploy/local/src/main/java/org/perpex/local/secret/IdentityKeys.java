package org.perpex.local.secret;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import org.perpex.local.part.Layout;
import org.perpex.local.part.PlatformFailure;

/** The Ed25519 keys by which services know each other: one private file for each that signs, one list for all. */
public final class IdentityKeys {

    private static final Base64.Encoder BASE64 = Base64.getEncoder();

    private final Path folder;

    private IdentityKeys(Path folder) {
        this.folder = folder;
    }

    /** Makes the keys of those services that have none yet. */
    public static IdentityKeys of(Layout layout, List<String> services) {
        IdentityKeys keys = new IdentityKeys(Layout.folder(layout.keys().resolve("identity")));
        services.stream()
                .filter(service -> !Files.exists(keys.publicFile(service)))
                .forEach(keys::make);
        return keys;
    }

    /** Returns the private key of a service. The name of the file is the name of the key. */
    public Path privateFile(String service) {
        return folder.resolve(service + "-1.pem");
    }

    /** Returns the settings file that names the key of each of these services. */
    public String settings(List<String> services) {
        StringBuilder text = new StringBuilder("perpex:\n  identity:\n    keys:\n");
        for (String service : services) {
            text.append("      - kid: ").append(service).append("-1\n");
            text.append("        issuer: ").append(service).append('\n');
            text.append("        public-key: ").append(publicKey(service)).append('\n');
        }
        return text.toString();
    }

    private Path publicFile(String service) {
        return folder.resolve(service + "-1.pub");
    }

    private String publicKey(String service) {
        try {
            return Files.readString(publicFile(service)).strip();
        } catch (IOException e) {
            throw new PlatformFailure("cannot read " + publicFile(service) + ": " + e.getMessage(), e);
        }
    }

    private void make(String service) {
        try {
            KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            Files.writeString(
                    privateFile(service),
                    "-----BEGIN PRIVATE KEY-----\n"
                            + BASE64.encodeToString(pair.getPrivate().getEncoded()) + "\n-----END PRIVATE KEY-----\n");
            Files.setPosixFilePermissions(privateFile(service), PosixFilePermissions.fromString("rw-------"));
            Files.writeString(
                    publicFile(service), BASE64.encodeToString(pair.getPublic().getEncoded()) + "\n");
        } catch (IOException e) {
            throw new PlatformFailure("cannot write keys to " + folder + ": " + e.getMessage(), e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK 25 has Ed25519", e);
        }
    }
}
