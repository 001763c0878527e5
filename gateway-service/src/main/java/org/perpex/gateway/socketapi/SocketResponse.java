package org.perpex.gateway.socketapi;

import java.nio.charset.StandardCharsets;
import org.reactivestreams.Publisher;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.server.reactive.AbstractServerHttpResponse;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Keeps the answer of a REST endpoint until it goes into a message. */
final class SocketResponse extends AbstractServerHttpResponse {

    private static final int BYTES_MAX = 16 * 1024 * 1024;

    private volatile String body = "";

    SocketResponse() {
        super(DefaultDataBufferFactory.sharedInstance);
    }

    int status() {
        HttpStatusCode status = getStatusCode();
        return status == null ? 200 : status.value();
    }

    /** Returns the body, which is JSON; empty if there was none. */
    String body() {
        return body;
    }

    @Override
    protected Mono<Void> writeWithInternal(Publisher<? extends DataBuffer> parts) {
        return DataBufferUtils.join(Flux.from(parts), BYTES_MAX)
                .doOnNext(whole -> {
                    body = whole.toString(StandardCharsets.UTF_8);
                    DataBufferUtils.release(whole);
                })
                .then();
    }

    @Override
    protected Mono<Void> writeAndFlushWithInternal(Publisher<? extends Publisher<? extends DataBuffer>> parts) {
        return writeWithInternal(Flux.from(parts).concatMap(part -> part));
    }

    @Override
    protected void applyStatusCode() {
        // The status is read from here when the message is written.
    }

    @Override
    protected void applyHeaders() {
        // So are the headers that matter.
    }

    @Override
    protected void applyCookies() {
        // No endpoint sets a cookie.
    }

    @Override
    @SuppressWarnings("unchecked")
    public <T> T getNativeResponse() {
        return (T) this;
    }
}
