package org.perpex.market.api;

import java.io.IOException;
import java.net.URI;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.perpex.market.json.JsonText;
import org.perpex.market.push.Sink;
import org.perpex.market.push.Streams;
import org.perpex.market.push.Subscriber;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.PingMessage;
import org.springframework.web.socket.PongMessage;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.handler.AbstractWebSocketHandler;
import tools.jackson.databind.json.JsonMapper;

/** Public streams over WebSocket: takes connections and their control frames. */
final class StreamSocket extends AbstractWebSocketHandler {

    private static final Logger LOG = LoggerFactory.getLogger(StreamSocket.class);

    private final Streams streams;
    private final JsonMapper json;
    private final InstantSource clock;
    private final Map<String, Subscriber> subscribers = new ConcurrentHashMap<>();

    StreamSocket(Streams streams, JsonMapper json, InstantSource clock) {
        this.streams = streams;
        this.json = json;
        this.clock = clock;
    }

    @Override
    public void afterConnectionEstablished(WebSocketSession session) throws IOException {
        URI uri = session.getUri();
        if (uri == null) {
            session.close(CloseStatus.BAD_DATA);
            return;
        }
        StreamAddress address = StreamAddress.of(uri);
        Subscriber subscriber = streams.open(new SessionSink(session), address.combined());
        subscribers.put(session.getId(), subscriber);
        if (!streams.subscribe(subscriber, address.streams())) {
            session.close(CloseStatus.POLICY_VIOLATION.withReason("too many streams"));
        }
    }

    @Override
    protected void handleTextMessage(WebSocketSession session, TextMessage message) {
        Subscriber subscriber = subscribers.get(session.getId());
        if (subscriber == null) {
            return;
        }
        long now = clock.millis();
        subscriber.heard(now);
        if (!subscriber.maySay(now)) {
            closeTalkative(session);
            return;
        }
        ControlFrame frame = ControlFrame.parse(json, message.getPayload());
        if (frame == null) {
            subscriber.answer(error("null", "Invalid request."));
            return;
        }
        switch (frame.method()) {
            case SUBSCRIBE -> subscribe(subscriber, frame);
            case UNSUBSCRIBE -> {
                streams.unsubscribe(subscriber, frame.streams());
                subscriber.answer(done(frame.id()));
            }
            case LIST_SUBSCRIPTIONS -> subscriber.answer(list(subscriber, frame.id()));
            case SET_PROPERTY -> {
                subscriber.combined(frame.combined());
                subscriber.answer(done(frame.id()));
            }
            case GET_PROPERTY ->
                subscriber.answer("{\"result\":" + subscriber.isCombined() + ",\"id\":" + frame.id() + "}");
        }
    }

    private static void closeTalkative(WebSocketSession session) {
        try {
            session.close(CloseStatus.POLICY_VIOLATION.withReason("too many messages"));
        } catch (IOException gone) {
            LOG.debug("A connection was gone before it was closed: {}", gone.toString());
        }
    }

    @Override
    protected void handlePongMessage(WebSocketSession session, PongMessage message) {
        Subscriber subscriber = subscribers.get(session.getId());
        if (subscriber != null) {
            subscriber.heard(clock.millis());
        }
    }

    @Override
    public void handleTransportError(WebSocketSession session, Throwable cause) {
        LOG.debug("A public connection broke: {}", cause.toString());
    }

    @Override
    public void afterConnectionClosed(WebSocketSession session, CloseStatus status) {
        Subscriber subscriber = subscribers.remove(session.getId());
        if (subscriber != null) {
            streams.close(subscriber);
        }
    }

    /** Answers before the first data: a client takes its snapshot only after the answer. */
    private void subscribe(Subscriber subscriber, ControlFrame frame) {
        List<String> all = new ArrayList<>(subscriber.streams());
        all.addAll(frame.streams());
        if (all.stream().distinct().count() > Streams.STREAMS_MAX) {
            subscriber.answer(error(frame.id(), "Too many subscriptions, at most " + Streams.STREAMS_MAX + "."));
            return;
        }
        subscriber.answer(done(frame.id()));
        streams.subscribe(subscriber, frame.streams());
    }

    private static String done(String id) {
        return "{\"result\":null,\"id\":" + id + "}";
    }

    private static String list(Subscriber subscriber, String id) {
        JsonText names = new JsonText().array();
        subscriber.streams().forEach(names::element);
        return "{\"result\":" + names.endArray() + ",\"id\":" + id + "}";
    }

    private static String error(String id, String message) {
        return "{\"error\":{\"code\":2,\"msg\":\"" + message + "\"},\"id\":" + id + "}";
    }

    /** A connection as its subscriber sees it. */
    private static final class SessionSink implements Sink {

        private final WebSocketSession session;

        SessionSink(WebSocketSession session) {
            this.session = session;
        }

        @Override
        public void send(String text) throws IOException {
            session.sendMessage(new TextMessage(text));
        }

        @Override
        public void ping() throws IOException {
            session.sendMessage(new PingMessage());
        }

        @Override
        public void close(int code, String reason) {
            try {
                session.close(new CloseStatus(code, reason));
            } catch (IOException | IllegalStateException gone) {
                LOG.debug("A connection was gone before it was closed: {}", gone.toString());
            }
        }
    }
}
