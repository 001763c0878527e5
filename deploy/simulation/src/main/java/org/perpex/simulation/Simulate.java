package org.perpex.simulation;

import java.time.Duration;

/** Runs the worlds of many seeds and says what happened. Ends with 1 at the first that fails, naming its seed. */
public final class Simulate {

    private static final int REPORT_EACH = 100;

    private Simulate() {}

    /** @param args first seed, how many seeds, commands of each */
    public static void main(String[] args) {
        if (args.length != 3) {
            System.err.println("usage: Simulate <first seed> <seeds> <commands>");
            System.exit(2);
        }
        long first = Long.parseLong(args[0]);
        int seeds = Integer.parseInt(args[1]);
        int commands = Integer.parseInt(args[2]);
        long begunNanos = System.nanoTime();
        Report sum = Report.NONE;
        try {
            for (int i = 0; i < seeds; i++) {
                sum = sum.plus(run(first + i, commands));
                if ((i + 1) % REPORT_EACH == 0) {
                    System.out.println(i + 1 + " of " + seeds + " worlds hold");
                }
            }
        } catch (SeedFailed failed) {
            failed.printStackTrace(System.err);
            System.exit(1);
        }
        System.out.println(sum);
        System.out.println(
                "all hold, " + Duration.ofNanos(System.nanoTime() - begunNanos).toSeconds() + " s");
    }

    /** One seed in five runs its commands one by one, with and without faults, and must end in the same way. */
    static Report run(long seed, int commands) {
        if (seed % 5 != 0) {
            return new Simulation(seed, commands, true, Engines.REAL).run(Simulation.Pace.BUSY);
        }
        return Twins.run(seed, commands);
    }
}
