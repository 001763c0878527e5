package org.perpex.simulation;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.perpex.common.core.Check;

/** Runs the world of one seed to its end, and compares what must be equal on the way. */
final class Simulation {

    private static final int BUSTLE_MAX = 90;

    private final long seed;
    private final int commands;
    private final Chance chance;
    private final Plane plane;
    private final World world;
    private final Quiet quiet;

    /** How commands follow each other. */
    enum Pace {
        /** The next comes while those before it are under way. */
        BUSY,
        /** The next comes when nobody has anything left to do: so faults cannot change the order of inputs. */
        ONE_BY_ONE
    }

    /** @param faults whether anything fails; the commands are the same with and without */
    Simulation(long seed, int commands, boolean faults, Engines engines) {
        this.seed = seed;
        this.commands = commands;
        SplittableRandom random = new SplittableRandom(seed);
        chance = new Chance(random.split(), faults);
        plane = new Plane(chance, engines);
        world = new World(random.split(), plane);
        quiet = new Quiet(plane);
    }

    /** Runs the world. Throws {@link SeedFailed} at the first thing that does not hold. */
    Report run(Pace pace) {
        int at = 0;
        try {
            world.begin();
            plane.settle();
            for (; at < commands; at++) {
                world.command();
                advance(pace);
            }
            end(pace);
            return Report.of(plane, chance);
        } catch (RuntimeException failure) {
            // Whatever it is, it is worth nothing without the seed.
            throw new SeedFailed(seed, commands, at, failure);
        }
    }

    private void advance(Pace pace) {
        goOn(pace);
        if (world.wantsQuiet()) {
            plane.settle();
            quiet.check();
            world.rest();
            plane.settle();
        }
    }

    private void goOn(Pace pace) {
        switch (pace) {
            case BUSY -> plane.bustle(chance.below(BUSTLE_MAX));
            case ONE_BY_ONE -> plane.settle();
        }
    }

    private void end(Pace pace) {
        plane.settle();
        quiet.check();
        world.end(() -> goOn(pace));
        plane.settle();
        quiet.check();
        quiet.checkEmpty();
        world.checkpoint();
        plane.settle();
        quiet.check();
        plane.books.wallet().tables().checkTransfers();
        checkReplay();
    }

    /** New engines that read the same queues from the start come to the same state, output marks and all. */
    private void checkReplay() {
        byte[] risk = plane.risk.state();
        byte[] match = plane.match.state();
        plane.risk.replayFromStart();
        plane.match.replayFromStart();
        Check.that(Arrays.equals(risk, plane.risk.state()), "the account engine replays to the same state");
        Check.that(Arrays.equals(match, plane.match.state()), "the matching engine replays to the same state");
    }

    Plane plane() {
        return plane;
    }
}
