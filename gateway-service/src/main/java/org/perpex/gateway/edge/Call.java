package org.perpex.gateway.edge;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.perpex.common.spring.identity.Identity;
import org.perpex.common.spring.identity.Role;
import org.perpex.common.spring.web.ClientAddress;
import org.perpex.gateway.route.Endpoint;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.web.server.ServerWebExchange;
import reactor.netty.http.server.HttpServerRequest;

/**
 * What the gateway knows of one request on its way through. The trace filter opens it, the filters behind add to it.
 * Used by one request only, whose filters run one after another.
 */
public final class Call {

    static final String TRACE_HEADER = "X-Perpex-Trace";
    private static final String OWN_HEADERS = "x-perpex-";
    private static final String ATTRIBUTE = Call.class.getName();
    private static final byte[] NOTHING = {};
    private static final Identity ANONYMOUS = Identity.anonymous();

    private final String trace;
    private final Endpoint endpoint;
    private final String address;
    private final long startedNanos;
    private final HttpHeaders headers = new HttpHeaders();
    private final @Nullable String query;
    private Identity principal = ANONYMOUS;
    private byte[] body = NOTHING;

    Call(String trace, Endpoint endpoint, String address, long startedNanos, ServerHttpRequest request) {
        this.trace = trace;
        this.endpoint = endpoint;
        this.address = address;
        this.startedNanos = startedNanos;
        query = queryAsReceived(request);
        request.getHeaders().forEach((name, values) -> {
            if (!isOwn(name)) {
                headers.addAll(name, values);
            }
        });
        headers.set(TRACE_HEADER, trace);
        headers.set(ClientAddress.HEADER, address);
    }

    /** Returns the call of a request; the trace filter must have run. */
    public static Call of(ServerWebExchange exchange) {
        return exchange.getRequiredAttribute(ATTRIBUTE);
    }

    void attachTo(ServerWebExchange exchange) {
        exchange.getAttributes().put(ATTRIBUTE, this);
    }

    /** Whether only the gateway may set a header of this name. */
    static boolean isOwn(String header) {
        return header.length() > OWN_HEADERS.length()
                && header.substring(0, OWN_HEADERS.length())
                        .toLowerCase(Locale.ROOT)
                        .equals(OWN_HEADERS);
    }

    public String trace() {
        return trace;
    }

    public Endpoint endpoint() {
        return endpoint;
    }

    /** Returns the network address of the client, as text. */
    public String address() {
        return address;
    }

    /** Returns the query to the letter as the client sent it; null if there is none. */
    public @Nullable String query() {
        return query;
    }

    /** Returns the headers that travel on to the service, to be changed in place. */
    public HttpHeaders headers() {
        return headers;
    }

    /** Returns the body to the byte as the client sent it; empty until it was read. */
    public byte[] body() {
        return body;
    }

    public void body(byte[] received) {
        body = received;
    }

    public Identity principal() {
        return principal;
    }

    public void principal(Identity recognised) {
        principal = recognised;
    }

    /** Returns the name of the account that orders are counted for. */
    public String account() {
        return principal.subject() + "." + principal.subAccount();
    }

    /** Whether the caller keeps the house's markets, measured by limits of its own. */
    public boolean isMarketMaker() {
        return principal.roles().contains(Role.MARKET_MAKER);
    }

    long startedNanos() {
        return startedNanos;
    }

    private static @Nullable String queryAsReceived(ServerHttpRequest request) {
        Object received = ServerHttpRequestDecorator.getNativeRequest(request);
        if (received instanceof HttpServerRequest netty) {
            int mark = netty.uri().indexOf('?');
            return mark < 0 ? null : netty.uri().substring(mark + 1);
        }
        return request.getURI().getRawQuery();
    }
}
