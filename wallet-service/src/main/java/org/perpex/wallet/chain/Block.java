package org.perpex.wallet.chain;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * A link of the chain.
 *
 * @param hash SHA-256 over place and members, in hexadecimal
 */
public record Block(Place place, String hash, Members members) {

    /** What the first block has before it. */
    public static final String NOTHING = "0".repeat(2 * Sha256.BYTES);

    /**
     * Where a block stands.
     *
     * @param number dense, from 1
     * @param previousHash hash of the block before, in hexadecimal
     * @param endSequence the largest sequence of this block and all before
     * @param sealedMillis when
     */
    public record Place(long number, String previousHash, long endSequence, long sealedMillis) {}

    static Block seal(Place place, Members members) {
        return new Block(place, hashOf(place, members), members);
    }

    public long number() {
        return place.number;
    }

    public long endSequence() {
        return place.endSequence;
    }

    /** Whether its hash is that of its content. */
    boolean isWhole() {
        return members.count() > 0 && hash.equals(hashOf(place, members));
    }

    private static String hashOf(Place place, Members members) {
        byte[] numbers = ByteBuffer.allocate(3 * Long.BYTES)
                .putLong(place.number)
                .putLong(place.endSequence)
                .putLong(place.sealedMillis)
                .array();
        byte[] previous = place.previousHash.getBytes(StandardCharsets.US_ASCII);
        return HexFormat.of().formatHex(Sha256.of(numbers, previous, members.toBytes()));
    }
}
