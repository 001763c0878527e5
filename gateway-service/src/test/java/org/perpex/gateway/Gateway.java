package org.perpex.gateway;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Objects;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A running gateway, and a client for it. */
final class Gateway implements AutoCloseable {

    static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final ConfigurableApplicationContext context;
    private final int port;

    Gateway(ConfigurableApplicationContext context) {
        this.context = context;
        port = Objects.requireNonNull(((WebServerApplicationContext) context).getWebServer())
                .getPort();
    }

    int port() {
        return port;
    }

    ConfigurableApplicationContext context() {
        return context;
    }

    HttpRequest.Builder request(String pathAndQuery) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + pathAndQuery))
                .timeout(Duration.ofSeconds(20));
    }

    HttpResponse<String> get(String pathAndQuery) {
        return send(request(pathAndQuery));
    }

    HttpResponse<String> getWithToken(String pathAndQuery, String token) {
        return send(request(pathAndQuery).header("Authorization", "Bearer " + token));
    }

    /** Sends a request whose query is signed as clients do: over the query, the signature last. */
    HttpResponse<String> signed(String method, String path, String parameters, Users.Key key) {
        String query = parameters + (parameters.isEmpty() ? "" : "&") + "recvWindow=60000&timestamp="
                + System.currentTimeMillis();
        String signature = java.net.URLEncoder.encode(key.sign(query), java.nio.charset.StandardCharsets.UTF_8);
        return send(request(path + "?" + query + "&signature=" + signature)
                .header("X-MBX-APIKEY", key.name())
                .method(method, HttpRequest.BodyPublishers.noBody()));
    }

    HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    static JsonNode json(HttpResponse<String> response) {
        return JSON.readTree(response.body());
    }

    static int code(HttpResponse<String> response) {
        return json(response).path("code").asInt();
    }

    @Override
    public void close() {
        context.close();
    }
}
