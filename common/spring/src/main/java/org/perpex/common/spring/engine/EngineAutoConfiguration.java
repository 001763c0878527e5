package org.perpex.common.spring.engine;

import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import java.time.InstantSource;
import org.perpex.common.contract.Message;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

/** Runs the engine that a service defines, if it defines one. */
@AutoConfiguration(
        afterName = {
            "org.perpex.common.spring.identity.IdentityAutoConfiguration",
            "org.perpex.common.spring.rocketmq.RocketMqAutoConfiguration",
            "org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration"
        })
@ConditionalOnClass(Message.class)
@ConditionalOnBean(EngineDefinition.class)
@EnableConfigurationProperties(EngineSettings.class)
class EngineAutoConfiguration {

    @Bean
    EngineHost<?> engineHost(
            EngineDefinition<?> definition,
            EngineSettings settings,
            EngineSurroundings surroundings,
            MeterRegistry registry) {
        return new EngineHost<>(definition, settings, surroundings, registry);
    }

    @Bean
    EngineSurroundings engineSurroundings(
            InputQueues queues, PackOutlet outlet, Environment environment, InstantSource clock) {
        return new EngineSurroundings(Path.of(environment.getRequiredProperty("PERPEX_DATA")), queues, outlet, clock);
    }

    @Bean
    EngineHealth engineHealth(EngineHost<?> host) {
        return new EngineHealth(host);
    }

    @Bean
    EngineEndpoint engineEndpoint(EngineHost<?> host) {
        return new EngineEndpoint(host);
    }
}
