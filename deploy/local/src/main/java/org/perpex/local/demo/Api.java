package org.perpex.local.demo;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import org.perpex.local.part.PlatformFailure;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The public API, as any client sees it. */
final class Api {

    private static final Duration ANSWER_MAX = Duration.ofSeconds(15);
    private static final JsonMapper JSON = JsonMapper.shared();

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(ANSWER_MAX).build();
    private final String baseUrl;

    Api(String baseUrl) {
        this.baseUrl = baseUrl;
    }

    /** An answer: its status, and its body if that is JSON. */
    record Answer(int status, JsonNode body, String text) {

        boolean isGood() {
            return status >= 200 && status < 300;
        }

        String field(String name) {
            return body.path(name).asString("");
        }
    }

    /** Sends a JSON body with a session's token; an empty token means without one. */
    Answer post(String path, String token, Map<String, ?> body) {
        return send(request(path, token)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body))));
    }

    Answer get(String path, String token) {
        return send(request(path, token).GET());
    }

    /** Sends a request that is signed with an API key already. */
    Answer signed(String method, String path, String apiKey) {
        return send(
                request(path, "").header("X-MBX-APIKEY", apiKey).method(method, HttpRequest.BodyPublishers.noBody()));
    }

    private HttpRequest.Builder request(String path, String token) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(baseUrl + path)).timeout(ANSWER_MAX);
        return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
    }

    private Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> answer = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Answer(answer.statusCode(), json(answer.body()), answer.body());
        } catch (IOException e) {
            throw new PlatformFailure("the gateway does not answer: " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PlatformFailure("interrupted", e);
        }
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JacksonException e) {
            return JSON.createObjectNode();
        }
    }
}
