package org.perpex.local.part;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/**
 * A part that says by HTTP whether it is well.
 *
 * @param address what is asked
 * @param expected a text that the body of a good answer holds
 */
public record HttpHealth(URI address, String expected) implements Health {

    private static final Duration ANSWER_MAX = Duration.ofSeconds(2);
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().connectTimeout(ANSWER_MAX).build();

    /** Asks an address of this machine. */
    public static HttpHealth of(int port, String path, String expected) {
        return new HttpHealth(URI.create("http://127.0.0.1:" + port + path), expected);
    }

    @Override
    public boolean isUp() {
        try {
            HttpRequest request =
                    HttpRequest.newBuilder(address).timeout(ANSWER_MAX).build();
            HttpResponse<String> answer = CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
            return answer.statusCode() == 200 && answer.body().contains(expected);
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
