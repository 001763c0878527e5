package org.perpex.finance.checkpoint;

/**
 * The futures wallets at one point of the stream, as the engine and as the ledger have them.
 *
 * @param number of the fact
 * @param checkpoint number of the checkpoint
 */
public record Checkpoint(
        long number, long checkpoint, long timeMillis, CheckpointState state, Wallets engine, Wallets ledger) {

    /** All futures wallets: how many, the hash over them, their sum. */
    public record Wallets(int accounts, long hash, long units) {

        /** Not known. */
        public static final Wallets UNKNOWN = new Wallets(0, 0, 0);
    }
}
