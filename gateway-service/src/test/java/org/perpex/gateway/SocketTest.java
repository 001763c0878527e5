package org.perpex.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.DataInputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.zip.Inflater;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.perpex.common.testkit.embedded.EmbeddedRedis;

class SocketTest {

    private static final Exchange EXCHANGE = Exchange.RUNNING;
    private static final String LISTEN_KEY = "abcDEF0123456789".repeat(4);
    private static Gateway gateway;

    @BeforeAll
    static void start() {
        gateway = EXCHANGE.gateway(
                EmbeddedRedis.shared(),
                Map.of(
                        "perpex.gateway.edge.sockets-per-address", "12",
                        "perpex.gateway.limits.address-weight-minute", "1000000"));
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    @ParameterizedTest
    @CsvSource({
        "/ws,market",
        "/ws/btcusdt@aggTrade,market",
        "/ws/btcusdt@depth/ethusdt@depth,market",
        "/stream?streams=btcusdt@aggTrade/ethusdt@aggTrade,market",
        "/public/ws/1,market",
        "/market/ws/2,market",
        "/public/stream?streams=,market",
        "/market/stream?streams=,market",
        "/ws/LISTEN,notify",
        "/private/ws?listenKey=LISTEN,notify",
        "/private/stream?streams=,notify",
        "/private/stream?streams=LISTEN,notify",
        "/private/ws/LISTEN,notify",
    })
    void leadsEveryFormOfAStreamToItsService(String path, String service) throws Exception {
        String uri = path.replace("LISTEN", LISTEN_KEY);
        Client client = new Client(uri);

        assertThat(client.next()).isEqualTo("hello from " + service + "-service");
        client.socket.sendText("SUBSCRIBE", true).join();
        assertThat(client.next()).isEqualTo(service + "-service heard SUBSCRIBE");
        Backend.Received received = EXCHANGE.service(service).last();
        assertThat(received.uri()).isEqualTo(uri);
        assertThat(EXCHANGE.identity(received.identity(), service + "-service")
                        .identity()
                        .isAnonymous())
                .isTrue();
        client.close();
    }

    @Test
    void agreesOnASubProtocolAndAnswersPings() throws Exception {
        Client client = new Client("/ws", "perpex.v1");

        assertThat(client.socket.getSubprotocol()).isEqualTo("perpex.v1");
        assertThat(client.next()).isEqualTo("hello from market-service");
        client.socket.sendPing(ByteBuffer.wrap(new byte[] {7})).join();
        assertThat(client.next()).isEqualTo("pong 7");
        client.close();
    }

    @Test
    void compressesForThoseWhoOfferIt() throws Exception {
        try (Socket raw = new Socket("127.0.0.1", gateway.port())) {
            raw.setSoTimeout(10_000);
            raw.getOutputStream()
                    .write(("GET /ws HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
                                    + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n"
                                    + "Sec-WebSocket-Extensions: permessage-deflate\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            DataInputStream in = new DataInputStream(raw.getInputStream());
            StringBuilder head = new StringBuilder();
            while (head.indexOf("\r\n\r\n") < 0) {
                head.append((char) in.readByte());
            }
            assertThat(head.toString()).contains(" 101 ").containsIgnoringCase("permessage-deflate");
            assertThat(in.readUnsignedByte()).as("final, compressed, text").isEqualTo(0xC1);
            byte[] payload = new byte[in.readUnsignedByte() + 4];
            in.readFully(payload, 0, payload.length - 4);
            payload[payload.length - 2] = (byte) 0xff;
            payload[payload.length - 1] = (byte) 0xff;
            Inflater inflater = new Inflater(true);
            inflater.setInput(payload);
            byte[] text = new byte[100];
            int length = inflater.inflate(text);
            assertThat(new String(text, 0, length, StandardCharsets.UTF_8)).isEqualTo("hello from market-service");
        }
    }

    @Test
    void boundsTheConnectionsOfAnAddressAndCountsThemDown() throws Exception {
        awaitOpen(0);
        List<Client> clients = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            clients.add(new Client("/ws"));
        }
        awaitOpen(12);
        assertThatThrownBy(() -> new Client("/ws")).hasStackTraceContaining("429");
        clients.removeLast().close();
        awaitOpen(11);
        clients.add(new Client("/ws"));
        for (Client client : clients) {
            client.close();
        }
        awaitOpen(0);
    }

    private static void awaitOpen(int count) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .until(() -> gateway.get("/actuator/prometheus")
                        .body()
                        .lines()
                        .anyMatch(line -> line.startsWith("perpex_gateway_websockets_open{")
                                && line.endsWith(" " + count + ".0")));
    }

    /** A client that keeps what it hears. */
    private static final class Client implements WebSocket.Listener {

        private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
        private final WebSocket socket;

        Client(String path, String... protocols) {
            WebSocket.Builder builder = Gateway.CLIENT.newWebSocketBuilder();
            if (protocols.length > 0) {
                builder.subprotocols(protocols[0]);
            }
            socket = builder.buildAsync(URI.create("ws://127.0.0.1:" + gateway.port() + path), this)
                    .join();
        }

        String next() throws InterruptedException {
            String text = heard.poll(5, TimeUnit.SECONDS);
            return text == null ? "nothing" : text;
        }

        void close() {
            socket.sendClose(WebSocket.NORMAL_CLOSURE, "").join();
        }

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence text, boolean last) {
            heard.add(text.toString());
            from.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket from, int status, String reason) {
            heard.add("closed " + status + " " + reason);
            return null;
        }

        @Override
        public void onError(WebSocket from, Throwable error) {
            heard.add("failed " + error);
        }

        @Override
        public @Nullable CompletionStage<?> onPong(WebSocket from, ByteBuffer message) {
            heard.add("pong " + message.get());
            from.request(1);
            return null;
        }
    }
}
