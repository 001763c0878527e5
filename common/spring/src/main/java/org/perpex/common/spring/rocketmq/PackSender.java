package org.perpex.common.spring.rocketmq;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.rocketmq.client.exception.MQClientException;
import org.apache.rocketmq.client.producer.DefaultMQProducer;
import org.apache.rocketmq.client.producer.SendCallback;
import org.apache.rocketmq.client.producer.SendResult;
import org.apache.rocketmq.client.producer.SendStatus;
import org.apache.rocketmq.common.message.Message;
import org.apache.rocketmq.common.message.MessageQueue;
import org.apache.rocketmq.remoting.exception.RemotingException;
import org.jspecify.annotations.Nullable;
import org.perpex.common.contract.Destination;
import org.perpex.common.spring.engine.PackOutlet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends packs to queues of the broker: asynchronously, by one thread, so that they leave in the order in which they
 * came, never twice by itself, uncompressed. Only {@code SEND_OK} is an acknowledgement. Thread-safe.
 */
public final class PackSender implements PackOutlet, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(PackSender.class);
    private static final String GROUP = "perpex-sender";
    private static final int SEND_MILLIS_MAX = 3_000;

    /** The client looks twice in this time for batches of its own making, which nobody uses; by default 200 times a second. */
    private static final int UNUSED_BATCHES_LOOK_MILLIS = 1_000;

    private final DefaultMQProducer producer = new DefaultMQProducer(GROUP);
    private final ExecutorService sending = Executors.newSingleThreadExecutor(ClientSetup.daemon("pack-sender"));
    private final BrokerQueues queues;
    private volatile long failuresLogged;

    private PackSender(String nameServer) {
        ClientSetup.apply(producer, nameServer);
        producer.setAsyncSenderExecutor(new CallingThread());
        producer.setRetryTimesWhenSendAsyncFailed(0);
        producer.setRetryTimesWhenSendFailed(0);
        producer.setSendMsgTimeout(SEND_MILLIS_MAX);
        producer.setCompressMsgBodyOverHowmuch(Integer.MAX_VALUE);
        producer.batchMaxDelayMs(UNUSED_BATCHES_LOOK_MILLIS);
        queues = new BrokerQueues(producer::fetchPublishMessageQueues);
    }

    /** Starts a client of the broker that a name server knows, {@code host:port}. */
    @SuppressWarnings("deprecation") // no other way leads to the client below the producer
    public static PackSender start(String nameServer) {
        PackSender started = new PackSender(nameServer);
        try {
            started.producer.start();
            ClientSetup.readAndWriteInPlace(
                    started.producer.getDefaultMQProducerImpl().getMqClientFactory());
        } catch (MQClientException e) {
            throw new BrokerUnavailable("the sender cannot start", e);
        }
        return started;
    }

    @Override
    public void send(Destination destination, byte[] pack, Outcome outcome) {
        sending.execute(() -> findAndSend(destination, pack, outcome));
    }

    /** Sends a pack; the future holds whether the broker acknowledged it. It never fails. */
    public CompletableFuture<Boolean> send(Destination destination, byte[] pack) {
        CompletableFuture<Boolean> acknowledged = new CompletableFuture<>();
        send(destination, pack, acknowledged::complete);
        return acknowledged;
    }

    /** Sends a pack and returns when the broker has acknowledged it; throws if it did not: it may be stored all the same. */
    public void sendAcknowledged(Destination destination, byte[] pack) {
        try {
            if (!send(destination, pack).get(2 * SEND_MILLIS_MAX, TimeUnit.MILLISECONDS)) {
                throw new BrokerUnavailable("a pack for " + destination + " was not acknowledged", null);
            }
        } catch (ExecutionException | TimeoutException e) {
            throw new BrokerUnavailable("a pack for " + destination + " was not acknowledged", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BrokerUnavailable("interrupted before a pack for " + destination + " was acknowledged", e);
        }
    }

    @Override
    public void close() {
        producer.shutdown();
        sending.shutdown();
    }

    private void findAndSend(Destination destination, byte[] pack, Outcome outcome) {
        MessageQueue queue;
        try {
            queue = queues.find(destination);
        } catch (BrokerUnavailable e) {
            failed(e, outcome);
            return;
        }
        send(queue, pack, outcome);
    }

    private void send(MessageQueue queue, byte[] pack, Outcome outcome) {
        try {
            producer.send(new Message(queue.getTopic(), pack), queue, new Told(outcome));
        } catch (MQClientException | RemotingException e) {
            failed(e, outcome);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            failed(e, outcome);
        }
    }

    private void failed(Throwable cause, Outcome outcome) {
        long now = System.nanoTime();
        if (now - failuresLogged > TimeUnit.SECONDS.toNanos(1)) {
            failuresLogged = now;
            LOG.warn("a pack was not acknowledged: {}", cause.toString());
        }
        outcome.told(false);
    }

    private final class Told implements SendCallback {

        private final Outcome outcome;
        private final AtomicBoolean isTold = new AtomicBoolean();

        Told(Outcome outcome) {
            this.outcome = outcome;
        }

        @Override
        public void onSuccess(@Nullable SendResult result) {
            if (result == null || result.getSendStatus() != SendStatus.SEND_OK) {
                onException(new IllegalStateException(String.valueOf(result)));
            } else if (isTold.compareAndSet(false, true)) {
                outcome.told(true);
            }
        }

        @Override
        public void onException(Throwable cause) {
            if (isTold.compareAndSet(false, true)) {
                failed(cause, outcome);
            }
        }
    }
}
