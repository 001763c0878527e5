package org.perpex.gateway.route;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * Finds the endpoint of a request: by the literal path in one look-up, otherwise by the most specific pattern.
 *
 * <p>The path is taken as it was sent. One that could be read in more than one way (an encoded slash or dot, a
 * parameter in a segment, an empty or dotted segment) belongs to no endpoint. Immutable.
 */
public final class EndpointTable {

    private final List<Endpoint> endpoints;
    private final Map<String, Map<String, Endpoint>> literal = new HashMap<>();
    private final List<Pattern> patterns = new ArrayList<>();

    private record Pattern(PathPattern path, Map<String, Endpoint> byMethod) {}

    public EndpointTable(RouteSettings settings) {
        List<Endpoint> all = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (RouteSettings.Entry entry : settings.routes()) {
            Endpoint endpoint = Endpoint.of(entry);
            if (!ids.add(endpoint.id())) {
                throw new IllegalArgumentException("two routes are called " + endpoint.id());
            }
            all.add(endpoint);
            for (String path : entry.paths()) {
                add(path, entry.methods(), endpoint);
            }
        }
        endpoints = List.copyOf(all);
        patterns.sort(Comparator.comparing(Pattern::path, PathPattern.SPECIFICITY_COMPARATOR));
    }

    public List<Endpoint> endpoints() {
        return endpoints;
    }

    /** Returns the endpoint of a request, or one of the two that refuse. */
    public Endpoint find(String method, String rawPath) {
        Map<String, Endpoint> byMethod = literal.get(rawPath);
        if (byMethod == null) {
            byMethod = ambiguous(rawPath) ? null : match(rawPath);
        }
        if (byMethod == null) {
            return Endpoint.UNKNOWN;
        }
        return byMethod.getOrDefault(method, Endpoint.WRONG_METHOD);
    }

    private @Nullable Map<String, Endpoint> match(String rawPath) {
        PathContainer path = PathContainer.parsePath(rawPath);
        for (Pattern pattern : patterns) {
            if (pattern.path().matches(path)) {
                return pattern.byMethod();
            }
        }
        return null;
    }

    private static boolean ambiguous(String rawPath) {
        return rawPath.indexOf('%') >= 0
                || rawPath.indexOf(';') >= 0
                || rawPath.indexOf('\\') >= 0
                || rawPath.contains("//")
                || rawPath.contains("/.");
    }

    private void add(String path, Set<String> methods, Endpoint endpoint) {
        Map<String, Endpoint> byMethod = isLiteral(path)
                ? literal.computeIfAbsent(path, ignored -> new HashMap<>())
                : patternOf(path).byMethod();
        for (String method : methods) {
            if (byMethod.put(method, endpoint) != null) {
                throw new IllegalArgumentException("two routes answer " + method + " " + path);
            }
        }
    }

    private Pattern patternOf(String path) {
        PathPattern parsed = PathPatternParser.defaultInstance.parse(path);
        for (Pattern known : patterns) {
            if (known.path().equals(parsed)) {
                return known;
            }
        }
        Pattern added = new Pattern(parsed, new HashMap<>());
        patterns.add(added);
        return added;
    }

    private static boolean isLiteral(String path) {
        return path.indexOf('*') < 0 && path.indexOf('{') < 0;
    }
}
