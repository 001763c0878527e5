package org.perpex.user.system;

import org.springframework.cloud.client.discovery.DiscoveryClient;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

@Configuration(proxyBeanMethods = false)
class SystemConfiguration {

    @Bean
    Services services(DiscoveryClient discovery, JsonMapper json) {
        return new Services(discovery, json);
    }
}
