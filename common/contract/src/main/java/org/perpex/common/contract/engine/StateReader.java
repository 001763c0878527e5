package org.perpex.common.contract.engine;

import java.nio.ByteOrder;
import org.agrona.concurrent.UnsafeBuffer;

/** Reads what a {@link StateWriter} wrote, in the same order. Reading past the end throws. Not thread-safe. */
public final class StateReader {

    private final UnsafeBuffer buffer;
    private int at;

    public StateReader(byte[] bytes) {
        buffer = new UnsafeBuffer(bytes);
    }

    public long getLong() {
        long value = buffer.getLong(at, ByteOrder.LITTLE_ENDIAN);
        at += Long.BYTES;
        return value;
    }

    public int getInt() {
        int value = buffer.getInt(at, ByteOrder.LITTLE_ENDIAN);
        at += Integer.BYTES;
        return value;
    }

    public boolean getBoolean() {
        return buffer.getByte(at++) != 0;
    }

    public String getText() {
        String value = buffer.getStringUtf8(at, ByteOrder.LITTLE_ENDIAN);
        at += Integer.BYTES + buffer.getInt(at, ByteOrder.LITTLE_ENDIAN);
        return value;
    }

    /** Whether everything has been read. */
    public boolean isAtEnd() {
        return at == buffer.capacity();
    }
}
