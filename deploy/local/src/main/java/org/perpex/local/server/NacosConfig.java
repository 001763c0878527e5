package org.perpex.local.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.perpex.local.part.PlatformFailure;

/** The settings in Nacos. */
public final class NacosConfig {

    private static final String GROUP = "PERPEX";
    private static final Duration ANSWER_MAX = Duration.ofSeconds(10);
    private static final URI PUBLISH =
            URI.create("http://127.0.0.1:" + ServerPorts.NACOS + "/nacos/v3/admin/cs/config");

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(ANSWER_MAX).build();

    /**
     * Publishes these files, each if it is not there yet: what an operator has changed is not overwritten. Returns the
     * names of those published.
     */
    public List<String> publishAbsent(Map<String, String> files) {
        return files.entrySet().stream()
                .filter(file -> !exists(file.getKey()))
                .peek(file -> publish(file.getKey(), file.getValue()))
                .map(Map.Entry::getKey)
                .toList();
    }

    private boolean exists(String dataId) {
        String query = form(Map.of("dataId", dataId, "groupName", GROUP));
        HttpResponse<String> answer =
                send(HttpRequest.newBuilder(URI.create(PUBLISH + "?" + query)).GET());
        if (answer.statusCode() != 200 && answer.statusCode() != 404) {
            throw new PlatformFailure("nacos refused to show " + dataId + ": " + answer.body());
        }
        return answer.statusCode() == 200 && answer.body().contains("\"content\"");
    }

    /** Publishes a file in place of what is there. */
    public void publish(String dataId, String content) {
        String type = dataId.substring(dataId.lastIndexOf('.') + 1);
        String form = form(Map.of("dataId", dataId, "groupName", GROUP, "content", content, "type", type));
        HttpResponse<String> answer = send(HttpRequest.newBuilder(PUBLISH)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form)));
        if (answer.statusCode() != 200 || !answer.body().contains("\"data\":true")) {
            throw new PlatformFailure("nacos refused the settings " + dataId + ": " + answer.body());
        }
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.timeout(ANSWER_MAX).build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new PlatformFailure("nacos does not answer: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PlatformFailure("interrupted while talking to nacos", e);
        }
    }

    private static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), UTF_8))
                .collect(Collectors.joining("&"));
    }
}
