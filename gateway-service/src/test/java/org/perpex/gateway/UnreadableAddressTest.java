package org.perpex.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.perpex.common.testkit.embedded.EmbeddedRedis;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Requests that the server cannot read: no client library sends them, so they are written to a connection by hand. */
class UnreadableAddressTest {

    private static final int ANSWER_MILLIS_MAX = 10_000;
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static Gateway gateway;

    @BeforeAll
    static void start() {
        gateway = Exchange.RUNNING.gateway(
                EmbeddedRedis.shared(), Map.of("perpex.gateway.limits.address-weight-minute", "100000"));
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/fapi/v1/depth?symbol=%zz",
                "/fapi/v1/depth?symbol=%4",
                "/fapi/v1/depth?symbol=%",
                "/fapi/v1/%zz",
                "/fapi/v1/order?symbol=\"BTC\"",
                "/futures/data/basis?pair=%",
                "/sapi/v1/capital/config/getall?x=%q",
                "/%",
            })
    void isRefusedInTheDialectAndTheConnectionGoesOn(String address) throws IOException {
        try (Connection connection = new Connection()) {
            for (String method : new String[] {"GET", "POST", "DELETE"}) {
                Answer answer = connection.ask(method + " " + address, method.equals("POST") ? "symbol=BTCUSDT" : "");

                assertThat(answer.status()).isEqualTo(400);
                assertThat(answer.type()).isEqualTo("application/json");
                assertThat(JSON.readTree(answer.body()).path("code").asInt()).isEqualTo(-1100);
                assertThat(JSON.readTree(answer.body()).path("msg").asString()).isNotEmpty();
            }
            assertThat(connection.ask("GET /fapi/v1/ping", "").status()).isEqualTo(200);
        }
    }

    @Test
    void isRefusedByAProblemBelowThePlatformInterface() throws IOException {
        try (Connection connection = new Connection()) {
            Answer answer = connection.ask("GET /api/v1/markets?x=%zz", "");

            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.type()).isEqualTo("application/problem+json");
            JsonNode problem = JSON.readTree(answer.body());
            assertThat(problem.path("status").asInt()).isEqualTo(400);
            assertThat(problem.path("code").asInt()).isEqualTo(-1100);
            assertThat(connection.ask("GET /fapi/v1/ping", "").status()).isEqualTo(200);
        }
    }

    @Test
    void pipelinedRequestsAreAnsweredEachInItsOwnWords() throws IOException {
        try (Connection connection = new Connection()) {
            connection.write("GET /fapi/v1/ping", "");
            connection.write("GET /api/v1/x?%", "");
            connection.write("HEAD /fapi/v1/x?%", "");
            connection.write("GET /fapi/v1/x?%", "");
            connection.write("GET /fapi/v1/nowhere", "");

            assertThat(connection.read(true).status()).isEqualTo(200);
            assertThat(connection.read(true).type()).isEqualTo("application/problem+json");
            assertThat(connection.read(false).status()).isEqualTo(400);
            assertThat(connection.read(true).body()).contains("-1100");
            assertThat(connection.read(true).status()).isEqualTo(404);
        }
    }

    /** The server stopped reading where an answer came at once for a request that had waited for the one before. */
    @Test
    void goesOnReadingAfterAnAnswerToAWaitingRequest() throws IOException {
        try (Connection connection = new Connection()) {
            for (int round = 0; round < 20; round++) {
                connection.write("GET /fapi/v1/ping", "");
                connection.write("GET /fapi/v1/nowhere", "");
                assertThat(connection.read(true).status()).isEqualTo(200);
                assertThat(connection.read(true).status()).isEqualTo(404);
                connection.write("POST /fapi/v1/nowhere", "symbol=BTCUSDT");
                connection.write("GET /fapi/v1/x?%", "");
                assertThat(connection.read(true).status()).isEqualTo(404);
                assertThat(connection.read(true).status()).isEqualTo(400);
            }
        }
    }

    /** What the server gives up on: it says so and closes, since it does not know where the next request would begin. */
    @ParameterizedTest
    @ValueSource(strings = {"header", "line"})
    void whatCannotBeTakenApartIsRefusedAndTheConnectionClosed(String what) throws IOException {
        try (Connection connection = new Connection()) {
            boolean line = what.equals("line");
            String address = line ? "/fapi/v1/ping?x=" + "9".repeat(20_000) : "/fapi/v1/ping";
            connection.raw("GET " + address + " HTTP/1.1\r\nHost: x\r\n" + (line ? "" : "b\u0001d: x\r\n") + "\r\n");

            Answer answer = connection.read(true);
            assertThat(answer.status()).isBetween(400, 499);
            assertThat(JSON.readTree(answer.body()).path("code").asInt()).isIn(-1100, -1101);
            assertThat(connection.isClosed()).isTrue();
        }
    }

    /** An answer as it came: the kind and the text of its body. */
    private record Answer(int status, String type, String body) {}

    /** One connection that is kept. */
    private static final class Connection implements AutoCloseable {

        private final Socket socket = new Socket("127.0.0.1", gateway.port());
        private final InputStream in = new BufferedInputStream(socket.getInputStream());

        Connection() throws IOException {
            socket.setSoTimeout(ANSWER_MILLIS_MAX);
        }

        Answer ask(String methodAndAddress, String body) throws IOException {
            write(methodAndAddress, body);
            return read(true);
        }

        void write(String methodAndAddress, String body) throws IOException {
            raw(methodAndAddress + " HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: " + body.length() + "\r\n\r\n"
                    + body);
        }

        void raw(String text) throws IOException {
            socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
        }

        Answer read(boolean hasBody) throws IOException {
            int status = Integer.parseInt(line().split(" ")[1]);
            String type = "";
            int length = 0;
            for (String header = line(); !header.isEmpty(); header = line()) {
                String[] parts = header.split(": ", 2);
                switch (parts[0].toLowerCase(Locale.ROOT)) {
                    case "content-type" -> type = parts[1];
                    case "content-length" -> length = Integer.parseInt(parts[1]);
                    default -> {}
                }
            }
            byte[] body = hasBody ? in.readNBytes(length) : new byte[0];
            return new Answer(status, type, new String(body, StandardCharsets.UTF_8));
        }

        boolean isClosed() throws IOException {
            return in.read() < 0;
        }

        private String line() throws IOException {
            StringBuilder line = new StringBuilder();
            for (int each = in.read(); each != '\n'; each = in.read()) {
                if (each < 0) {
                    throw new IOException("closed after: " + line);
                }
                line.append((char) each);
            }
            return line.toString().stripTrailing();
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
