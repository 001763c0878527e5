package org.perpex.common.contract.engine;

import java.util.Arrays;
import org.agrona.ExpandableArrayBuffer;
import org.perpex.common.core.StreamHash;

/** Writes an engine's state as bytes, little endian, without gaps. Not thread-safe. */
public final class StateWriter {

    private static final int BYTES_AT_FIRST = 64 * 1024;

    private final ExpandableArrayBuffer buffer = new ExpandableArrayBuffer(BYTES_AT_FIRST);
    private int length;

    public void putLong(long value) {
        buffer.putLong(length, value, java.nio.ByteOrder.LITTLE_ENDIAN);
        length += Long.BYTES;
    }

    public void putInt(int value) {
        buffer.putInt(length, value, java.nio.ByteOrder.LITTLE_ENDIAN);
        length += Integer.BYTES;
    }

    public void putBoolean(boolean value) {
        buffer.putByte(length, (byte) (value ? 1 : 0));
        length += 1;
    }

    public void putText(String value) {
        length += buffer.putStringUtf8(length, value, java.nio.ByteOrder.LITTLE_ENDIAN);
    }

    public int length() {
        return length;
    }

    /** Begins anew; what was written is overwritten. */
    public void clear() {
        length = 0;
    }

    /** What holds the first {@link #length} bytes, not copied: it changes when writing goes on or begins anew. */
    public byte[] array() {
        return buffer.byteArray();
    }

    public byte[] toBytes() {
        return Arrays.copyOf(buffer.byteArray(), length);
    }

    /** The hash of everything written so far. */
    public long hash() {
        return StreamHash.extend(StreamHash.SEED, buffer.byteArray(), 0, length);
    }
}
