package org.perpex.gateway.reach;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.ConnectException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.cloud.client.DefaultServiceInstance;
import org.springframework.cloud.client.ServiceInstance;
import reactor.core.publisher.Mono;

class SilentTest {

    private static final ServiceInstance ONE = new DefaultServiceInstance("a", "market-service", "10.0.0.1", 80, false);
    private static final ServiceInstance OTHER =
            new DefaultServiceInstance("b", "market-service", "10.0.0.2", 80, false);
    private static final List<ServiceInstance> BOTH = List.of(ONE, OTHER);

    private final AtomicReference<Mono<Void>> answer =
            new AtomicReference<>(Mono.error(new TimeoutException("nothing")));
    private final Silent silent = new Silent(_ -> Objects.requireNonNull(answer.get()), new SimpleMeterRegistry());

    @AfterEach
    void stop() {
        silent.destroy();
    }

    @Test
    void leavesOutWhatAnsweredNothingFiveTimesInARow() {
        unanswered(Silent.UNANSWERED_MAX - 1);
        assertThat(silent.leftOutOf(BOTH)).isEqualTo(BOTH);

        unanswered(1);
        assertThat(silent.leftOutOf(BOTH)).containsExactly(OTHER);
        assertThat(silent.leftOutOf(List.of(ONE))).isEmpty();
    }

    @Test
    void anAnswerInBetweenBeginsTheCountAnew() {
        unanswered(Silent.UNANSWERED_MAX - 1);
        silent.answered(ONE);
        unanswered(Silent.UNANSWERED_MAX - 1);

        assertThat(silent.leftOutOf(BOTH)).isEqualTo(BOTH);
    }

    @Test
    void takesItBackWhenItAnswersAndIsQuickToLeaveItOutAgain() {
        unanswered(Silent.UNANSWERED_MAX);
        answer.set(Mono.empty());
        await().atMost(Duration.ofSeconds(10))
                .until(() -> silent.leftOutOf(BOTH).size() == 2);

        answer.set(Mono.error(new TimeoutException("nothing again")));
        unanswered(1);
        assertThat(silent.leftOutOf(BOTH)).containsExactly(OTHER);
    }

    @Test
    void takesBackWhatIsGoneSoThatItIsFoundToBeGone() {
        unanswered(Silent.UNANSWERED_MAX);
        answer.set(Mono.error(new ConnectException("refused")));

        await().atMost(Duration.ofSeconds(10))
                .until(() -> silent.leftOutOf(BOTH).size() == 2);
    }

    private void unanswered(int times) {
        for (int i = 0; i < times; i++) {
            silent.unanswered(ONE);
        }
    }
}
