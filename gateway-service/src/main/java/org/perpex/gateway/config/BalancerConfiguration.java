package org.perpex.gateway.config;

import org.perpex.common.spring.config.KnownInstances;
import org.perpex.gateway.reach.ReachableInstances;
import org.perpex.gateway.reach.Silent;
import org.perpex.gateway.reach.Unreachable;
import org.springframework.cloud.loadbalancer.core.ServiceInstanceListSupplier;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;

/** How the instances of a service are listed: as the registry last said, without those that cannot be reached or are silent. */
class BalancerConfiguration {

    @Bean
    ServiceInstanceListSupplier instances(
            ConfigurableApplicationContext context, Unreachable unreachable, Silent silent) {
        return new ReachableInstances(KnownInstances.of(context), unreachable, silent);
    }
}
