package org.perpex.wallet.reserves;

import java.nio.ByteBuffer;
import java.util.HexFormat;

/**
 * What an account is owed.
 *
 * @param units of 1e-8, never negative
 * @param nonce 32 random bytes in hexadecimal: without it a leaf says nothing of its account
 */
public record Leaf(long account, long units, String nonce) {

    private static final byte TAG = 0;

    public Leaf {
        if (units < 0) {
            throw new IllegalArgumentException("a leaf is never negative: " + units);
        }
        if (nonce.length() != 2 * Hashing.BYTES) {
            throw new IllegalArgumentException("a nonce has 32 bytes");
        }
    }

    LiabilityTree.Node node() {
        byte[] bytes = ByteBuffer.allocate(1 + 2 * Long.BYTES + Hashing.BYTES)
                .put(TAG)
                .putLong(account)
                .putLong(units)
                .put(HexFormat.of().parseHex(nonce))
                .array();
        return new LiabilityTree.Node(Hashing.hex(bytes), units);
    }
}
