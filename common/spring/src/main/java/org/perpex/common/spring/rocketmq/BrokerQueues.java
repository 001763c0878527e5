package org.perpex.common.spring.rocketmq;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.rocketmq.client.exception.MQClientException;
import org.apache.rocketmq.common.message.MessageQueue;
import org.perpex.common.contract.Destination;

/** Finds the queue of the broker that a destination names. There must be exactly one. Thread-safe. */
final class BrokerQueues {

    private final Map<Destination, MessageQueue> known = new ConcurrentHashMap<>();
    private final Lookup lookup;

    /** Asks the name server for the queues of a topic. */
    @FunctionalInterface
    interface Lookup {
        Collection<MessageQueue> queues(String topic) throws MQClientException;
    }

    BrokerQueues(Lookup lookup) {
        this.lookup = lookup;
    }

    /** Returns a queue, asking the name server if need be. */
    MessageQueue find(Destination destination) {
        MessageQueue found = known.get(destination);
        return found == null ? ask(destination) : found;
    }

    private MessageQueue ask(Destination destination) {
        String topic = destination.topic().brokerName;
        try {
            List<MessageQueue> queues = lookup.queues(topic).stream()
                    .filter(queue -> queue.getQueueId() == destination.queue())
                    .toList();
            if (queues.size() != 1) {
                throw new BrokerUnavailable(destination + " must be one queue of one broker, but is " + queues, null);
            }
            MessageQueue queue = new MessageQueue(topic, queues.getFirst().getBrokerName(), destination.queue());
            known.put(destination, queue);
            return queue;
        } catch (MQClientException e) {
            throw new BrokerUnavailable("topic " + topic + " is not known to the name server", e);
        }
    }
}
