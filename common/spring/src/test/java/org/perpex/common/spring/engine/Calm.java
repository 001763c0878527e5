package org.perpex.common.spring.engine;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.perpex.common.contract.Destination;
import org.slf4j.LoggerFactory;

/** Replicas on a fake broker that does nothing wrong by itself, for stories told step by step. */
final class Calm {

    static {
        ((Logger) LoggerFactory.getLogger("org.perpex.common.spring.engine")).setLevel(Level.OFF);
    }

    private static final int STEPS_MAX = 20_000;

    final FakeBroker broker = new FakeBroker(new Random(1));
    final Upstream upstream = new Upstream(broker, Destination.ORDER);
    private final Path folder;
    private final EngineSettings settings;

    Calm(Path folder, EngineSettings settings) {
        this.folder = folder;
        this.settings = settings;
        broker.weather = FakeBroker.Weather.CALM;
    }

    Life life(String name) {
        return life(name, settings);
    }

    Life life(String name, EngineSettings own) {
        return new Life(broker, own, folder.resolve(name), new Random(2));
    }

    Life started(String name) {
        Life life = life(name);
        life.start();
        return life;
    }

    /** Says and sends commands. */
    void command(int count) {
        for (int i = 0; i < count; i++) {
            upstream.say(1 + i % 3, 1 + i % 5);
        }
        upstream.send(count);
    }

    /** Steps everything until a condition holds. */
    void until(Condition condition, Life... lives) {
        for (int i = 0; i < STEPS_MAX && !condition.holds(); i++) {
            turn(i, lives);
        }
        if (!condition.holds()) {
            throw new AssertionError("did not come to hold");
        }
    }

    /** Steps everything a number of times. */
    void turns(int count, Life... lives) {
        for (int i = 0; i < count; i++) {
            turn(i, lives);
        }
    }

    /** A condition on the world. */
    @FunctionalInterface
    interface Condition {
        boolean holds();
    }

    List<Input> queue(Destination destination) {
        return broker.queue(destination);
    }

    Downstream risk() {
        return Downstream.of(broker.queue(Destination.RISK));
    }

    Downstream trade() {
        return Downstream.of(broker.queue(Destination.TRADE));
    }

    boolean isAllAnswered() {
        return trade().answers().equals(upstream.requests()) && risk().answers().equals(upstream.requests());
    }

    private void turn(int i, Life... lives) {
        broker.step();
        for (Life life : lives) {
            if (i % 15 == 0) {
                life.tick();
            }
            life.step();
        }
    }
}
