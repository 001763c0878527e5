package org.perpex.gateway;

import io.netty.buffer.ByteBufUtil;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.perpex.common.spring.identity.IdentityToken;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;
import reactor.netty.http.server.WebsocketServerSpec;

/**
 * A real HTTP and WebSocket server in the place of one service. It remembers what reached it, answers with its own name,
 * and does what the parameter {@code test} asks: {@code slow} never answers, {@code drop} closes the connection,
 * {@code large} answers with 4 KiB.
 */
final class Backend implements AutoCloseable {

    /** What reached the service. */
    record Received(String method, String uri, Map<String, String> headers, byte[] body) {
        @Nullable
        String header(String name) {
            return headers.get(name.toLowerCase(Locale.ROOT));
        }

        /** Returns the identity token that came with it. */
        String identity() {
            return headers.getOrDefault(IdentityToken.HEADER.toLowerCase(Locale.ROOT), "");
        }
    }

    private final String name;
    private final DisposableServer server;
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private final Map<String, String> documents = new ConcurrentHashMap<>();

    private Backend(String name) {
        this.name = name;
        server = HttpServer.create()
                .host("127.0.0.1")
                .port(0)
                .handle(this::answer)
                .bindNow();
    }

    static Backend named(String name) {
        return new Backend(name);
    }

    String name() {
        return name;
    }

    int port() {
        return server.port();
    }

    /** Makes the service answer a path with a document; null takes it away. */
    void document(String path, @Nullable String json) {
        if (json == null) {
            documents.remove(path);
        } else {
            documents.put(path, json);
        }
    }

    List<Received> received() {
        return received;
    }

    Received last() {
        return received.getLast();
    }

    long count(String uriPart) {
        return received.stream().filter(each -> each.uri().contains(uriPart)).count();
    }

    @Override
    public void close() {
        server.disposeNow();
    }

    private Publisher<Void> answer(HttpServerRequest request, HttpServerResponse response) {
        if ("websocket".equalsIgnoreCase(request.requestHeaders().get(HttpHeaderNames.UPGRADE))) {
            received.add(new Received("WS", request.uri(), headers(request), new byte[0]));
            return response.sendWebsocket(
                    (in, out) -> out.sendObject(
                            Flux.concat(
                                            Mono.just("hello from " + name),
                                            in.receive().asString().map(text -> name + " heard " + text))
                                    .map(TextWebSocketFrame::new),
                            flushEach -> true),
                    agreement(request));
        }
        return request.receive()
                .aggregate()
                .map(ByteBufUtil::getBytes)
                .defaultIfEmpty(new byte[0])
                .flatMap(body -> {
                    received.add(new Received(request.method().name(), request.uri(), headers(request), body));
                    return Mono.from(write(request, response));
                });
    }

    private static WebsocketServerSpec agreement(HttpServerRequest request) {
        WebsocketServerSpec.Builder builder = WebsocketServerSpec.builder();
        boolean asked = request.requestHeaders().contains(HttpHeaderNames.SEC_WEBSOCKET_PROTOCOL);
        return asked ? builder.protocols("perpex.v1").build() : builder.build();
    }

    private Publisher<Void> write(HttpServerRequest request, HttpServerResponse response) {
        String uri = request.uri();
        if (uri.contains("test=slow")) {
            return Mono.delay(Duration.ofMinutes(1)).then();
        }
        if (uri.contains("test=drop")) {
            response.withConnection(connection -> connection.channel().close());
            return Mono.never();
        }
        response.header(HttpHeaderNames.CONTENT_TYPE, "application/json");
        String document = documents.get(uri);
        if (uri.startsWith("/internal/") && document == null) {
            return response.status(404).send();
        }
        String text = uri.contains("test=large") ? "x".repeat(4_096) : name;
        response.header("X-Perpex-Trace", "from the service");
        return response.sendString(Mono.just(document == null ? "{\"service\":\"" + text + "\"}" : document));
    }

    private static Map<String, String> headers(HttpServerRequest request) {
        Map<String, String> headers = new ConcurrentHashMap<>();
        request.requestHeaders()
                .forEach(entry -> headers.merge(
                        entry.getKey().toLowerCase(Locale.ROOT), entry.getValue(), (a, b) -> a + "," + b));
        return headers;
    }
}
