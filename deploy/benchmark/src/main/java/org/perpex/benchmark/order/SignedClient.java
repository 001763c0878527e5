package org.perpex.benchmark.order;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.concurrent.CompletableFuture;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs and sends requests as a client of the dialect does. Thread-safe. */
final class SignedClient {

    private static final String ALGORITHM = "HmacSHA256";

    private final HttpClient http;
    private final String baseUrl;
    private final String apiKey;
    private final SecretKeySpec secret;

    SignedClient(HttpClient http, String baseUrl, String apiKey, String apiSecret) {
        this.http = http;
        this.baseUrl = baseUrl;
        this.apiKey = apiKey;
        this.secret = new SecretKeySpec(apiSecret.getBytes(StandardCharsets.US_ASCII), ALGORITHM);
    }

    CompletableFuture<HttpResponse<String>> post(String path, String parameters) {
        String query = parameters + "&recvWindow=60000&timestamp=" + System.currentTimeMillis();
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(baseUrl + path + "?" + query + "&signature=" + signature(query)))
                .header("X-MBX-APIKEY", apiKey)
                .POST(HttpRequest.BodyPublishers.noBody())
                .build();
        return http.sendAsync(request, HttpResponse.BodyHandlers.ofString());
    }

    private String signature(String text) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(secret);
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
