package org.perpex.common.spring.rocketmq;

import org.apache.rocketmq.client.producer.DefaultMQProducer;
import org.perpex.common.contract.Message;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

/** One sender and one reader of queues per service, if the broker's name server is set. */
@AutoConfiguration
@ConditionalOnClass({DefaultMQProducer.class, Message.class})
@ConditionalOnProperty("PERPEX_ROCKETMQ")
class RocketMqAutoConfiguration {

    @Bean
    PackSender packSender(Environment environment) {
        return PackSender.start(environment.getRequiredProperty("PERPEX_ROCKETMQ"));
    }

    @Bean
    RocketMqQueues rocketMqQueues(Environment environment) {
        return RocketMqQueues.start(environment.getRequiredProperty("PERPEX_ROCKETMQ"));
    }
}
