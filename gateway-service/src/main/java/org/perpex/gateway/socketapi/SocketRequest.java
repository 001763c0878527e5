package org.perpex.gateway.socketapi;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpCookie;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.AbstractServerHttpRequest;
import org.springframework.http.server.reactive.SslInfo;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import reactor.core.publisher.Flux;

/** A request over the WebSocket API in the form of its REST endpoint: all parameters in the query, no body. */
final class SocketRequest extends AbstractServerHttpRequest {

    /** What is said to the gateway alone. */
    private static final Set<String> FOR_THE_GATEWAY = Set.of("apiKey", "signature", "returnRateLimits");

    private final InetSocketAddress client;

    private SocketRequest(SocketMethod method, URI uri, InetSocketAddress client) {
        super(method.httpMethod, uri, null, new HttpHeaders());
        this.client = client;
    }

    /** @param address the address of the client, as text */
    static SocketRequest of(SocketMethod method, Map<String, String> parameters, String address) {
        StringBuilder uri = new StringBuilder(method.path);
        char separator = '?';
        for (Map.Entry<String, String> parameter : parameters.entrySet()) {
            if (!FOR_THE_GATEWAY.contains(parameter.getKey())) {
                String value = URLEncoder.encode(parameter.getValue(), StandardCharsets.UTF_8);
                uri.append(separator).append(parameter.getKey()).append('=').append(value.replace("+", "%20"));
                separator = '&';
            }
        }
        return new SocketRequest(
                method, URI.create(uri.toString()), new InetSocketAddress(InetAddress.ofLiteral(address), 0));
    }

    @Override
    public InetSocketAddress getRemoteAddress() {
        return client;
    }

    @Override
    public Flux<DataBuffer> getBody() {
        return Flux.empty();
    }

    @Override
    protected MultiValueMap<String, HttpCookie> initCookies() {
        return new LinkedMultiValueMap<>();
    }

    @Override
    protected @Nullable SslInfo initSslInfo() {
        return null;
    }

    @Override
    @SuppressWarnings("unchecked")
    public <T> T getNativeRequest() {
        return (T) this;
    }
}
