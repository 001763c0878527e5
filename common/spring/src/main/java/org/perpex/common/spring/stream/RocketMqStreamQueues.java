package org.perpex.common.spring.stream;

import java.time.Duration;
import java.util.List;
import org.perpex.common.contract.Destination;
import org.perpex.common.spring.engine.Input;
import org.perpex.common.spring.rocketmq.OffsetGone;
import org.perpex.common.spring.rocketmq.QueuePuller;
import org.perpex.common.spring.rocketmq.RocketMqQueues;

/** The queues of RocketMQ, as followers read them. */
final class RocketMqStreamQueues implements StreamQueues {

    private static final Duration WAIT = Duration.ofSeconds(1);

    private final RocketMqQueues queues;

    RocketMqStreamQueues(RocketMqQueues queues) {
        this.queues = queues;
    }

    @Override
    public Reader open(Destination queue, long offset, Duration gather) {
        try {
            return new PulledQueue(queues.open(queue, offset, gather));
        } catch (OffsetGone gone) {
            throw new StreamDiverged(String.valueOf(gone.getMessage()));
        }
    }

    @Override
    public long startOffset(Destination queue) {
        return queues.startOffset(queue);
    }

    @Override
    public long endOffset(Destination queue) {
        return queues.endOffset(queue);
    }

    private record PulledQueue(QueuePuller puller) implements Reader {

        @Override
        public List<Pack> poll() {
            try {
                return puller.poll(WAIT).stream().map(PulledQueue::pack).toList();
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                return List.of();
            } catch (OffsetGone gone) {
                throw new StreamDiverged(String.valueOf(gone.getMessage()));
            }
        }

        @Override
        public void hurry() {
            puller.hurry();
        }

        private static Pack pack(Input input) {
            return new Pack(input.offset(), input.body());
        }

        @Override
        public void close() {
            puller.close();
        }
    }
}
