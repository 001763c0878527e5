package org.perpex.gateway.authentication;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a client signed of a request over the WebSocket API: its parameters but the signature, sorted by name, as
 * {@code name=value} joined with {@code &}. Some clients percent-encode the values before they sign, some do not, so
 * either text may be the signed one.
 */
public final class SocketText {

    private static final String API_KEY = "apiKey";
    private static final String SIGNATURE = "signature";
    private static final String TIMESTAMP = "timestamp";
    private static final String RECEIVE_WINDOW = "recvWindow";

    /** What JavaScript's {@code encodeURIComponent} leaves as it is, beside letters and digits. */
    private static final String UNCHANGED = "-_.!~*'()";

    private final SortedMap<String, String> parameters;

    /** @param parameters every parameter of the request, as text */
    public SocketText(Map<String, String> parameters) {
        this.parameters = new TreeMap<>(parameters);
    }

    /** Returns the key that the request names. */
    @Nullable
    String apiKey() {
        return parameters.get(API_KEY);
    }

    @Nullable
    String signature() {
        return parameters.get(SIGNATURE);
    }

    @Nullable
    String timestamp() {
        return parameters.get(TIMESTAMP);
    }

    @Nullable
    String receiveWindow() {
        return parameters.get(RECEIVE_WINDOW);
    }

    /** Returns the texts of which one may be the signed one. */
    List<byte[]> signed() {
        StringBuilder plain = new StringBuilder();
        StringBuilder encoded = new StringBuilder();
        parameters.forEach((name, value) -> {
            if (!name.equals(SIGNATURE)) {
                String start = (plain.isEmpty() ? "" : "&") + name + "=";
                plain.append(start).append(value);
                encode(value, encoded.append(start));
            }
        });
        byte[] first = bytes(plain);
        return plain.compareTo(encoded) == 0 ? List.of(first) : List.of(first, bytes(encoded));
    }

    private static void encode(String value, StringBuilder text) {
        for (byte octet : value.getBytes(StandardCharsets.UTF_8)) {
            char character = (char) (octet & 0xff);
            if (isUnchanged(character)) {
                text.append(character);
            } else {
                text.append('%')
                        .append(Character.toUpperCase(Character.forDigit(character >> 4, 16)))
                        .append(Character.toUpperCase(Character.forDigit(character & 15, 16)));
            }
        }
    }

    private static boolean isUnchanged(char character) {
        return character >= 'a' && character <= 'z'
                || character >= 'A' && character <= 'Z'
                || character >= '0' && character <= '9'
                || UNCHANGED.indexOf(character) >= 0;
    }

    private static byte[] bytes(StringBuilder text) {
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }
}
