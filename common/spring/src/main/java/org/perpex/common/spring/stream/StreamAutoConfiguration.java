package org.perpex.common.spring.stream;

import org.perpex.common.contract.Message;
import org.perpex.common.spring.outbox.OutboxSender;
import org.perpex.common.spring.rocketmq.PackSender;
import org.perpex.common.spring.rocketmq.RocketMqQueues;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

/** Followers and outboxes on RocketMQ, where a service has its client. */
@AutoConfiguration(afterName = "org.perpex.common.spring.rocketmq.RocketMqAutoConfiguration")
@ConditionalOnClass(value = Message.class, name = "org.apache.rocketmq.client.producer.DefaultMQProducer")
class StreamAutoConfiguration {

    @Bean
    @ConditionalOnBean({RocketMqQueues.class, PackSender.class})
    StreamQueues streamQueues(RocketMqQueues queues, PackSender sender, Environment environment) {
        boolean fromStart = environment.getProperty("perpex.stream.from-start", Boolean.class, false);
        return new RocketMqStreamQueues(queues, sender, fromStart);
    }

    @Bean
    @ConditionalOnBean(PackSender.class)
    OutboxSender.AcknowledgedSend outboxTransport(PackSender sender) {
        return sender::sendAcknowledged;
    }
}
