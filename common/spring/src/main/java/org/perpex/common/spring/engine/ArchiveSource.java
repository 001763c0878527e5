package org.perpex.common.spring.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads an archive from an offset on, up to its last whole record. It changes nothing, so that the archive of a running
 * engine can be read too. A record that is broken anywhere but at the very end throws.
 */
public final class ArchiveSource implements InputSource {

    private static final int BATCH_INPUTS_MAX = 512;

    private final List<Path> segments;
    private final Path folder;
    private int segment;
    private @Nullable ByteBuffer current;
    private long next;

    /** @param from the offset of the first input to be read; it must be in the archive or directly behind it */
    public ArchiveSource(Path folder, long from) {
        this.folder = folder;
        this.segments = ArchiveSegments.list(folder);
        this.next = from;
        if (!segments.isEmpty() && from < ArchiveSegments.firstOffset(segments.getFirst())) {
            throw new IllegalStateException("the archive " + folder + " begins after " + from);
        }
        for (int i = 0; i < segments.size(); i++) {
            if (ArchiveSegments.firstOffset(segments.get(i)) <= from) {
                segment = i;
            }
        }
    }

    @Override
    public List<Input> poll() {
        List<Input> batch = new ArrayList<>();
        while (batch.size() < BATCH_INPUTS_MAX) {
            Input input = read();
            if (input == null) {
                break;
            }
            if (input.offset() >= next) {
                if (input.offset() > next) {
                    throw new IllegalStateException(folder + " lacks " + next + " before " + input.offset());
                }
                batch.add(input);
                next++;
            }
        }
        return batch;
    }

    /** The end of what has been read so far: an archive does not know more without reading. */
    @Override
    public long endOffset() {
        return next;
    }

    @Override
    public long startOffset() {
        return segments.isEmpty() ? next : ArchiveSegments.firstOffset(segments.getFirst());
    }

    @Override
    public void onArrival(Runnable wake) {
        // What is in the archive is there already.
    }

    @Override
    public void close() {
        current = null;
    }

    private @Nullable Input read() {
        while (segment < segments.size()) {
            if (current == null) {
                current = open(segments.get(segment));
            }
            Input input = ArchiveRecord.read(current);
            if (input != null) {
                return input;
            }
            if (segment == segments.size() - 1) {
                return null;
            }
            if (current.hasRemaining()) {
                throw new IllegalStateException(
                        segments.get(segment) + " is broken " + current.remaining() + " bytes before its end");
            }
            segment++;
            current = null;
        }
        return null;
    }

    private ByteBuffer open(Path path) {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            ByteBuffer bytes =
                    ByteBuffer.allocate(Math.toIntExact(channel.size())).order(ByteOrder.LITTLE_ENDIAN);
            while (bytes.hasRemaining() && channel.read(bytes) >= 0) {}
            bytes.flip();
            boolean isLast = segment == segments.size() - 1;
            if (isLast && bytes.limit() < ArchiveRecord.SEGMENT_HEADER_BYTES) {
                return bytes.position(bytes.limit());
            }
            ByteBuffer header = bytes.slice(0, Math.min(bytes.limit(), ArchiveRecord.SEGMENT_HEADER_BYTES));
            if (!ArchiveRecord.isSegmentHeader(header, ArchiveSegments.firstOffset(path))) {
                throw new IllegalStateException(path + " is no segment of an archive");
            }
            return bytes.position(ArchiveRecord.SEGMENT_HEADER_BYTES);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
