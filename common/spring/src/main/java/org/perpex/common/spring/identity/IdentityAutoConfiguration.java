package org.perpex.common.spring.identity;

import java.time.InstantSource;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.ConfigurableEnvironment;

/** Gives a service its identity tokens and keeps their keys as the settings say, at run time too. */
@AutoConfiguration
@EnableConfigurationProperties(IdentityProperties.class)
public class IdentityAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    InstantSource clock() {
        return InstantSource.system();
    }

    @Bean
    @ConditionalOnMissingBean
    AcceptedKeys acceptedKeys(IdentityProperties settings, InstantSource clock) {
        return new AcceptedKeys(settings.keys(), clock);
    }

    @Bean
    @ConditionalOnMissingBean
    IdentityTokens identityTokens(
            IdentityProperties settings, AcceptedKeys accepted, InstantSource clock, ConfigurableEnvironment env) {
        return IdentityTokens.of(env.getRequiredProperty("spring.application.name"), settings, accepted, clock);
    }

    @Bean
    AcceptedKeysRefresh acceptedKeysRefresh(AcceptedKeys accepted, ConfigurableEnvironment env) {
        return new AcceptedKeysRefresh(accepted, env);
    }

    @Bean
    IdentityEndpoint identityEndpoint(IdentityTokens tokens) {
        return new IdentityEndpoint(tokens);
    }
}
