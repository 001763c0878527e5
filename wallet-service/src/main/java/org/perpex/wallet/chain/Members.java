package org.perpex.wallet.chain;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.perpex.common.core.Check;

/** The rows of a block and what they said when it was sealed. Immutable. */
public final class Members {

    private static final int ENTRY_BYTES = Long.BYTES + Sha256.BYTES;

    private final byte[] bytes;

    private Members(byte[] bytes) {
        this.bytes = bytes;
    }

    /** The members of rows, whatever their order. */
    static Members of(List<ChainRow> rows) {
        SortedMap<Long, byte[]> digests = new TreeMap<>();
        rows.forEach(row -> digests.put(row.sequence(), row.digest()));
        Check.that(digests.size() == rows.size(), "a row is in a block once", rows.size());
        ByteBuffer buffer = ByteBuffer.allocate(digests.size() * ENTRY_BYTES);
        digests.forEach((sequence, digest) -> buffer.putLong(sequence).put(digest));
        return new Members(buffer.array());
    }

    /** Reads what {@link #toBytes} wrote; what somebody changed since then is read as it is. */
    public static Members read(byte[] bytes) {
        return new Members(bytes.clone());
    }

    public byte[] toBytes() {
        return bytes.clone();
    }

    public int count() {
        return bytes.length / ENTRY_BYTES;
    }

    /** Digests in hexadecimal, by sequence. */
    SortedMap<Long, String> digests() {
        SortedMap<Long, String> digests = new TreeMap<>();
        for (int i = 0; i < count(); i++) {
            byte[] digest = Arrays.copyOfRange(bytes, i * ENTRY_BYTES + Long.BYTES, (i + 1) * ENTRY_BYTES);
            digests.put(sequence(i), HexFormat.of().formatHex(digest));
        }
        return digests;
    }

    long sequence(int index) {
        return ByteBuffer.wrap(bytes).getLong(index * ENTRY_BYTES);
    }

    long firstSequence() {
        return sequence(0);
    }

    long lastSequence() {
        return sequence(count() - 1);
    }
}
