package org.perpex.market.store;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.zip.CRC32C;
import org.perpex.market.feed.FeedSnapshot;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The newest snapshot of the feed in a file: written aside, forced to disk and renamed, so a kill leaves the one
 * before it. A file that is damaged or of another version counts as none.
 */
public final class SnapshotFile {

    private static final Logger LOG = LoggerFactory.getLogger(SnapshotFile.class);
    private static final int MAGIC = 0x50585331;
    private static final int HEADER_BYTES = Integer.BYTES + Long.BYTES;

    private final Path file;

    SnapshotFile(Path file) throws IOException {
        this.file = file;
        Files.createDirectories(file.toAbsolutePath().getParent());
    }

    public void write(FeedSnapshot snapshot) {
        try {
            ByteArrayOutputStream body = new ByteArrayOutputStream(1 << 16);
            SnapshotCodec.write(snapshot, new DataOutputStream(body));
            byte[] bytes = body.toByteArray();
            ByteBuffer whole = ByteBuffer.allocate(HEADER_BYTES + bytes.length)
                    .putInt(MAGIC)
                    .putLong(checksum(bytes))
                    .put(bytes)
                    .flip();
            Path aside = file.resolveSibling(file.getFileName() + ".new");
            try (FileChannel channel = FileChannel.open(
                    aside, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
                while (whole.hasRemaining()) {
                    channel.write(whole);
                }
                channel.force(true);
            }
            Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    public Optional<FeedSnapshot> read() {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            ByteBuffer whole = ByteBuffer.wrap(Files.readAllBytes(file));
            if (whole.remaining() < HEADER_BYTES || whole.getInt() != MAGIC) {
                LOG.warn("{} is no snapshot of this version", file);
                return Optional.empty();
            }
            long checksum = whole.getLong();
            byte[] body = new byte[whole.remaining()];
            whole.get(body);
            if (checksum(body) != checksum) {
                LOG.warn("{} is damaged", file);
                return Optional.empty();
            }
            return Optional.of(SnapshotCodec.read(new DataInputStream(new java.io.ByteArrayInputStream(body))));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static long checksum(byte[] bytes) {
        CRC32C crc = new CRC32C();
        crc.update(bytes);
        return crc.getValue();
    }
}
