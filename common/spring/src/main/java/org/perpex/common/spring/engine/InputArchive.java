package org.perpex.common.spring.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.perpex.common.core.Check;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Every input that an engine read, in segment files. What was appended survives the death of the process; a record that
 * was cut short by it is removed when the archive is opened again.
 */
final class InputArchive implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(InputArchive.class);
    private static final int BUFFER_BYTES = 64 * 1024;

    private final Path folder;
    private final long segmentBytesMax;
    private ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES).order(ByteOrder.LITTLE_ENDIAN);
    private @Nullable FileChannel channel;
    private @Nullable Input last;

    private InputArchive(Path folder, long segmentBytesMax) {
        this.folder = folder;
        this.segmentBytesMax = segmentBytesMax;
    }

    /** Opens an archive for appending; it is created if there is none. */
    static InputArchive open(Path folder, long segmentBytesMax) {
        InputArchive archive = new InputArchive(folder, segmentBytesMax);
        try {
            Files.createDirectories(folder);
            archive.resume();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return archive;
    }

    /** The last input in the archive, or null if it is empty. */
    @Nullable
    Input last() {
        return last;
    }

    /** Appends inputs, each following the one before. Returns when the operating system has them. */
    void append(List<Input> inputs) {
        try {
            for (Input input : inputs) {
                Check.that(last == null || input.offset() == last.offset() + 1, "no hole on record", input.offset());
                buffer(input);
                last = input;
            }
            writeBuffer();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns when the disk has all that was appended. May be called from another thread. */
    synchronized void force() {
        try {
            if (channel != null) {
                channel.force(false);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public synchronized void close() {
        try {
            if (channel != null) {
                channel.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void resume() throws IOException {
        List<Path> segments = ArchiveSegments.list(folder);
        while (!segments.isEmpty() && !resume(segments.getLast())) {
            Files.delete(segments.removeLast());
        }
    }

    /** Goes to the end of a segment and cuts what is not whole. Returns false if nothing in it is. */
    private boolean resume(Path segment) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(segment)).order(ByteOrder.LITTLE_ENDIAN);
        int headerBytes = Math.min(bytes.limit(), ArchiveRecord.SEGMENT_HEADER_BYTES);
        if (!ArchiveRecord.isSegmentHeader(bytes.slice(0, headerBytes), ArchiveSegments.firstOffset(segment))) {
            LOG.warn("{} has no whole header and is removed", segment);
            return false;
        }
        bytes.position(ArchiveRecord.SEGMENT_HEADER_BYTES);
        Input read = ArchiveRecord.read(bytes);
        if (read == null) {
            LOG.warn("{} has no whole record and is removed", segment);
            return false;
        }
        Input newest = read;
        for (; read != null; read = ArchiveRecord.read(bytes)) {
            newest = read;
        }
        last = newest;
        channel = FileChannel.open(segment, StandardOpenOption.WRITE);
        if (bytes.hasRemaining()) {
            LOG.warn("{}: {} bytes after input {} are cut", segment, bytes.remaining(), newest.offset());
            channel.truncate(bytes.position());
        }
        channel.position(bytes.position());
        return true;
    }

    private void buffer(Input input) throws IOException {
        int length = ArchiveRecord.length(input);
        if (buffer.remaining() < length) {
            writeBuffer();
        }
        if (buffer.capacity() < length) {
            buffer = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        }
        if (channel == null || channel.position() + buffer.position() > segmentBytesMax) {
            writeBuffer();
            roll(input.offset());
        }
        ArchiveRecord.write(input, buffer);
    }

    private void writeBuffer() throws IOException {
        buffer.flip();
        while (buffer.hasRemaining() && channel != null) {
            channel.write(buffer);
        }
        buffer.clear();
    }

    private synchronized void roll(long firstOffset) throws IOException {
        force();
        close();
        channel = FileChannel.open(
                ArchiveSegments.path(folder, firstOffset), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        channel.write(ArchiveRecord.segmentHeader(firstOffset));
    }
}
