package org.perpex.common.spring.stream;

import java.time.Duration;
import java.util.List;
import org.perpex.common.contract.Destination;
import org.perpex.common.contract.Source;
import org.perpex.common.contract.StreamMark;
import org.perpex.common.spring.engine.Input;
import org.perpex.common.spring.engine.PackOutlet;
import org.perpex.common.spring.engine.SendAgainRequests;
import org.perpex.common.spring.rocketmq.OffsetGone;
import org.perpex.common.spring.rocketmq.QueuePuller;
import org.perpex.common.spring.rocketmq.RocketMqQueues;

/** The queues of RocketMQ, as followers read them. */
final class RocketMqStreamQueues implements StreamQueues {

    private static final Duration WAIT = Duration.ofSeconds(1);

    private final RocketMqQueues queues;
    private final SendAgainRequests requests;
    private final boolean fromStart;

    /** @param fromStart whether kept offsets mean nothing */
    RocketMqStreamQueues(RocketMqQueues queues, PackOutlet outlet, boolean fromStart) {
        this.queues = queues;
        this.fromStart = fromStart;
        this.requests = new SendAgainRequests(outlet);
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
    public long resumeOffset(Destination queue, long keptOffset) {
        return fromStart ? queues.startOffset(queue) : keptOffset;
    }

    @Override
    public long startOffset(Destination queue) {
        return queues.startOffset(queue);
    }

    @Override
    public long endOffset(Destination queue) {
        return queues.endOffset(queue);
    }

    @Override
    public void sendAgain(Source source, Destination queue, StreamMark after) {
        requests.ask(source, queue, after);
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

        private static Pack pack(Input input) {
            return new Pack(input.offset(), input.body());
        }

        @Override
        public void close() {
            puller.close();
        }
    }
}
