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

        boolean isGood() {
            return status >= 200 && status < 300;
        }

        int code() {
            return body.path("code").asInt(0);
        }
    }

    /** Sends a signed request; the parameters must be encoded as a form. */
    Answer signed(String method, String path, String parameters, Key key) throws IOException, InterruptedException {
        String text = parameters + (parameters.isEmpty() ? "" : "&") + "recvWindow=10000&timestamp=" + clock.millis();
        String signed = text + "&signature=" + signature(text, key);
        boolean hasBody = method.equals("POST");
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(baseUrl + path + (hasBody ? "" : "?" + signed)))
                .timeout(ANSWER_MAX)
                .header("X-MBX-APIKEY", key.apiKey());
        if (hasBody) {
            request.header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(HttpRequest.BodyPublishers.ofString(signed));
        } else {
            request.method(method, HttpRequest.BodyPublishers.noBody());
        }
        return send(request);
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
        HttpResponse<String> answer = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
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
