package org.perpex.trade.messaging;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.perpex.common.contract.Destination;
import org.perpex.common.contract.PackWriter;
import org.perpex.common.contract.Source;
import org.perpex.common.contract.TraderCommand;
import org.perpex.common.spring.rocketmq.PackSender;
import org.perpex.trade.order.CommandOutlet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Sends commands to the account engine in packs: one is on its way, the next collects what comes meanwhile. So packs
 * grow with load by themselves and add no wait when there is none. A pack is never sent twice.
 */
final class CommandSender implements CommandOutlet, SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(CommandSender.class);
    private static final int WAITING_MAX = 10_000;
    private static final int PACK_COMMANDS_MAX = 128;
    private static final long SEND_SECONDS_MAX = 5;

    private final PackSender sender;
    private final BlockingQueue<TraderCommand> waiting = new ArrayBlockingQueue<>(WAITING_MAX);
    private volatile boolean running;
    private volatile Thread thread = new Thread();

    CommandSender(PackSender sender) {
        this.sender = sender;
    }

    @Override
    public boolean send(TraderCommand command) {
        return running && waiting.offer(command);
    }

    @Override
    public void start() {
        running = true;
        thread = Thread.ofPlatform().name("command-sender").daemon().start(this::run);
    }

    @Override
    public void stop() {
        running = false;
        thread.interrupt();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void run() {
        List<TraderCommand> batch = new ArrayList<>(PACK_COMMANDS_MAX);
        PackWriter pack = new PackWriter();
        try {
            while (running) {
                batch.clear();
                batch.add(waiting.take());
                waiting.drainTo(batch, PACK_COMMANDS_MAX - 1);
                pack.begin(Source.TRADE, 0, 0, 0);
                batch.forEach(command -> pack.append(0, 0, command));
                awaitAcknowledged(sender.send(Destination.RISK, pack.toBytes()), batch.size());
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Waits for the broker, so that the next pack cannot overtake. Whether this one arrived its facts will tell. */
    private static void awaitAcknowledged(CompletableFuture<Boolean> sent, int commands) throws InterruptedException {
        try {
            if (!sent.get(SEND_SECONDS_MAX, TimeUnit.SECONDS)) {
                LOG.warn("{} commands were not acknowledged: their outcome is unknown until facts come", commands);
            }
        } catch (TimeoutException unknown) {
            LOG.warn("{} commands are neither acknowledged nor refused", commands);
        } catch (java.util.concurrent.ExecutionException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
