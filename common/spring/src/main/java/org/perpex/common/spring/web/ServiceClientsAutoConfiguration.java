package org.perpex.common.spring.web;

import io.micrometer.core.instrument.MeterRegistry;
import org.perpex.common.spring.circuit.Circuits;
import org.perpex.common.spring.identity.IdentityAutoConfiguration;
import org.perpex.common.spring.identity.IdentityTokens;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication.Type;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.cloud.client.loadbalancer.LoadBalancerClient;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.web.client.RestClient;

/** Gives a servlet service what it needs to call other services. */
@AutoConfiguration(
        after = IdentityAutoConfiguration.class,
        afterName = {
            "org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration",
            "org.springframework.boot.restclient.autoconfigure.RestClientAutoConfiguration",
            "org.springframework.cloud.loadbalancer.config.BlockingLoadBalancerClientAutoConfiguration"
        })
@ConditionalOnWebApplication(type = Type.SERVLET)
@ConditionalOnClass({RestClient.class, LoadBalancerClient.class})
@ConditionalOnBean({RestClient.Builder.class, LoadBalancerClient.class})
@EnableConfigurationProperties(ServiceClientProperties.class)
class ServiceClientsAutoConfiguration {

    @Bean
    Circuits circuits(ConfigurableEnvironment environment, MeterRegistry meters) {
        return new Circuits(environment, meters);
    }

    @Bean
    @ConditionalOnMissingBean
    ServiceClients serviceClients(
            RestClient.Builder builder,
            LoadBalancerClient loadBalancer,
            IdentityTokens tokens,
            Circuits circuits,
            ServiceClientProperties settings) {
        return new ServiceClients(builder, loadBalancer, tokens, circuits, settings);
    }
}
