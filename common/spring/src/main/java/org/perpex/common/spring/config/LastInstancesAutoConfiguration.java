package org.perpex.common.spring.config;

import com.alibaba.cloud.nacos.NacosDiscoveryProperties;
import com.alibaba.cloud.nacos.NacosServiceManager;
import com.alibaba.cloud.nacos.discovery.NacosDiscoveryAutoConfiguration;
import com.alibaba.cloud.nacos.discovery.NacosServiceDiscovery;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.cloud.client.discovery.simple.SimpleDiscoveryClientAutoConfiguration;
import org.springframework.cloud.client.discovery.simple.reactive.SimpleReactiveDiscoveryClientAutoConfiguration;
import org.springframework.context.annotation.Bean;

/** Finds instances of services where Nacos says they are, and where it last said so when it says nothing. */
@AutoConfiguration(
        before = {
            NacosDiscoveryAutoConfiguration.class,
            SimpleDiscoveryClientAutoConfiguration.class,
            SimpleReactiveDiscoveryClientAutoConfiguration.class
        })
@org.springframework.boot.autoconfigure.condition.ConditionalOnClass(NacosServiceDiscovery.class)
@ConditionalOnProperty(name = "spring.cloud.nacos.discovery.enabled", matchIfMissing = true)
class LastInstancesAutoConfiguration {

    @Bean
    AskedInstances askedInstances(NacosDiscoveryProperties properties, NacosServiceManager nacos) {
        return new AskedInstances(properties, nacos);
    }

    @Bean
    LastInstances lastInstances() {
        return new LastInstances();
    }

    @Bean
    LastInstances.Reactive reactiveLastInstances(LastInstances instances, NacosServiceDiscovery live) {
        return new LastInstances.Reactive(instances, live);
    }
}
