package org.perpex.gateway.config;

import org.redisson.Redisson;
import org.redisson.api.RedissonClient;
import org.redisson.client.codec.StringCodec;
import org.redisson.config.Config;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The connection to Redis. The gateway starts and works without it, so nothing here waits for it. */
@Configuration(proxyBeanMethods = false)
class RedisConfiguration {

    @Bean(destroyMethod = "shutdown")
    RedissonClient redisson(GatewaySettings settings) {
        Config config = new Config();
        config.setLazyInitialization(true)
                .setCodec(StringCodec.INSTANCE)
                .setUseScriptCache(true)
                .setThreads(4)
                .setNettyThreads(4);
        config.useSingleServer()
                .setAddress("redis://" + settings.redis())
                .setConnectionMinimumIdleSize(4)
                .setConnectionPoolSize(16)
                .setSubscriptionConnectionMinimumIdleSize(1)
                .setSubscriptionConnectionPoolSize(2)
                .setConnectTimeout(1_000)
                .setTimeout(1_000)
                .setRetryAttempts(0)
                .setPingConnectionInterval(1_000);
        return Redisson.create(config);
    }
}
