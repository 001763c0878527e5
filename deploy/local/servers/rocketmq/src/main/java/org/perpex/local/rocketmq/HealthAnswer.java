package org.perpex.local.rocketmq;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.function.BooleanSupplier;

/** Answers {@code GET /health} with 200 when a condition holds, and with 503 when it does not. */
final class HealthAnswer {

    private HealthAnswer() {}

    static void serve(int port, BooleanSupplier healthy) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.createContext("/health", exchange -> {
            try (exchange) {
                exchange.sendResponseHeaders(healthy.getAsBoolean() ? 200 : 503, -1);
            }
        });
        server.start();
    }
}
