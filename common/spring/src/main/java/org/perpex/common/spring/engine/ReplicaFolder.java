package org.perpex.common.spring.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/**
 * The folder of one replica: its archive, its snapshots, and its number, which is drawn once and kept. Only one process
 * has it open at a time, so an earlier life of this replica is certainly over.
 */
final class ReplicaFolder implements AutoCloseable {

    private final Path folder;
    private final FileChannel lockFile;
    private final long replica;

    private ReplicaFolder(Path folder, FileChannel lockFile, long replica) {
        this.folder = folder;
        this.lockFile = lockFile;
        this.replica = replica;
    }

    /** Opens a folder, or throws if another process has it. */
    static ReplicaFolder open(Path folder) {
        try {
            Files.createDirectories(folder);
            FileChannel lockFile =
                    FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = lockFile.tryLock();
            if (lock == null) {
                lockFile.close();
                throw new IllegalStateException("another process has " + folder);
            }
            return new ReplicaFolder(folder, lockFile, replica(folder.resolve("replica")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where it is. */
    Path path() {
        return folder;
    }

    Path archive() {
        return archive(folder);
    }

    static Path archive(Path folder) {
        return folder.resolve("archive");
    }

    Path snapshots() {
        return folder.resolve("snapshots");
    }

    /** The replica's number, never 0. */
    long replica() {
        return replica;
    }

    @Override
    public void close() {
        try {
            lockFile.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long replica(Path file) throws IOException {
        if (Files.exists(file) && Files.size(file) > 0) {
            return Long.parseUnsignedLong(Files.readString(file).strip(), 16);
        }
        long drawn = UUID.randomUUID().getLeastSignificantBits();
        Files.writeString(file, Long.toHexString(drawn));
        return drawn;
    }
}
