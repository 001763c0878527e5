package org.perpex.common.spring.outbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.perpex.common.contract.Source;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.support.RestClientAdapter;
import org.springframework.web.service.invoker.HttpServiceProxyFactory;

class EngineMarksTest {

    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/internal/streams/" + Source.WALLET.code(), exchange -> {
            byte[] body = "{\"number\":2,\"hash\":-7046029254386353131}".getBytes(UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void readsTheMarkOfASourceToTheLastBit() {
        RestClient client =
                RestClient.create("http://localhost:" + server.getAddress().getPort());
        EngineMarks marks = HttpServiceProxyFactory.builderFor(RestClientAdapter.create(client))
                .build()
                .createClient(EngineMarks.class);

        assertThat(marks.mark(Source.WALLET.code())).isEqualTo(new EngineMarks.Mark(2, -7046029254386353131L));
    }
}
