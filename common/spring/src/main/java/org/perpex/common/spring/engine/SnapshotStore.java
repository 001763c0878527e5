package org.perpex.common.spring.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.perpex.common.core.StreamHash;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Snapshots on disk. One is written under the name {@code .pending} and counts only after {@link #confirm} has renamed
 * it; what is pending at a start is removed unread. A file is: magic, version, length, the state, its hash.
 */
final class SnapshotStore {

    private static final Logger LOG = LoggerFactory.getLogger(SnapshotStore.class);
    private static final String PENDING = ".pending";
    private static final String COUNTS = ".snapshot";
    private static final int MAGIC = 0x53585850;
    private static final int VERSION = 1;
    private static final int HEADER_BYTES = 16;
    private static final int PIECE_BYTES = 256 * 1024;

    private final Path folder;
    private final int kept;

    SnapshotStore(Path folder, int kept) {
        this.folder = folder;
        this.kept = kept;
        try {
            Files.createDirectories(folder);
            for (Path pending : list(PENDING)) {
                Files.delete(pending);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the newest state that counts and is whole. */
    Optional<byte[]> newest() {
        return counting().findFirst();
    }

    /** The states that count and are whole, the newest first; each is read when it is come to. Any thread may ask. */
    Stream<byte[]> counting() {
        return list(COUNTS).stream().flatMap(file -> {
            Optional<byte[]> state = read(file);
            if (state.isEmpty()) {
                LOG.warn("{} is not a whole snapshot of version {}: an older one is taken", file, VERSION);
            }
            return state.stream();
        });
    }

    /**
     * Writes a state, the first bytes of an array, and returns its hash when the disk has it. It does not count yet. It goes in
     * pieces, since the channel copies each into memory of its own, and keeps that.
     */
    long write(long offset, byte[] state, int length) {
        long hash = hash(state, length);
        try (FileChannel channel = FileChannel.open(
                path(offset, PENDING),
                StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.WRITE)) {
            ByteBuffer ends = ByteBuffer.allocate(HEADER_BYTES).order(ByteOrder.LITTLE_ENDIAN);
            writeAll(channel, ends.putInt(MAGIC).putInt(VERSION).putLong(length).flip());
            for (int from = 0; from < length; from += PIECE_BYTES) {
                writeAll(channel, ByteBuffer.wrap(state, from, Math.min(PIECE_BYTES, length - from)));
            }
            writeAll(channel, ends.clear().putLong(hash).flip());
            channel.force(true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return hash;
    }

    private static void writeAll(FileChannel channel, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    /** Makes a snapshot count, and removes those that are older than the ones to be kept. */
    void confirm(long offset) {
        try {
            Files.move(path(offset, PENDING), path(offset, COUNTS), StandardCopyOption.ATOMIC_MOVE);
            try (FileChannel directory = FileChannel.open(folder, StandardOpenOption.READ)) {
                directory.force(true);
            }
            List<Path> counting = list(COUNTS);
            for (Path old : counting.subList(Math.min(kept, counting.size()), counting.size())) {
                Files.delete(old);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static long hash(byte[] state) {
        return hash(state, state.length);
    }

    private static long hash(byte[] state, int length) {
        return StreamHash.extend(StreamHash.SEED, state, 0, length);
    }

    private Optional<byte[]> read(Path file) {
        try {
            byte[] whole = Files.readAllBytes(file);
            ByteBuffer bytes = ByteBuffer.wrap(whole).order(ByteOrder.LITTLE_ENDIAN);
            if (whole.length < HEADER_BYTES + Long.BYTES || bytes.getInt() != MAGIC || bytes.getInt() != VERSION) {
                return Optional.empty();
            }
            if (bytes.getLong() != whole.length - HEADER_BYTES - Long.BYTES) {
                return Optional.empty();
            }
            byte[] state = new byte[whole.length - HEADER_BYTES - Long.BYTES];
            bytes.get(state);
            return bytes.getLong() == hash(state) ? Optional.of(state) : Optional.empty();
        } catch (NoSuchFileException removed) { // by confirm, meanwhile
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the files with a suffix, the newest first. */
    private List<Path> list(String suffix) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().endsWith(suffix))
                    .sorted(Comparator.comparing(
                                    (Path file) -> file.getFileName().toString())
                            .reversed())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path path(long offset, String suffix) {
        return folder.resolve(String.format("%020d", offset) + suffix);
    }
}
