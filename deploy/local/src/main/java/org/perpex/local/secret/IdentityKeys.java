package org.perpex.local.secret;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.perpex.local.part.Layout;
import org.perpex.local.part.PlatformFailure;

/**
 * The Ed25519 keys by which services know each other: numbered files for each service that signs, a link to the one that
 * it signs with, and one list of public keys for all. Keys rotate in three steps, each of which may be repeated: make the
 * next ones, use the newest, forget those before.
 */
public final class IdentityKeys {

    private static final Base64.Encoder BASE64 = Base64.getEncoder();
    private static final String PRIVATE = ".pem";
    private static final String PUBLIC = ".pub";

    private final Path folder;
    private final List<String> services;

    private IdentityKeys(Path folder, List<String> services) {
        this.folder = folder;
        this.services = List.copyOf(services);
    }

    /** Makes the keys of those of these services that have none yet. */
    public static IdentityKeys of(Layout layout, List<String> services) {
        IdentityKeys keys = new IdentityKeys(Layout.folder(layout.keys().resolve("identity")), services);
        for (String service : services) {
            if (keys.numbers(service).isEmpty()) {
                keys.make(service, 1);
            }
            if (!Files.exists(keys.privateFile(service))) {
                keys.use(service, keys.newest(service));
            }
        }
        return keys;
    }

    /** Returns the private key that a service signs with: a link to a file whose name is the name of the key. */
    public Path privateFile(String service) {
        return folder.resolve(service + PRIVATE);
    }

    /** Returns the settings file that names every key there is of each service, in use or not. */
    public String settings() {
        StringBuilder text = new StringBuilder("perpex:\n  identity:\n    keys:\n");
        for (String service : services) {
            for (int number : numbers(service)) {
                text.append("      - kid: ").append(kid(service, number)).append('\n');
                text.append("        issuer: ").append(service).append('\n');
                text.append("        public-key: ")
                        .append(publicKey(service, number))
                        .append('\n');
            }
        }
        return text.toString();
    }

    /** Returns the id of the newest key of a service. */
    public String newestKey(String service) {
        return kid(service, newest(service));
    }

    /** Makes another key for each service. None signs with it yet. */
    public void makeNext() {
        services.forEach(service -> make(service, newest(service) + 1));
    }

    /** Has each service sign with its newest key from now on. */
    public void useNewest() {
        services.forEach(service -> use(service, newest(service)));
    }

    /** Forgets every key but the newest of each service. */
    public void forgetOld() {
        for (String service : services) {
            int newest = newest(service);
            for (int number : numbers(service)) {
                if (number != newest) {
                    delete(kid(service, number) + PUBLIC);
                    delete(kid(service, number) + PRIVATE);
                }
            }
        }
    }

    private static String kid(String service, int number) {
        return service + "-" + number;
    }

    private int newest(String service) {
        return numbers(service).getLast();
    }

    /** The numbers of the keys of a service, the oldest first. */
    private List<Integer> numbers(String service) {
        Pattern name = Pattern.compile(Pattern.quote(service) + "-(\\d+)" + Pattern.quote(PUBLIC));
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> name.matcher(file.getFileName().toString()))
                    .filter(Matcher::matches)
                    .map(found -> Integer.valueOf(found.group(1)))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new PlatformFailure("cannot read " + folder + ": " + e.getMessage(), e);
        }
    }

    private String publicKey(String service, int number) {
        Path file = folder.resolve(kid(service, number) + PUBLIC);
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new PlatformFailure("cannot read " + file + ": " + e.getMessage(), e);
        }
    }

    /** Writes the public half last: a key without it does not count. */
    private void make(String service, int number) {
        Path file = folder.resolve(kid(service, number) + PRIVATE);
        try {
            KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            Files.writeString(
                    file,
                    "-----BEGIN PRIVATE KEY-----\n"
                            + BASE64.encodeToString(pair.getPrivate().getEncoded()) + "\n-----END PRIVATE KEY-----\n");
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
            Files.writeString(
                    folder.resolve(kid(service, number) + PUBLIC),
                    BASE64.encodeToString(pair.getPublic().getEncoded()) + "\n");
        } catch (IOException e) {
            throw new PlatformFailure("cannot write keys to " + folder + ": " + e.getMessage(), e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK 25 has Ed25519", e);
        }
    }

    private void use(String service, int number) {
        Path next = folder.resolve(service + ".next");
        try {
            Files.deleteIfExists(next);
            Files.createSymbolicLink(next, Path.of(kid(service, number) + PRIVATE));
            Files.move(next, privateFile(service), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new PlatformFailure("cannot link " + privateFile(service) + ": " + e.getMessage(), e);
        }
    }

    private void delete(String name) {
        try {
            Files.deleteIfExists(folder.resolve(name));
        } catch (IOException e) {
            throw new PlatformFailure("cannot delete " + folder.resolve(name) + ": " + e.getMessage(), e);
        }
    }
}
