package org.perpex.gateway.edge;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * Makes trace ids: 128 random bits as 32 lower-case hexadecimal digits. The random bytes are drawn by the block, one
 * block per thread, so that an id costs no call to the system.
 */
final class TraceIds {

    private static final int ID_BYTES = 16;
    private static final int BLOCK_BYTES = 256 * ID_BYTES;

    private final SecureRandom random = new SecureRandom();
    private final ThreadLocal<Block> blocks = ThreadLocal.withInitial(Block::new);

    private static final class Block {
        private final byte[] bytes = new byte[BLOCK_BYTES];
        private int used = BLOCK_BYTES;
    }

    String next() {
        Block block = blocks.get();
        if (block.used == BLOCK_BYTES) {
            random.nextBytes(block.bytes);
            block.used = 0;
        }
        int from = block.used;
        block.used += ID_BYTES;
        String id = HexFormat.of().formatHex(block.bytes, from, block.used);
        Arrays.fill(block.bytes, from, block.used, (byte) 0);
        return id;
    }
}
