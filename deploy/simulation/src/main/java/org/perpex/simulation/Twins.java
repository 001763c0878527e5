package org.perpex.simulation;

import org.perpex.common.core.Check;

/** Runs the same commands one by one in two worlds, one where things fail and one where nothing does. */
final class Twins {

    private Twins() {}

    /** Both worlds must hear the same facts in the same order and end with the same balances. */
    static Report run(long seed, int commands) {
        Simulation faulty = new Simulation(seed, commands, true, Engines.REAL);
        Simulation sound = new Simulation(seed, commands, false, Engines.REAL);
        Report report = faulty.run(Simulation.Pace.ONE_BY_ONE);
        report = report.plus(sound.run(Simulation.Pace.ONE_BY_ONE));
        try {
            compare(faulty.plane(), sound.plane());
        } catch (RuntimeException failure) {
            throw new SeedFailed(seed, commands, commands, failure);
        }
        return report;
    }

    private static void compare(Plane faulty, Plane sound) {
        Check.that(faulty.ear.bookSaid().equals(sound.ear.bookSaid()), "faults change nothing that the book says");
        Check.that(
                faulty.ear.accountsSaid().equals(sound.ear.accountsSaid()),
                "faults change nothing that happens to accounts");
        Check.that(faulty.books.wallet().futures().equals(sound.books.wallet().futures()), "faults change no balance");
    }
}
