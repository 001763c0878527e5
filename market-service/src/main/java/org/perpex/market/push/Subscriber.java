package org.perpex.market.push;

import java.io.IOException;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.perpex.common.spring.web.MessageAllowance;
import org.perpex.market.json.JsonText;

/**
 * One connection and what it listens to. What it is sent waits in a bounded queue; a connection that does not keep up
 * is cut off, so that it costs nobody else anything and never sees a stream with a hole. Thread-safe.
 */
public final class Subscriber {

    /** How many messages may wait for a connection. */
    static final int WAITING_MAX = 2_000;

    private static final int CLOSE_TOO_SLOW = 1008;
    private static final String PING = "";

    private final Sink sink;
    private final Runnable droppedListener;
    private final BlockingQueue<String> waiting = new ArrayBlockingQueue<>(WAITING_MAX);
    private final Set<String> streams = new TreeSet<>();
    private final AtomicBoolean closed = new AtomicBoolean();
    private final Thread writer;
    private volatile boolean combined;
    private volatile long heardMillis;
    private volatile long openedMillis;
    private volatile MessageAllowance messages = new MessageAllowance(0, 0, 0);

    /**
     * @param combined whether data come wrapped with the name of their stream
     * @param droppedListener called once if the connection is cut off because it is slow
     */
    Subscriber(Sink sink, boolean combined, Runnable droppedListener) {
        this.sink = sink;
        this.combined = combined;
        this.droppedListener = droppedListener;
        this.writer = Thread.ofVirtual().name("push-connection").unstarted(this::write);
    }

    void start(long nowMillis) {
        heardMillis = nowMillis;
        openedMillis = nowMillis;
        messages = new MessageAllowance(MessageAllowance.PER_SECOND, MessageAllowance.AT_ONCE, nowMillis);
        writer.start();
    }

    /** Sends an answer to this connection alone. */
    public void answer(String text) {
        offer(text);
    }

    /** Notes that the other side is alive. */
    public void heard(long nowMillis) {
        heardMillis = nowMillis;
    }

    /** Whether the other side may send one more message now. Called for one message after another. */
    public boolean maySay(long nowMillis) {
        return messages.take(nowMillis);
    }

    long openedMillis() {
        return openedMillis;
    }

    long heardMillis() {
        return heardMillis;
    }

    void ping() {
        offer(PING);
    }

    public boolean isCombined() {
        return combined;
    }

    /** Chooses whether data come wrapped from now on. */
    public void combined(boolean wrapped) {
        combined = wrapped;
    }

    void offer(String text) {
        if (!closed.get() && !waiting.offer(text) && closed.compareAndSet(false, true)) {
            droppedListener.run();
            waiting.clear();
            writer.interrupt();
            Thread.startVirtualThread(() -> sink.close(CLOSE_TOO_SLOW, "too slow"));
        }
    }

    void close() {
        if (closed.compareAndSet(false, true)) {
            writer.interrupt();
        }
    }

    boolean isClosed() {
        return closed.get();
    }

    synchronized boolean add(String stream) {
        return streams.add(stream);
    }

    synchronized boolean remove(String stream) {
        return streams.remove(stream);
    }

    /** What the connection listens to, in the order of the names. */
    public synchronized Set<String> streams() {
        return new TreeSet<>(streams);
    }

    static String combined(String stream, String data) {
        return new JsonText()
                .object()
                .field("stream", stream)
                .raw("\"data\":" + data)
                .endObject()
                .toString();
    }

    private void write() {
        try {
            while (!closed.get()) {
                String text = waiting.take();
                if (text.equals(PING)) {
                    sink.ping();
                } else {
                    sink.send(text);
                }
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (IOException | IllegalStateException gone) {
            if (closed.compareAndSet(false, true)) {
                sink.close(1001, "");
            }
        }
    }
}
