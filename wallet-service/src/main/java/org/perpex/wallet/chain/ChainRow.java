package org.perpex.wallet.chain;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A transfer as its row has it, all columns.
 *
 * @param sequence place in the table, rising with gaps
 * @param units of 1e-8
 * @param xid global transaction that wrote it, empty for a local one
 */
public record ChainRow(
        long sequence,
        String id,
        int kind,
        int asset,
        int debitKind,
        long debitOwner,
        int creditKind,
        long creditOwner,
        long units,
        String reference,
        long batch,
        long timeMillis,
        String xid) {

    private static final int NUMBERS = 10;

    /** SHA-256 over all columns: numbers as 8 bytes, big end first; texts with their lengths before them. */
    byte[] digest() {
        List<byte[]> texts = List.of(bytes(id), bytes(reference), bytes(xid));
        int length = NUMBERS * Long.BYTES
                + texts.stream().mapToInt(text -> Integer.BYTES + text.length).sum();
        ByteBuffer buffer = ByteBuffer.allocate(length)
                .putLong(sequence)
                .putLong(kind)
                .putLong(asset)
                .putLong(debitKind)
                .putLong(debitOwner)
                .putLong(creditKind)
                .putLong(creditOwner)
                .putLong(units)
                .putLong(batch)
                .putLong(timeMillis);
        texts.forEach(text -> buffer.putInt(text.length).put(text));
        return Sha256.of(buffer.array());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
