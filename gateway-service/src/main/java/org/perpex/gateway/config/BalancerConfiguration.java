package org.perpex.gateway.config;

import org.perpex.gateway.reach.ReachableInstances;
import org.perpex.gateway.reach.Unreachable;
import org.springframework.cloud.loadbalancer.core.ServiceInstanceListSupplier;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;

/** How the instances of a service are listed: from the registry, kept for a moment, without those that cannot be reached. */
class BalancerConfiguration {

    @Bean
    ServiceInstanceListSupplier instances(ConfigurableApplicationContext context, Unreachable unreachable) {
        ServiceInstanceListSupplier listed = ServiceInstanceListSupplier.builder()
                .withDiscoveryClient()
                .withCaching()
                .build(context);
        return new ReachableInstances(listed, unreachable);
    }
}
