package org.perpex.local.replay;

import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;

/**
 * Runs the rounds of one player on a thread of its own. Rounds of one period begin at the same moments, whoever plays,
 * so that what the players send travels in common packs: the exchange's work is per pack. While the exchange cannot be reached it waits and tries again,
 * and the player looks first at what has become of its orders.
 */
final class Player implements Runnable {

    private static final System.Logger LOG = System.getLogger(Player.class.getName());
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);

    private final String name;
    private final Duration period;
    private final InstantSource clock;
    private final Round round;
    private final Runnable doubt;

    /** One round of a player. */
    @FunctionalInterface
    interface Round {
        void play() throws IOException, InterruptedException;
    }

    /** @param doubt called after a failure, when it is not known what the exchange took */
    Player(String name, Duration period, InstantSource clock, Round round, Runnable doubt) {
        this.name = name;
        this.period = period;
        this.clock = clock;
        this.round = round;
        this.doubt = doubt;
    }

    Thread start() {
        return Thread.ofPlatform().name(name).start(this);
    }

    @Override
    public void run() {
        while (!Thread.currentThread().isInterrupted()) {
            Duration rest = Duration.ZERO;
            try {
                round.play();
            } catch (IOException failure) {
                LOG.log(System.Logger.Level.WARNING, "{0} tries again: {1}", name, failure.toString());
                doubt.run();
                rest = AFTER_FAILURE;
            } catch (InterruptedException stopped) {
                return;
            }
            if (!sleep(rest.plus(untilNextRound()))) {
                return;
            }
        }
    }

    private Duration untilNextRound() {
        long periodMillis = period.toMillis();
        return Duration.ofMillis(periodMillis - clock.millis() % periodMillis);
    }

    private static boolean sleep(Duration rest) {
        try {
            Thread.sleep(rest);
            return true;
        } catch (InterruptedException stopped) {
            return false;
        }
    }
}
