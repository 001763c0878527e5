package org.perpex.common.spring.config;

import com.alibaba.cloud.nacos.discovery.NacosServiceDiscovery;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.cloud.client.discovery.simple.SimpleDiscoveryClientAutoConfiguration;
import org.springframework.cloud.client.discovery.simple.reactive.SimpleReactiveDiscoveryClientAutoConfiguration;
import org.springframework.context.annotation.Bean;

/** Finds instances of services where Nacos last said they were, when Nacos says nothing. */
@AutoConfiguration(
        before = {SimpleDiscoveryClientAutoConfiguration.class, SimpleReactiveDiscoveryClientAutoConfiguration.class})
@org.springframework.boot.autoconfigure.condition.ConditionalOnClass(NacosServiceDiscovery.class)
@ConditionalOnProperty(name = "spring.cloud.nacos.discovery.enabled", matchIfMissing = true)
class LastInstancesAutoConfiguration {

    @Bean
    LastInstances lastInstances() {
        return new LastInstances();
    }

    @Bean
    LastInstances.Reactive reactiveLastInstances(LastInstances instances, NacosServiceDiscovery live) {
        return new LastInstances.Reactive(instances, live);
    }
}
