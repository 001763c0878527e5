package org.perpex.wallet.reserves;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import org.perpex.common.core.Asset;

/**
 * What was owed in one asset, as published.
 *
 * @param terms what the root stands for
 * @param debtsUnits of accounts below zero; they lessen nothing
 * @param root SHA-256 over terms and the top of the tree, in hexadecimal
 */
public record Snapshot(Terms terms, long debtsUnits, String root) {

    private static final byte TAG = 2;

    /**
     * The figures that the root commits to.
     *
     * @param number of the snapshot
     * @param mark number of the last settled fact
     * @param leaves how many accounts are owed something
     * @param liabilitiesUnits what all of them are owed
     */
    public record Terms(long number, Asset asset, long mark, long timeMillis, long leaves, long liabilitiesUnits) {}

    static Snapshot of(Terms terms, long debtsUnits, LiabilityTree.Node top) {
        byte[] bytes = ByteBuffer.allocate(1 + 6 * Long.BYTES + Hashing.BYTES)
                .put(TAG)
                .putLong(terms.number)
                .putLong(terms.asset.code)
                .putLong(terms.mark)
                .putLong(terms.timeMillis)
                .putLong(terms.leaves)
                .putLong(terms.liabilitiesUnits)
                .put(HexFormat.of().parseHex(top.hash()))
                .array();
        return new Snapshot(terms, debtsUnits, Hashing.hex(bytes));
    }
}
