package org.perpex.local.secret;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Supplier;
import org.perpex.local.part.Layout;
import org.perpex.local.part.PlatformFailure;

/**
 * The passwords of one local platform, in a file that only its owner can read. Each is made when it is first asked for
 * and stays the same until the platform is started afresh.
 */
public final class Secrets {

    private static final SecureRandom RANDOM = new SecureRandom();

    private final Path file;
    private final Properties values = new Properties();

    private Secrets(Path file) {
        this.file = file;
    }

    /** Reads what was made before. */
    public static Secrets of(Layout layout) {
        Path folder = Layout.folder(layout.keys());
        Secrets secrets = new Secrets(folder.resolve("secrets.properties"));
        try {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
            if (Files.exists(secrets.file)) {
                try (Reader reader = Files.newBufferedReader(secrets.file)) {
                    secrets.values.load(reader);
                }
            }
        } catch (IOException e) {
            throw new PlatformFailure("cannot read " + secrets.file + ": " + e.getMessage(), e);
        }
        return secrets;
    }

    /** Returns a password of 32 characters that need no quoting anywhere. */
    public String password(String name) {
        return value(name, () -> Base64.getUrlEncoder().withoutPadding().encodeToString(random(24)));
    }

    /** Returns 32 random bytes in Base64. */
    public String key(String name) {
        return value(name, () -> Base64.getEncoder().encodeToString(random(32)));
    }

    /** Returns a value, and makes and keeps it if it is not there yet. */
    public synchronized String value(String name, Supplier<String> maker) {
        return find(name).orElseGet(() -> {
            String made = maker.get();
            put(name, made);
            return made;
        });
    }

    /** Returns a value that was kept. */
    public synchronized Optional<String> find(String name) {
        return Optional.ofNullable(values.getProperty(name));
    }

    /** Keeps a value. */
    public synchronized void put(String name, String value) {
        values.setProperty(name, value);
        try {
            Path next = file.resolveSibling("secrets.properties.next");
            try (Writer writer = Files.newBufferedWriter(next)) {
                values.store(writer, null);
            }
            Files.setPosixFilePermissions(next, PosixFilePermissions.fromString("rw-------"));
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new PlatformFailure("cannot write " + file + ": " + e.getMessage(), e);
        }
    }

    private static byte[] random(int bytes) {
        byte[] random = new byte[bytes];
        RANDOM.nextBytes(random);
        return random;
    }
}
