package org.perpex.gateway.edge;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.reactive.ServerHttpRequest;

/**
 * Tells from which address a request comes: that of the connection, unless a proxy of ours holds the connection; then
 * the last one in {@code X-Forwarded-For} that is not ours. A client can write into that header what it likes, but only in
 * front of what our proxy adds. An address has one spelling, whoever wrote it.
 */
public final class ClientAddresses {

    private static final String FORWARDED_FOR = "X-Forwarded-For";
    private static final String UNKNOWN = "0.0.0.0";

    private final List<AddressRange> proxies;

    public ClientAddresses(List<String> proxies) {
        this.proxies = proxies.stream().map(AddressRange::parse).toList();
    }

    String of(ServerHttpRequest request) {
        InetSocketAddress remote = request.getRemoteAddress();
        if (remote == null || remote.getAddress() == null) {
            return UNKNOWN;
        }
        String address = remote.getAddress().getHostAddress();
        if (proxies.isEmpty() || !isProxy(address)) {
            return address;
        }
        String forwarded = forwarded(request.getHeaders().getOrEmpty(FORWARDED_FOR));
        return forwarded == null ? address : forwarded;
    }

    private @Nullable String forwarded(List<String> headers) {
        String[] hops = String.join(",", headers).split(",");
        for (int i = hops.length - 1; i >= 0; i--) {
            String hop = hops[i].trim();
            try {
                if (!isProxy(hop)) {
                    return InetAddress.ofLiteral(hop).getHostAddress();
                }
            } catch (IllegalArgumentException e) {
                return null;
            }
        }
        return null;
    }

    private boolean isProxy(String address) {
        for (AddressRange proxy : proxies) {
            if (proxy.contains(address)) {
                return true;
            }
        }
        return false;
    }
}
