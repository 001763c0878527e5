package org.perpex.wallet.reserves;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * A Merkle-sum tree. Every node names hash and sum of both its children, so no sum can be changed without its hash; the
 * leaves are filled up with empty ones to a power of two. Immutable.
 */
final class LiabilityTree {

    private static final byte TAG = 1;
    private static final Node EMPTY = new Node("0".repeat(2 * Hashing.BYTES), 0);

    /** A hash and the sum below it, in units of 1e-8. */
    record Node(String hash, long units) {

        private Node with(Node right) {
            byte[] bytes = ByteBuffer.allocate(1 + 2 * (Long.BYTES + Hashing.BYTES))
                    .put(TAG)
                    .putLong(units)
                    .put(HexFormat.of().parseHex(hash))
                    .putLong(right.units)
                    .put(HexFormat.of().parseHex(right.hash))
                    .array();
            return new Node(Hashing.hex(bytes), Math.addExact(units, right.units));
        }
    }

    private final List<List<Node>> levels = new ArrayList<>();

    LiabilityTree(List<Leaf> leaves) {
        if (leaves.isEmpty()) {
            throw new IllegalArgumentException("a tree has a leaf");
        }
        List<Node> level = new ArrayList<>(leaves.stream().map(Leaf::node).toList());
        Node empty = EMPTY;
        levels.add(level);
        while (level.size() > 1) {
            List<Node> above = new ArrayList<>((level.size() + 1) / 2);
            for (int i = 0; i < level.size(); i += 2) {
                above.add(level.get(i).with(i + 1 < level.size() ? level.get(i + 1) : empty));
            }
            empty = empty.with(empty);
            level = above;
            levels.add(level);
        }
    }

    Node top() {
        return levels.getLast().getFirst();
    }

    /** The siblings on the way from a leaf to the top. */
    List<Node> path(int index) {
        List<Node> path = new ArrayList<>();
        Node empty = EMPTY;
        int at = index;
        for (List<Node> level : levels.subList(0, levels.size() - 1)) {
            int sibling = at ^ 1;
            path.add(sibling < level.size() ? level.get(sibling) : empty);
            empty = empty.with(empty);
            at >>= 1;
        }
        return path;
    }
}
