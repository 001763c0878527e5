package org.perpex.notify.push;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.PingMessage;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketMessage;
import org.springframework.web.socket.WebSocketSession;

/**
 * One client's connection. What is sent waits in a bounded queue for a thread of the connection's own, so a slow
 * client hinders nobody; one that does not keep up is cut off. Thread-safe.
 */
public final class Connection {

    /** How many messages may wait for a client. */
    public static final int WAITING_MAX = 1_000;

    private final WebSocketSession session;
    private final boolean wrapped;
    private final Deque<WebSocketMessage<?>> waiting = new ArrayDeque<>();
    private boolean sending;
    private boolean closed;

    /** @param wrapped whether events are sent as {@code {"stream", "data"}} */
    public Connection(WebSocketSession session, boolean wrapped) {
        this.session = session;
        this.wrapped = wrapped;
    }

    public boolean isWrapped() {
        return wrapped;
    }

    public String id() {
        return session.getId();
    }

    /** Queues a text; cuts the client off if too many wait. */
    public void send(String text) {
        queue(new TextMessage(text));
    }

    /** Queues a ping. */
    public void ping() {
        queue(new PingMessage());
    }

    private void queue(WebSocketMessage<?> message) {
        boolean tooSlow;
        synchronized (waiting) {
            if (closed) {
                return;
            }
            tooSlow = waiting.size() >= WAITING_MAX;
            if (!tooSlow) {
                waiting.add(message);
                if (!sending) {
                    sending = true;
                    Thread.ofVirtual().name("push-" + session.getId()).start(this::drain);
                }
            }
        }
        if (tooSlow) {
            close(CloseStatus.POLICY_VIOLATION.withReason("too slow"));
        }
    }

    private void drain() {
        while (true) {
            WebSocketMessage<?> next;
            synchronized (waiting) {
                next = waiting.poll();
                if (next == null || closed) {
                    sending = false;
                    return;
                }
            }
            try {
                session.sendMessage(next);
            } catch (IOException | IllegalStateException gone) {
                close(CloseStatus.SESSION_NOT_RELIABLE);
            }
        }
    }

    /** Ends the connection; what waits is dropped. */
    public void close(CloseStatus status) {
        synchronized (waiting) {
            if (closed) {
                return;
            }
            closed = true;
            waiting.clear();
        }
        Thread.ofVirtual().start(() -> {
            try {
                session.close(status);
            } catch (IOException gone) {
                // The client is gone already: that is what closing was to bring about.
                return;
            }
        });
    }
}
