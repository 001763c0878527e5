package org.perpex.common.spring.engine;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.perpex.common.contract.Destination;
import org.perpex.common.contract.Source;
import org.slf4j.LoggerFactory;
import org.springframework.util.unit.DataSize;

/** Two replicas of the tally engine on the fake broker, and everything that can go wrong, drawn from a seed. */
final class Storm {

    /** As a service has it, but with snapshots often, small files, little memory. */
    static final EngineSettings SETTINGS = new EngineSettings(
            Duration.ofMillis(80),
            Duration.ofMillis(100),
            Duration.ofSeconds(1),
            Duration.ofMillis(400),
            3,
            DataSize.ofKilobytes(16),
            DataSize.ofKilobytes(8),
            DataSize.ofKilobytes(4),
            Duration.ofSeconds(1));

    static {
        ((Logger) LoggerFactory.getLogger("org.perpex.common.spring.engine")).setLevel(Level.OFF);
    }

    private static final int CALM_STEPS_MAX = 60_000;

    final FakeBroker broker;
    final Upstream upstream;
    final List<Life> lives;
    private final Random random;
    int kills;
    int loads;
    int claims;

    Storm(long seed, Path folder) {
        random = new Random(seed);
        broker = new FakeBroker(random);
        upstream = new Upstream(broker, Destination.ORDER);
        lives = List.of(
                new Life(broker, SETTINGS, folder.resolve("a"), random),
                new Life(broker, SETTINGS, folder.resolve("b"), random));
    }

    /** Steps through bad weather. */
    void rage(int steps) throws IOException {
        for (int i = 0; i < steps; i++) {
            step();
        }
    }

    private void step() throws IOException {
        int draw = random.nextInt(1000);
        Life life = lives.get(random.nextInt(lives.size()));
        if (draw < 250) {
            broker.step();
        } else if (draw < 330) {
            upstream.say(1 + random.nextInt(5), 1 + random.nextInt(100));
        } else if (draw < 400) {
            upstream.send(1 + random.nextInt(6));
        } else if (draw < 403) {
            upstream.skip();
        } else if (draw < 430 && life.isAlive()) {
            upstream.sendAgainAfter(life.replica().state().mark(Source.RISK));
        } else if (draw < 450) {
            upstream.sendPrices(random);
        } else if (draw < 560 && life.isAlive()) {
            life.tick();
        } else if (draw < 566 && life.isAlive()) {
            kill(life);
        } else if (draw < 580 && !life.isAlive()) {
            start(life);
        } else if (draw < 582) {
            broker.pass(random.nextInt(2_000));
        } else if (life.isAlive()) {
            life.step();
        }
    }

    /** Lets the weather clear up, brings both replicas back and waits until everything has arrived. */
    void calmDown() {
        broker.weather = FakeBroker.Weather.CALM;
        lives.stream().filter(life -> !life.isAlive()).forEach(this::start);
        for (int i = 0; i < CALM_STEPS_MAX; i++) {
            broker.step();
            if (i % 20 == 0) {
                lives.forEach(Life::tick);
            }
            lives.forEach(Life::step);
            if (upstream.isAllSent() && i % 500 == 0) {
                upstream.sendAgainAfter(lives.getFirst().replica().state().mark(Source.RISK));
            }
            upstream.send(50);
            if (i % 500 == 0 && isAllAnswered()) {
                break;
            }
        }
        lives.forEach(Life::runFileJobs);
        claims += (int) lives.getFirst().status().epoch();
    }

    /** What must hold at the end, whatever happened. */
    void verify() {
        Downstream risk = Downstream.of(broker.queue(Destination.RISK));
        Downstream trade = Downstream.of(broker.queue(Destination.TRADE));
        assertThat(risk.answers()).isEqualTo(upstream.requests());
        assertThat(trade.answers()).isEqualTo(upstream.requests());
        for (Life life : lives) {
            assertThat(life.engine().tallies()).isEqualTo(upstream.tallies());
            EngineStatus.StateHash live = life.replica().stateHash();
            assertThat(EngineReplay.run(TallyEngine.definition(), life.data(), live.offset()))
                    .isEqualTo(live);
        }
        lives.forEach(Life::kill);
    }

    private boolean isAllAnswered() {
        int wanted = upstream.requests().size();
        return Downstream.of(broker.queue(Destination.TRADE)).answers().size() == wanted
                && lives.stream().allMatch(life -> life.engine().tallies().equals(upstream.tallies()));
    }

    private void kill(Life life) throws IOException {
        life.kill();
        kills++;
        int draw = random.nextInt(10);
        if (draw < 4) {
            life.tearArchive();
        } else if (draw == 4) {
            life.spoilSnapshot();
        }
    }

    private void start(Life life) {
        life.start();
        loads += life.status().records().loadedOffset() >= 0 ? 1 : 0;
    }
}
