package org.perpex.common.spring.engine;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * The layout of the archive, little endian. A segment begins with a header (magic, version, offset of its first
 * input); a record is: length of the body (4), CRC32C of all that follows (4), offset (8), store time (8), body.
 */
final class ArchiveRecord {

    static final int SEGMENT_HEADER_BYTES = 16;
    static final int HEADER_BYTES = 24;

    private static final int MAGIC = 0x41585850;
    private static final int VERSION = 1;
    private static final int CRC_FROM = 8;

    /** No input is larger: packs end far below, and the broker refuses more than this. */
    static final int BODY_BYTES_MAX = 4 * 1024 * 1024;

    private ArchiveRecord() {}

    static ByteBuffer segmentHeader(long firstOffset) {
        return ByteBuffer.allocate(SEGMENT_HEADER_BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(MAGIC)
                .putInt(VERSION)
                .putLong(firstOffset)
                .flip();
    }

    /** Whether a segment's header is whole and names this offset as its first. */
    static boolean isSegmentHeader(ByteBuffer header, long firstOffset) {
        return header.remaining() == SEGMENT_HEADER_BYTES && header.equals(segmentHeader(firstOffset));
    }

    static int length(Input input) {
        return HEADER_BYTES + input.body().length;
    }

    static void write(Input input, ByteBuffer to) {
        to.putInt(input.body().length);
        to.putInt(crc(input));
        to.putLong(input.offset());
        to.putLong(input.storeTimeMillis());
        to.put(input.body());
    }

    static int crc(Input input) {
        ByteBuffer header = ByteBuffer.allocate(HEADER_BYTES - CRC_FROM).order(ByteOrder.LITTLE_ENDIAN);
        header.putLong(input.offset()).putLong(input.storeTimeMillis()).flip();
        CRC32C crc = new CRC32C();
        crc.update(header);
        crc.update(input.body());
        return (int) crc.getValue();
    }

    /** Reads the record at the buffer's position and moves past it; null if it is not whole. */
    static @Nullable Input read(ByteBuffer from) {
        int start = from.position();
        if (from.remaining() < HEADER_BYTES) {
            return null;
        }
        int length = from.getInt();
        int crc = from.getInt();
        long offset = from.getLong();
        long storeTimeMillis = from.getLong();
        if (length < 0 || length > BODY_BYTES_MAX || length > from.remaining()) {
            from.position(start);
            return null;
        }
        byte[] body = new byte[length];
        from.get(body);
        Input input = new Input(offset, storeTimeMillis, body);
        if (crc(input) != crc) {
            from.position(start);
            return null;
        }
        return input;
    }
}
