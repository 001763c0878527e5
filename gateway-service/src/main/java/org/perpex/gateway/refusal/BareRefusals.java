package org.perpex.gateway.refusal;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpStatusClass;
import java.util.ArrayDeque;
import java.util.Objects;
import java.util.Queue;
import org.perpex.common.spring.web.Trace;

/**
 * Gives words to the refusals of the server itself: of an address that is none, of a line or a header that cannot be
 * taken apart. They never reach a filter, and the server answers them with a status alone. What is refused by the
 * filters, or by a service, has a trace and is left as it is.
 *
 * <p>One for each connection, used by the connection's thread.
 */
public final class BareRefusals extends ChannelDuplexHandler {

    private static final int BAD_REQUEST = 400;
    private static final Asked NOTHING = new Asked(false, "/");

    private final Refusals refusals;

    /** What was asked and not yet answered, in order: clients may send a request before the last was answered. */
    private final Queue<Asked> asked = new ArrayDeque<>(1);

    private record Asked(boolean forHeaders, String address) {}

    public BareRefusals(Refusals refusals) {
        this.refusals = refusals;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (message instanceof HttpRequest request) {
            asked.add(new Asked(request.method().equals(HttpMethod.HEAD), request.uri()));
        }
        context.fireChannelRead(message);
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        if (!(message instanceof HttpResponse response)) {
            context.write(message, promise);
        } else if (response.status().equals(HttpResponseStatus.SWITCHING_PROTOCOLS)) {
            context.write(message, promise);
            context.pipeline().remove(this); // no more requests: it is a WebSocket from here on
        } else if (response.status().codeClass() == HttpStatusClass.INFORMATIONAL) {
            context.write(message, promise);
        } else {
            Asked answered = Objects.requireNonNullElse(asked.poll(), NOTHING);
            context.write(
                    isBare(message) && !answered.forHeaders ? worded(message, answered.address) : message, promise);
        }
    }

    private static boolean isBare(Object message) {
        return message instanceof FullHttpResponse response
                && response.status().codeClass() == HttpStatusClass.CLIENT_ERROR
                && !response.content().isReadable()
                && !response.headers().contains(Trace.HEADER);
    }

    private FullHttpResponse worded(Object message, String address) {
        FullHttpResponse bare = (FullHttpResponse) message;
        int question = address.indexOf('?');
        String path = question < 0 ? address : address.substring(0, question);
        Reason reason = bare.status().code() == BAD_REQUEST ? Reason.REQUEST_UNREADABLE : Reason.REQUEST_TOO_LONG;
        byte[] body = refusals.words(reason, bare.status().code(), path);
        FullHttpResponse worded = bare.replace(Unpooled.wrappedBuffer(body));
        bare.release();
        worded.headers()
                .set(HttpHeaderNames.CONTENT_TYPE, Refusals.type(path).toString())
                .set(HttpHeaderNames.CONTENT_LENGTH, body.length);
        return worded;
    }
}
