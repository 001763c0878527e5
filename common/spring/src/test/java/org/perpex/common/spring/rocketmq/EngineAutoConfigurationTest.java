package org.perpex.common.spring.rocketmq;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.perpex.common.contract.BookInput;
import org.perpex.common.contract.Topic;
import org.perpex.common.spring.engine.EngineDefinition;
import org.perpex.common.spring.engine.EngineHost;
import org.perpex.common.spring.engine.EngineRole;
import org.perpex.common.spring.engine.TallyEngine;
import org.perpex.common.testkit.embedded.EmbeddedRocketMq;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

class EngineAutoConfigurationTest {

    private static final Duration LONG = Duration.ofSeconds(30);
    private static final List<String> METERS = List.of(
            "perpex.engine.apply",
            "perpex.engine.queue.lag",
            "perpex.engine.lag",
            "perpex.engine.packs",
            "perpex.engine.unsent",
            "perpex.engine.loaded",
            "perpex.engine.replayed",
            "perpex.engine.followed",
            "perpex.engine.skipped",
            "perpex.engine.role");

    @TempDir
    Path data;

    @Configuration(proxyBeanMethods = false)
    static class Service {

        @Bean
        EngineDefinition<BookInput> definition() {
            return TallyEngine.definition(new TallyEngine(), TallyEngine.ports(0));
        }

        @Bean
        MeterRegistry registry() {
            return new SimpleMeterRegistry();
        }

        @Bean
        InstantSource clock() {
            return InstantSource.system();
        }
    }

    @BeforeAll
    static void createTopics() {
        for (Topic topic : List.of(Topic.RISK, Topic.ORDER, Topic.TRADE)) {
            EmbeddedRocketMq.shared().createTopic(topic.brokerName, 2);
        }
    }

    @Test
    void oneDefinitionGetsAHostWithHealthMetersAndSettings() throws ClassNotFoundException {
        runner().withUserConfiguration(Service.class)
                .withPropertyValues(
                        "PERPEX_ROCKETMQ=" + EmbeddedRocketMq.shared().nameServer(),
                        "PERPEX_DATA=" + data,
                        "perpex.engine.tick=20ms")
                .run(context -> {
                    EngineHost<?> host = context.getBean(EngineHost.class);
                    await().atMost(LONG).until(() -> host.status().role() == EngineRole.LEADER);
                    await().atMost(LONG).until(() -> host.status().offset() > 20);
                    assertThat(context.getBean(HealthIndicator.class).health())
                            .isNotNull()
                            .extracting(Health::getStatus)
                            .isEqualTo(Status.UP);
                    assertThat(context).hasBean("engineEndpoint");
                    MeterRegistry registry = context.getBean(MeterRegistry.class);
                    assertThat(METERS).allMatch(name -> registry.find(name).meter() != null);
                    assertThat(registry.get("perpex.engine.packs").counter().count())
                            .isPositive();
                });
    }

    @Test
    void aServiceWithoutAnEngineHasNoHost() throws ClassNotFoundException {
        runner().run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(EngineHost.class));
    }

    @Test
    void aTickThatIsTooSlowIsRefused() throws ClassNotFoundException {
        runner().withUserConfiguration(Service.class)
                .withPropertyValues(
                        "PERPEX_ROCKETMQ=" + EmbeddedRocketMq.shared().nameServer(),
                        "PERPEX_DATA=" + data,
                        "perpex.engine.tick=500ms")
                .run(context -> assertThat(context)
                        .hasFailed()
                        .getFailure()
                        .rootCause()
                        .hasMessageContaining("perpex.engine.tick"));
    }

    private static ApplicationContextRunner runner() throws ClassNotFoundException {
        return new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(
                        RocketMqAutoConfiguration.class,
                        Class.forName("org.perpex.common.spring.engine.EngineAutoConfiguration")));
    }
}
