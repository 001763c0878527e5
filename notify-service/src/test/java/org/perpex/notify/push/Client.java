package org.perpex.notify.push;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.WebSocketMessage;
import org.springframework.web.socket.WebSocketSession;

/** A client whose reading the test controls: while it does not read, sending to it blocks as a full socket does. */
final class Client {

    private final String id;
    private final List<String> received = new CopyOnWriteArrayList<>();
    private final AtomicInteger sending = new AtomicInteger();
    private volatile boolean overlapped;
    private volatile boolean gone;
    private boolean reading = true;
    private volatile @Nullable CloseStatus closedWith;

    Client(String id) {
        this.id = id;
    }

    /** The server's side of the connection. */
    WebSocketSession session() {
        return (WebSocketSession) Proxy.newProxyInstance(
                Client.class.getClassLoader(), new Class<?>[] {WebSocketSession.class}, (proxy, method, arguments) -> {
                    switch (method.getName()) {
                        case "getId" -> {
                            return id;
                        }
                        case "sendMessage" -> take((WebSocketMessage<?>) arguments[0]);
                        case "close" -> closedWith = (CloseStatus) arguments[0];
                        default -> throw new UnsupportedOperationException(method.getName());
                    }
                    return null;
                });
    }

    List<String> received() {
        return received;
    }

    boolean overlapped() {
        return overlapped;
    }

    @Nullable
    CloseStatus closedWith() {
        return closedWith;
    }

    synchronized void stopReading() {
        reading = false;
    }

    synchronized void readOn() {
        reading = true;
        notifyAll();
    }

    void vanish() {
        gone = true;
    }

    private synchronized void awaitReading() {
        while (!reading) {
            try {
                wait();
            } catch (InterruptedException interrupted) {
                throw new IllegalStateException(interrupted);
            }
        }
    }

    private void take(WebSocketMessage<?> message) throws IOException {
        if (gone) {
            throw new IOException("the client is gone");
        }
        overlapped |= sending.incrementAndGet() > 1;
        awaitReading();
        received.add(message.getPayload().toString());
        sending.decrementAndGet();
    }
}
