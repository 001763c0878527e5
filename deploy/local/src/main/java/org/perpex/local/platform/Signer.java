package org.perpex.local.platform;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.perpex.local.part.PlatformFailure;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * A service that signs identity tokens, and can be asked with which key.
 *
 * @param name its short name, which its keys bear too
 * @param port where it listens
 * @param running whether it has a process; one that has none signs nothing, and takes its newest key when it starts
 */
record Signer(String name, int port, BooleanSupplier running) {

    private static final Duration ANSWER_MAX = Duration.ofSeconds(2);
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().connectTimeout(ANSWER_MAX).build();

    /** The key that a service signs with, and since when it has signed with no other. */
    record InUse(String signsWith, Instant since) {}

    /** Asks the service; nothing if it does not say. */
    Optional<InUse> ask() {
        URI address = URI.create("http://127.0.0.1:" + port + "/actuator/identity");
        try {
            HttpResponse<String> answer = CLIENT.send(
                    HttpRequest.newBuilder(address).timeout(ANSWER_MAX).build(), HttpResponse.BodyHandlers.ofString());
            return answer.statusCode() == 200
                    ? Optional.of(JsonMapper.shared().readValue(answer.body(), InUse.class))
                    : Optional.empty();
        } catch (IOException | JacksonException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PlatformFailure("interrupted while asking " + name + "-service", e);
        }
    }
}
