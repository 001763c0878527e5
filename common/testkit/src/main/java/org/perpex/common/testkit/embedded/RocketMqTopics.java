package org.perpex.common.testkit.embedded;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.apache.rocketmq.client.exception.MQBrokerException;
import org.apache.rocketmq.client.exception.MQClientException;
import org.apache.rocketmq.common.TopicConfig;
import org.apache.rocketmq.remoting.exception.RemotingException;
import org.apache.rocketmq.tools.admin.DefaultMQAdminExt;

/** Creates topics the way an operator does, and waits until clients can find them. */
final class RocketMqTopics {

    private static final Duration ROUTE_MAX = Duration.ofSeconds(20);
    private static final long POLL_MILLIS = 20;

    private RocketMqTopics() {}

    static void create(String nameServer, String broker, String topic, int queues) {
        DefaultMQAdminExt admin = new DefaultMQAdminExt();
        admin.setNamesrvAddr(nameServer);
        admin.setInstanceName("topics-" + topic + "-" + System.nanoTime());
        admin.setVipChannelEnabled(false);
        try {
            admin.start();
            admin.createAndUpdateTopicConfig(broker, new TopicConfig(topic, queues, queues));
            awaitRoute(admin, topic, queues);
        } catch (MQClientException | MQBrokerException | RemotingException e) {
            throw new IllegalStateException("topic " + topic + " could not be created", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while topic " + topic + " was created", e);
        } finally {
            admin.shutdown();
        }
    }

    private static void awaitRoute(DefaultMQAdminExt admin, String topic, int queues)
            throws InterruptedException, RemotingException {
        long deadlineNanos = System.nanoTime() + ROUTE_MAX.toNanos();
        while (!isRouted(admin, topic, queues)) {
            if (System.nanoTime() > deadlineNanos) {
                throw new IllegalStateException("the name server does not know topic " + topic);
            }
            TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
        }
    }

    private static boolean isRouted(DefaultMQAdminExt admin, String topic, int queues)
            throws InterruptedException, RemotingException {
        try {
            return admin.examineTopicRouteInfo(topic).getQueueDatas().stream()
                    .anyMatch(data -> data.getWriteQueueNums() == queues && data.getReadQueueNums() == queues);
        } catch (MQClientException e) {
            return false;
        }
    }
}
