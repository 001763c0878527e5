package org.perpex.gateway.edge;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import reactor.core.publisher.Flux;

/** The request as it travels on: with the headers and the body of its call. */
public final class EdgeRequest extends ServerHttpRequestDecorator {

    private final Call call;
    private final DataBufferFactory buffers;

    EdgeRequest(ServerHttpRequest received, Call call, DataBufferFactory buffers) {
        super(received);
        this.call = call;
        this.buffers = buffers;
    }

    /** Returns a request as the server has it. */
    public static ServerHttpRequest received(ServerHttpRequest request) {
        return request instanceof EdgeRequest edge ? edge.getDelegate() : request;
    }

    @Override
    public HttpHeaders getHeaders() {
        return call.headers();
    }

    @Override
    public Flux<DataBuffer> getBody() {
        return Flux.defer(() -> call.body().length == 0 ? Flux.empty() : Flux.just(buffers.wrap(call.body())));
    }
}
