package org.perpex.gateway.authentication;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * What a client signed: query and body, one right behind the other, to the byte as they were received, less the
 * signature itself wherever it stands. Nothing is decoded or encoded again, because every client does that in its own way.
 */
final class RequestText {

    private static final String SIGNATURE = "signature";
    private static final String TIMESTAMP = "timestamp";
    private static final String RECEIVE_WINDOW = "recvWindow";

    private final byte[] signed;
    private @Nullable String signature;
    private @Nullable String timestamp;
    private @Nullable String receiveWindow;
    private int signatures;

    /**
     * Reads a request.
     *
     * @param form whether the body holds parameters; otherwise it is signed as a whole
     */
    RequestText(@Nullable String query, byte[] body, boolean form) {
        ByteArrayOutputStream text = new ByteArrayOutputStream(body.length + (query == null ? 0 : query.length()));
        if (query != null && !query.isEmpty()) {
            take(query.getBytes(StandardCharsets.UTF_8), text);
        }
        if (form) {
            take(body, text);
        } else {
            text.write(body, 0, body.length);
        }
        signed = text.toByteArray();
    }

    byte[] signed() {
        return signed;
    }

    /** Returns the signature, percent-decoded; null if there is none, or more than one. */
    @Nullable
    String signature() {
        return signatures == 1 ? signature : null;
    }

    @Nullable
    String timestamp() {
        return timestamp;
    }

    @Nullable
    String receiveWindow() {
        return receiveWindow;
    }

    /** Copies parameters into the text, without the signature and one of the separators beside it. */
    private void take(byte[] parameters, ByteArrayOutputStream text) {
        boolean first = true;
        int from = 0;
        while (from <= parameters.length) {
            int to = from;
            while (to < parameters.length && parameters[to] != '&') {
                to++;
            }
            if (!isSignature(parameters, from, to)) {
                if (!first) {
                    text.write('&');
                }
                first = false;
                text.write(parameters, from, to - from);
            }
            from = to + 1;
        }
    }

    private boolean isSignature(byte[] parameters, int from, int to) {
        if (starts(parameters, from, to, SIGNATURE)) {
            signatures++;
            signature = decoded(value(parameters, from, to, SIGNATURE));
            return true;
        }
        if (timestamp == null && starts(parameters, from, to, TIMESTAMP)) {
            timestamp = value(parameters, from, to, TIMESTAMP);
        } else if (receiveWindow == null && starts(parameters, from, to, RECEIVE_WINDOW)) {
            receiveWindow = value(parameters, from, to, RECEIVE_WINDOW);
        }
        return false;
    }

    private static boolean starts(byte[] parameters, int from, int to, String name) {
        int equals = from + name.length();
        if (equals >= to || parameters[equals] != '=') {
            return false;
        }
        for (int i = 0; i < name.length(); i++) {
            if (parameters[from + i] != name.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private static String value(byte[] parameters, int from, int to, String name) {
        int begin = from + name.length() + 1;
        return new String(parameters, begin, to - begin, StandardCharsets.UTF_8);
    }

    /** Undoes percent-encoding alone: the plus of base64 must stay a plus, though forms mean a blank by it. */
    private static String decoded(String value) {
        if (value.indexOf('%') < 0) {
            return value;
        }
        StringBuilder plain = new StringBuilder(value.length());
        for (int i = 0; i < value.length(); i++) {
            int high = i + 2 < value.length() ? Character.digit(value.charAt(i + 1), 16) : -1;
            int low = i + 2 < value.length() ? Character.digit(value.charAt(i + 2), 16) : -1;
            if (value.charAt(i) == '%' && high >= 0 && low >= 0) {
                plain.append((char) (high * 16 + low));
                i += 2;
            } else {
                plain.append(value.charAt(i));
            }
        }
        return plain.toString();
    }
}
