package org.perpex.common.testkit.workload;

/**
 * What a book made of a workload: all trades, in order, and both sides at the end, in priority.
 *
 * @param quantity lots executed
 */
public record WorkloadResult(long trades, long quantity, long tradeHash, long bidHash, long askHash) {

    /** The seed of the published results. */
    public static final long REFERENCE_SEED = 20_240_607;

    /** How many commands the published results are of, beside those that fill the book. */
    public static final int REFERENCE_COMMANDS = 3_000_000;

    /** How many orders each side of the published results aims at. */
    public static final int REFERENCE_TARGET = 1_000;

    /** Returns the published result of a profile, 1 to 3, which five independent books gave. */
    public static WorkloadResult reference(int profile) {
        return switch (profile) {
            case 1 ->
                new WorkloadResult(245_893, 2_296_182, 0xfc69a3723f2b4ed7L, 0x979774a205290e71L, 0x592c06cded358c33L);
            case 2 ->
                new WorkloadResult(354_750, 3_358_514, 0x3d049bdb6e1add6cL, 0x03eb1d7475376c07L, 0x6d6253a8ece90238L);
            case 3 ->
                new WorkloadResult(265_806, 2_620_425, 0x6f2e15d8eb6d4616L, 0xb07e1720c7538f34L, 0x0a8364d3f51dfdc5L);
            default -> throw new IllegalArgumentException("there is no profile " + profile);
        };
    }

    @Override
    public String toString() {
        return "trades %d, quantity %d, tradeHash %016x, bidHash %016x, askHash %016x"
                .formatted(trades, quantity, tradeHash, bidHash, askHash);
    }
}
