package org.perpex.wallet.ledger;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.perpex.common.core.Check;
import org.perpex.common.core.TransferId;

/** Ids of ledger transfers: a name makes always the same id, and no user can choose the id of another transfer. */
public final class LedgerIds {

    private static final long TAG_BATCH = 1L << 56;
    private static final long TAG_NAMED = 2L << 56;
    private static final long TAG_MASK = 0xFFL << 56;
    private static final int INDEX_BITS = 20;

    private LedgerIds() {}

    /**
     * The id of a transfer of a settlement batch. Ids of a batch are neighbours in the index of the table.
     *
     * @param source code of the stream
     * @param first number of the first fact of the batch
     * @param index place within the batch
     */
    public static TransferId ofBatch(int source, long first, int index) {
        Check.that(first < 1L << 63 - INDEX_BITS, "the number of a fact fits", first);
        Check.that(index < 1 << INDEX_BITS, "the index fits", index);
        return new TransferId(TAG_BATCH | source, first << INDEX_BITS | index);
    }

    /** The id that a name makes. */
    public static TransferId named(String name) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8));
            ByteBuffer bytes = ByteBuffer.wrap(digest);
            return new TransferId(bytes.getLong() & ~TAG_MASK | TAG_NAMED, bytes.getLong());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
