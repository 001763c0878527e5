package org.perpex.trade;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.perpex.common.contract.Destination;
import org.perpex.common.contract.Message;
import org.perpex.common.contract.PackReader;
import org.perpex.common.contract.PackWriter;
import org.perpex.common.contract.Source;
import org.perpex.common.contract.StreamMark;
import org.perpex.common.contract.StreamSignal;
import org.perpex.common.contract.TraderCommand;
import org.perpex.common.spring.engine.Input;
import org.perpex.common.spring.rocketmq.PackSender;
import org.perpex.common.spring.rocketmq.QueuePuller;
import org.perpex.common.spring.rocketmq.RocketMqQueues;

/**
 * The account engine and the matching engine, played by the test at the real broker: it hears every command and says
 * what it likes, in dense streams. Their time runs an hour ahead of this machine's.
 */
final class PlayedEngines implements AutoCloseable {

    private static final long AHEAD_MILLIS = 3_600_000;
    private static final long HEARTBEAT_MILLIS = 100;
    private static final Duration COMMAND_MAX = Duration.ofSeconds(20);

    private final PackSender sender;
    private final RocketMqQueues queues;
    private final QueuePuller commands;
    private final Queue<TraderCommand> heard = new ArrayDeque<>();
    private final Map<Destination, StreamMark> marks = new HashMap<>();
    private final ScheduledExecutorService heart = Executors.newSingleThreadScheduledExecutor();
    private long engineMillis;
    private boolean silent;

    PlayedEngines(String nameServer) {
        sender = PackSender.start(nameServer);
        queues = RocketMqQueues.start(nameServer);
        commands = queues.open(Destination.RISK, 0);
        heart.scheduleWithFixedDelay(this::beat, 0, HEARTBEAT_MILLIS, TimeUnit.MILLISECONDS);
    }

    private synchronized void beat() {
        if (!silent) {
            say(Destination.TRADE, new StreamSignal.Heartbeat());
            say(Destination.TRADE_REJECTED, new StreamSignal.Heartbeat());
            say(Destination.ASSET, new StreamSignal.Heartbeat());
        }
    }

    /** Lets engine time stand still until {@link #beatAgain}. */
    synchronized void fallSilent() {
        silent = true;
    }

    synchronized void beatAgain() {
        silent = false;
    }

    /** Says something and returns the engine time at which it was said. */
    synchronized long say(Destination destination, Message... messages) {
        send(destination, prepare(destination, messages));
        return engineMillis;
    }

    /** Makes the next pack of a stream, and does not send it. */
    synchronized byte[] prepare(Destination destination, Message... messages) {
        engineMillis = Math.max(engineMillis + 1, nowMillis());
        StreamMark mark = marks.getOrDefault(destination, StreamMark.START);
        PackWriter writer = new PackWriter();
        Source source = destination.equals(Destination.TRADE) ? Source.MATCH : Source.RISK;
        writer.begin(source, 1, mark.number() + 1, mark.hash());
        for (Message message : messages) {
            writer.append(engineMillis, 0, message);
        }
        byte[] pack = writer.toBytes();
        PackReader reader = new PackReader().wrap(pack);
        while (reader.next()) {
            mark = new StreamMark(reader.number(), reader.hashAfter());
        }
        marks.put(destination, mark);
        return pack;
    }

    void send(Destination destination, byte[] pack) {
        sender.sendAcknowledged(destination, pack);
    }

    /** Engine time now. */
    long nowMillis() {
        return InstantSource.system().millis() + AHEAD_MILLIS;
    }

    /** The number of the last message of a stream. */
    synchronized long lastNumber(Destination destination) {
        return marks.getOrDefault(destination, StreamMark.START).number();
    }

    /** The next command that nobody has looked at yet; it must be of this kind. */
    <T extends TraderCommand> T next(Class<T> kind) {
        long end = System.nanoTime() + COMMAND_MAX.toNanos();
        while (heard.isEmpty() && System.nanoTime() < end) {
            hear();
        }
        TraderCommand command = heard.poll();
        assertThat(command).as("the next command").isInstanceOf(kind);
        return kind.cast(command);
    }

    private void hear() {
        try {
            for (Input input : commands.poll(Duration.ofMillis(200))) {
                PackReader reader = new PackReader().wrap(input.body());
                assertThat(reader.source()).isEqualTo(Source.TRADE);
                while (reader.next()) {
                    heard.add((TraderCommand) reader.message());
                }
            }
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    @Override
    public void close() {
        heart.shutdownNow();
        commands.close();
        queues.close();
        sender.close();
    }
}
