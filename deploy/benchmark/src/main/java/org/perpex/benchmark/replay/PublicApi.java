package org.perpex.benchmark.replay;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Asks what anybody may ask. */
record PublicApi(HttpClient http, String baseUrl) {

    JsonNode get(String path) throws IOException, InterruptedException {
        return JsonMapper.shared().readTree(text(baseUrl + path));
    }

    /** The sum of a counter over its tags, as a service tells it to those who run the exchange. */
    double counter(String service, String name) throws IOException, InterruptedException {
        return text(service + "/actuator/prometheus")
                .lines()
                .filter(line -> line.startsWith(name + "{"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    private String text(String address) throws IOException, InterruptedException {
        HttpResponse<String> answer =
                http.send(HttpRequest.newBuilder(URI.create(address)).build(), HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IOException(address + " answered " + answer.statusCode() + " " + answer.body());
        }
        return answer.body();
    }
}
