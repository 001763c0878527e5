package org.perpex.market.api;

import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the address of a socket asks for. All forms of the dialect: {@code /ws}, {@code /ws/<stream>/<stream>},
 * {@code /stream?streams=<stream>/<stream>}, each also behind {@code /public} and {@code /market}. A number in the path
 * is a client's own and names no stream.
 *
 * @param combined whether data come wrapped with the name of their stream
 */
record StreamAddress(boolean combined, List<String> streams) {

    private static final String STREAMS = "streams=";

    static StreamAddress of(URI address) {
        List<String> streams = new ArrayList<>();
        boolean combined = false;
        for (String segment : address.getPath().split("/")) {
            switch (segment) {
                case "", "ws", "public", "market" -> {}
                case "stream" -> combined = true;
                default -> add(streams, segment);
            }
        }
        Arrays.stream(query(address.getQuery()).split("&"))
                .filter(parameter -> parameter.startsWith(STREAMS))
                .flatMap(parameter ->
                        Arrays.stream(parameter.substring(STREAMS.length()).split("/")))
                .forEach(stream -> add(streams, stream));
        return new StreamAddress(combined, List.copyOf(streams));
    }

    private static String query(@Nullable String query) {
        return query == null ? "" : query;
    }

    private static void add(List<String> streams, String name) {
        boolean number = name.chars().allMatch(c -> c >= '0' && c <= '9');
        if (!number && ControlFrame.isName(name)) {
            streams.add(name);
        }
    }
}
