package org.perpex.common.spring.rocketmq;

import java.time.Duration;
import org.apache.rocketmq.client.consumer.DefaultMQPullConsumer;
import org.apache.rocketmq.client.exception.MQClientException;
import org.apache.rocketmq.common.message.MessageQueue;
import org.perpex.common.contract.Destination;
import org.perpex.common.spring.engine.InputQueues;

/**
 * The queues of the broker, each read by its own {@link QueuePuller} from an explicit offset. The broker keeps no
 * offsets for us. Thread-safe.
 */
@SuppressWarnings("deprecation") // the lite consumer neither reports an illegal offset nor lets a caller pull alone
public final class RocketMqQueues implements InputQueues, AutoCloseable {

    private static final String GROUP = "perpex-reader";

    private final DefaultMQPullConsumer consumer = new DefaultMQPullConsumer(GROUP);
    private final BrokerQueues queues;

    private RocketMqQueues(String nameServer) {
        ClientSetup.apply(consumer, nameServer);
        consumer.setBrokerSuspendMaxTimeMillis(10_000);
        consumer.setConsumerTimeoutMillisWhenSuspend(15_000);
        queues = new BrokerQueues(consumer::fetchSubscribeMessageQueues);
    }

    /** Starts a client of the broker that a name server knows, {@code host:port}. */
    public static RocketMqQueues start(String nameServer) {
        RocketMqQueues started = new RocketMqQueues(nameServer);
        try {
            started.consumer.start();
            ClientSetup.readAndWriteInPlace(started.consumer
                    .getDefaultMQPullConsumerImpl()
                    .getRebalanceImpl()
                    .getmQClientFactory());
        } catch (MQClientException e) {
            throw new BrokerUnavailable("the reader cannot start", e);
        }
        return started;
    }

    /** Opens a queue so that the first message read has the offset {@code from}. */
    @Override
    public QueuePuller open(Destination destination, long from) {
        return open(destination, from, Duration.ZERO);
    }

    /**
     * Opens a queue for a reader that gives messages time to gather.
     *
     * @param gather how long after each pull the next one begins
     */
    public QueuePuller open(Destination destination, long from, Duration gather) {
        QueuePuller puller =
                new QueuePuller(consumer, new QueuePuller.Reading(destination, queues.find(destination), from, gather));
        puller.start(startOffset(destination), endOffset(destination));
        return puller;
    }

    @Override
    public long startOffset(Destination destination) {
        return ask(destination, consumer::minOffset);
    }

    @Override
    public long endOffset(Destination destination) {
        return ask(destination, consumer::maxOffset);
    }

    @Override
    public void close() {
        consumer.shutdown();
    }

    private interface Question {
        long of(MessageQueue queue) throws MQClientException;
    }

    private long ask(Destination destination, Question question) {
        try {
            return question.of(queues.find(destination));
        } catch (MQClientException e) {
            throw new BrokerUnavailable("the broker cannot be asked about " + destination, e);
        }
    }
}
