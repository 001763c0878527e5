package org.perpex.gateway.edge;

import org.perpex.gateway.refusal.Reason;
import org.perpex.gateway.refusal.RefusedException;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import reactor.core.publisher.Mono;

/** Reads the body of a request, once and bounded, into its call. A signature covers it, so it must be whole. */
public final class BodyReader {

    /** The largest body that the gateway takes. */
    public static final int BYTES_MAX = 64 * 1024;

    private BodyReader() {}

    /** Whether a body comes with the request. */
    public static boolean isExpected(Call call) {
        return call.headers().getContentLength() > 0 || call.headers().containsHeader(HttpHeaders.TRANSFER_ENCODING);
    }

    /**
     * Reads the body into the call.
     *
     * @param received the request as the server has it, not the one that travels on
     */
    public static Mono<Void> read(ServerHttpRequest received, Call call) {
        if (call.headers().getContentLength() > BYTES_MAX) {
            return Mono.error(new RefusedException(Reason.BODY_TOO_LARGE));
        }
        return DataBufferUtils.join(received.getBody(), BYTES_MAX)
                .doOnNext(buffer -> call.body(bytes(buffer)))
                .then();
    }

    private static byte[] bytes(DataBuffer buffer) {
        byte[] bytes = new byte[buffer.readableByteCount()];
        buffer.read(bytes);
        DataBufferUtils.release(buffer);
        return bytes;
    }
}
