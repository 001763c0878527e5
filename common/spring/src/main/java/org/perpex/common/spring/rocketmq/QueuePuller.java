package org.perpex.common.spring.rocketmq;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.rocketmq.client.consumer.DefaultMQPullConsumer;
import org.apache.rocketmq.client.consumer.PullCallback;
import org.apache.rocketmq.client.consumer.PullResult;
import org.apache.rocketmq.client.exception.MQClientException;
import org.apache.rocketmq.common.message.MessageExt;
import org.apache.rocketmq.common.message.MessageQueue;
import org.apache.rocketmq.remoting.exception.RemotingException;
import org.jspecify.annotations.Nullable;
import org.perpex.common.contract.Destination;
import org.perpex.common.spring.engine.Input;
import org.perpex.common.spring.engine.InputSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Pulls one queue, message after message without a hole, and keeps a few batches ahead. A pull waits at the broker
 * until something comes; a reader in no hurry lets messages gather after each pull, for a pull of many costs no more than
 * a pull of one. A failure of the broker is tried again for ever; an offset that the queue does not hold is
 * thrown to the reader, for good.
 *
 * <p>One thread reads; the others belong to the client.
 */
@SuppressWarnings("deprecation") // see RocketMqQueues
public final class QueuePuller implements InputSource {

    private static final Logger LOG = LoggerFactory.getLogger(QueuePuller.class);
    private static final int BATCH_MESSAGES_MAX = 1024;
    private static final int BATCHES_AHEAD = 2;
    private static final long RETRY_MILLIS = 200;

    private final DefaultMQPullConsumer consumer;
    private final Destination destination;
    private final MessageQueue queue;
    private final BlockingQueue<List<Input>> arrived = new ArrayBlockingQueue<>(BATCHES_AHEAD);
    private final AtomicBoolean pulling = new AtomicBoolean();
    private final long gatherMillis;
    private volatile Runnable wake = () -> {};
    private volatile boolean closed;
    private volatile @Nullable RuntimeException failure;
    private volatile long startOffset;
    private volatile long endOffset;
    private volatile boolean failing;
    private volatile long nextToPull;

    /** A queue of the broker, and how it is read. */
    record Reading(Destination destination, MessageQueue queue, long from, Duration gather) {}

    QueuePuller(DefaultMQPullConsumer consumer, Reading reading) {
        this.consumer = consumer;
        this.destination = reading.destination();
        this.queue = reading.queue();
        this.nextToPull = reading.from();
        this.gatherMillis = reading.gather().toMillis();
    }

    void start(long queueStart, long queueEnd) {
        startOffset = queueStart;
        endOffset = queueEnd;
        if (nextToPull < queueStart || nextToPull > queueEnd) {
            throw new OffsetGone(destination, nextToPull, queueStart, queueEnd);
        }
        pull();
    }

    @Override
    public List<Input> poll() {
        return taken(arrived.poll());
    }

    /** Returns the next messages, or none if none has come after a while. */
    public List<Input> poll(Duration wait) throws InterruptedException {
        return taken(arrived.poll(wait.toMillis(), TimeUnit.MILLISECONDS));
    }

    @Override
    public long endOffset() {
        return endOffset;
    }

    @Override
    public long startOffset() {
        return startOffset;
    }

    @Override
    public void onArrival(Runnable newWake) {
        wake = newWake;
    }

    /** Ends the reading. A pull that waits at the broker ends by itself; what it brings is dropped. */
    @Override
    public void close() {
        closed = true;
    }

    private List<Input> taken(@Nullable List<Input> batch) {
        RuntimeException fatal = failure;
        if (batch == null && fatal != null) {
            throw fatal;
        }
        pull();
        return batch == null ? List.of() : batch;
    }

    /** Begins a pull unless one is going on or enough has been pulled ahead. */
    private void pull() {
        if (closed || failure != null || arrived.remainingCapacity() == 0 || !pulling.compareAndSet(false, true)) {
            return;
        }
        try {
            consumer.pullBlockIfNotFound(queue, "*", nextToPull, BATCH_MESSAGES_MAX, new Answer());
        } catch (MQClientException | RemotingException e) {
            again(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            pulling.set(false);
        }
    }

    private void again(Throwable cause) {
        if (!closed && !failing) {
            LOG.warn("{} cannot be read: {}; trying on", destination, cause.toString());
        }
        failing = true;
        pullAfter(RETRY_MILLIS);
    }

    private void pullAfter(long millis) {
        CompletableFuture.delayedExecutor(millis, TimeUnit.MILLISECONDS).execute(() -> {
            pulling.set(false);
            pull();
        });
    }

    private void fail(RuntimeException fatal) {
        failure = fatal;
        pulling.set(false);
        wake.run();
    }

    private void take(PullResult result) {
        List<Input> batch = new ArrayList<>(result.getMsgFoundList().size());
        for (MessageExt message : result.getMsgFoundList()) {
            if (message.getQueueOffset() != nextToPull) {
                fail(new OffsetGone(destination, nextToPull, message.getQueueOffset(), result.getMaxOffset()));
                return;
            }
            nextToPull++;
            batch.add(new Input(message.getQueueOffset(), message.getStoreTimestamp(), message.getBody()));
        }
        if (!closed) {
            arrived.add(batch);
            wake.run();
        }
        if (gatherMillis > 0 && batch.size() < BATCH_MESSAGES_MAX) {
            pullAfter(gatherMillis);
        } else {
            pulling.set(false);
            pull();
        }
    }

    private final class Answer implements PullCallback {

        @Override
        public void onSuccess(PullResult result) {
            if (failing) {
                failing = false;
                LOG.info("{} can be read again", destination);
            }
            switch (result.getPullStatus()) {
                case FOUND -> {
                    heard(result);
                    take(result);
                }
                case NO_NEW_MSG, NO_MATCHED_MSG -> {
                    heard(result);
                    pulling.set(false);
                    pull();
                }
                case OFFSET_ILLEGAL ->
                    fail(new OffsetGone(destination, nextToPull, result.getMinOffset(), result.getMaxOffset()));
            }
        }

        @Override
        public void onException(Throwable cause) {
            again(cause);
        }

        private void heard(PullResult result) {
            startOffset = result.getMinOffset();
            endOffset = result.getMaxOffset();
        }
    }
}
