package org.perpex.local.replay;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The public API as the house uses it: over few connections, which stay open. Thread-safe. */
public final class HouseApi {

    private static final Duration ANSWER_MAX = Duration.ofSeconds(15);
    private static final JsonMapper JSON = JsonMapper.shared();

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final String baseUrl;
    private final InstantSource clock;

    public HouseApi(String baseUrl, InstantSource clock) {
        this.baseUrl = baseUrl;
        this.clock = clock;
    }

    /** A key of an account of the house. */
    public record Key(String apiKey, String apiSecret) {

        /** Keeps the secret out of logs. */
        @Override
        public String toString() {
            return "Key[" + apiKey + "]";
        }
    }

    /** An answer that is good, or not: then the caller decides. */
    record Answer(int status, JsonNode body) {

        private static final Answer NONE = new Answer(0, JSON.createObjectNode());

        boolean isGood() {
            return status >= 200 && status < 300;
        }

        int code() {
            return body.path("code").asInt(0);
        }
    }

    /** A request that is to be signed; the parameters must be encoded as a form. */
    record Call(String method, String path, String parameters) {}

    /** Sends a signed request; the parameters must be encoded as a form. */
    Answer signed(String method, String path, String parameters, Key key) throws IOException, InterruptedException {
        return send(request(new Call(method, path, parameters), key));
    }

    /**
     * Sends signed requests all at once, so that the exchange takes them in few packs, and waits for every answer.
     *
     * @return the answers in the order of the requests; one that did not come has the status 0
     */
    List<Answer> signed(List<Call> calls, Key key) {
        List<CompletableFuture<Answer>> answers = calls.stream()
                .map(call -> client.sendAsync(request(call, key).build(), HttpResponse.BodyHandlers.ofString())
                        .handle((answer, failure) -> failure == null ? answer(answer) : Answer.NONE))
                .toList();
        return answers.stream().map(CompletableFuture::join).toList();
    }

    private HttpRequest.Builder request(Call call, Key key) {
        String parameters = call.parameters();
        String text = parameters + (parameters.isEmpty() ? "" : "&") + "recvWindow=10000&timestamp=" + clock.millis();
        String signed = text + "&signature=" + signature(text, key);
        boolean hasBody = call.method().equals("POST");
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create(baseUrl + call.path() + (hasBody ? "" : "?" + signed)))
                .timeout(ANSWER_MAX)
                .header("X-MBX-APIKEY", key.apiKey());
        if (hasBody) {
            request.header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(HttpRequest.BodyPublishers.ofString(signed));
        } else {
            request.method(call.method(), HttpRequest.BodyPublishers.noBody());
        }
        return request;
    }

    /** Sends JSON under a session; without one if the token is empty. */
    Answer post(String path, String token, Object body) throws IOException, InterruptedException {
        return send(session(path, token)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body))));
    }

    Answer get(String path, String token) throws IOException, InterruptedException {
        return send(session(path, token).GET());
    }

    private HttpRequest.Builder session(String path, String token) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(baseUrl + path)).timeout(ANSWER_MAX);
        return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
    }

    private Answer send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return answer(client.send(request.build(), HttpResponse.BodyHandlers.ofString()));
    }

    private static Answer answer(HttpResponse<String> answer) {
        return new Answer(answer.statusCode(), json(answer.body()));
    }

    private static JsonNode json(String text) {
        try {
            return text.isEmpty() ? JSON.createObjectNode() : JSON.readTree(text);
        } catch (JacksonException noJson) {
            return JSON.createObjectNode();
        }
    }

    private static String signature(String text, Key key) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.apiSecret().getBytes(UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HMAC-SHA256", e);
        }
    }
}
