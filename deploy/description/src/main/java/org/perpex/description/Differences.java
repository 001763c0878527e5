package org.perpex.description;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds what breaks a client between two OpenAPI descriptions: an endpoint or a field of an answer that is gone or may now be
 * missing, a parameter that is gone or newly mandatory, a type that changed, a text or a bound that is accepted no more or newly
 * said, an error code that is gone. What is added breaks nobody.
 *
 * <p>It knows the words that {@link OpenApi} writes: a schema is an object with {@code type} (a text or a list),
 * {@code properties}, {@code items}, {@code prefixItems}, {@code enum}, bounds, {@code oneOf}, {@code anyOf}, {@code allOf}
 * and {@code $ref}.
 */
final class Differences {

    private static final Set<String> VERBS = Set.of("get", "post", "put", "delete", "patch");

    private final Map<?, ?> before;
    private final Map<?, ?> after;
    private final List<String> breaks = new ArrayList<>();
    private final Set<String> under = new HashSet<>();

    private Differences(Map<?, ?> before, Map<?, ?> after) {
        this.before = before;
        this.after = after;
    }

    /** Whether a schema is of what clients send, or of what they receive. */
    private enum Way {
        SENT,
        RECEIVED
    }

    /** A line for each break; empty if the new description can replace the old one. */
    static List<String> breaking(Map<?, ?> before, Map<?, ?> after) {
        Differences differences = new Differences(before, after);
        differences.paths();
        differences.errors();
        return differences.breaks;
    }

    private void paths() {
        Map<?, ?> now = Tree.object(after, "paths");
        Tree.object(before, "paths")
                .forEach((path, operations) -> ((Map<?, ?>) operations).forEach((verb, operation) -> {
                    if (VERBS.contains(verb)) {
                        String where = verb + " " + path;
                        Map<?, ?> left = Tree.object(Tree.object(now, path), verb);
                        if (left.isEmpty()) {
                            breaks.add(where + ": gone");
                        } else {
                            operation(where, (Map<?, ?>) operation, left);
                        }
                    }
                }));
    }

    private void operation(String where, Map<?, ?> old, Map<?, ?> now) {
        parameters(where, parametersOf(before, old), parametersOf(after, now));
        body(where, Tree.object(old, "requestBody"), Tree.object(now, "requestBody"));
        Tree.object(old, "responses").forEach((status, response) -> {
            Map<?, ?> left = Tree.object(Tree.object(now, "responses"), status);
            if (left.isEmpty()) {
                breaks.add(where + ": answers " + status + " no more");
            } else {
                content(where + " " + status, resolved(before, (Map<?, ?>) response), resolved(after, left));
            }
        });
    }

    private void parameters(String where, Map<String, Map<?, ?>> old, Map<String, Map<?, ?>> now) {
        old.forEach((name, parameter) -> {
            Map<?, ?> left = now.get(name);
            if (left == null) {
                breaks.add(where + ": parameter " + name + " is gone");
            } else {
                schema(where + " " + name, Way.SENT, Tree.object(parameter, "schema"), Tree.object(left, "schema"));
            }
        });
        now.forEach((name, parameter) -> {
            Map<?, ?> known = old.get(name);
            boolean wasRequired = known != null && Boolean.TRUE.equals(known.get("required"));
            if (Boolean.TRUE.equals(parameter.get("required")) && !wasRequired) {
                breaks.add(where + ": parameter " + name + " is newly mandatory");
            }
        });
    }

    private static Map<String, Map<?, ?>> parametersOf(Map<?, ?> document, Map<?, ?> operation) {
        Map<String, Map<?, ?>> byName = new HashMap<>();
        for (Object parameter : list(operation, "parameters")) {
            Map<?, ?> whole = resolved(document, (Map<?, ?>) parameter);
            byName.put(String.valueOf(whole.get("name")), whole);
        }
        return byName;
    }

    private void body(String where, Map<?, ?> old, Map<?, ?> now) {
        if (old.isEmpty() && Boolean.TRUE.equals(now.get("required"))) {
            breaks.add(where + ": a body is newly mandatory");
        }
        Tree.object(old, "content").forEach((media, content) -> {
            Map<?, ?> left = Tree.object(Tree.object(now, "content"), media);
            if (left.isEmpty()) {
                breaks.add(where + ": takes no " + media + " any more");
            } else {
                schema(
                        where + " body",
                        Way.SENT,
                        Tree.object((Map<?, ?>) content, "schema"),
                        Tree.object(left, "schema"));
            }
        });
    }

    private void content(String where, Map<?, ?> old, Map<?, ?> now) {
        Tree.object(old, "content").forEach((media, content) -> {
            Map<?, ?> left = Tree.object(Tree.object(now, "content"), media);
            if (left.isEmpty()) {
                breaks.add(where + ": " + media + " is gone");
            } else {
                schema(where, Way.RECEIVED, Tree.object((Map<?, ?>) content, "schema"), Tree.object(left, "schema"));
            }
        });
    }

    private void schema(String where, Way way, Map<?, ?> oldOne, Map<?, ?> newOne) {
        String pair = way + " " + oldOne.get("$ref") + " " + newOne.get("$ref");
        boolean named = oldOne.containsKey("$ref") && newOne.containsKey("$ref");
        if (named && !under.add(pair)) {
            return;
        }
        SchemaSides sides = new SchemaSides(resolved(before, oldOne), resolved(after, newOne));
        if (!sides.sameKind()) {
            breaks.add(where + ": was " + sides.oldKind() + ", is " + sides.newKind());
            return;
        }
        breaks.addAll(way == Way.SENT ? sides.narrowed(where) : sides.widened(where));
        fields(where, way, sides);
        for (String inner : List.of("items", "additionalProperties")) {
            Map<?, ?> old = Tree.object(sides.old(), inner);
            if (!old.isEmpty()) {
                schema(where + "[]", way, old, Tree.object(sides.now(), inner));
            }
        }
        for (String several : List.of("prefixItems", "oneOf", "anyOf", "allOf")) {
            List<?> old = list(sides.old(), several);
            List<?> now = list(sides.now(), several);
            for (int i = 0; i < Math.min(old.size(), now.size()); i++) {
                schema(where + "[" + i + "]", way, (Map<?, ?>) old.get(i), (Map<?, ?>) now.get(i));
            }
        }
    }

    private void fields(String where, Way way, SchemaSides sides) {
        Map<?, ?> now = Tree.object(sides.now(), "properties");
        Tree.object(sides.old(), "properties").forEach((name, schema) -> {
            if (!now.containsKey(name)) {
                breaks.add(where + ": field " + name + " is gone");
            } else {
                schema(where + "." + name, way, (Map<?, ?>) schema, Tree.object(now, name));
            }
        });
        List<?> oldRequired = list(sides.old(), "required");
        List<?> nowRequired = list(sides.now(), "required");
        if (way == Way.SENT) {
            nowRequired.stream()
                    .filter(name -> !oldRequired.contains(name))
                    .forEach(name -> breaks.add(where + ": field " + name + " is newly mandatory"));
        } else {
            oldRequired.stream()
                    .filter(name -> !nowRequired.contains(name) && now.containsKey(name))
                    .forEach(name -> breaks.add(where + ": field " + name + " may be missing now"));
        }
    }

    private void errors() {
        Set<Object> now = new HashSet<>();
        list(after, "x-errors").forEach(error -> now.add(((Map<?, ?>) error).get("code")));
        for (Object error : list(before, "x-errors")) {
            Object code = ((Map<?, ?>) error).get("code");
            if (!now.contains(code)) {
                breaks.add("error " + code + ": gone");
            }
        }
    }

    private static Map<?, ?> resolved(Map<?, ?> document, Map<?, ?> node) {
        if (!(node.get("$ref") instanceof String reference)) {
            return node;
        }
        Map<?, ?> found = document;
        for (String step : reference.substring(2).split("/")) {
            found = Tree.object(found, step);
        }
        return found;
    }

    private static List<?> list(Map<?, ?> from, @Nullable Object name) {
        return from.get(name) instanceof List<?> list ? list : List.of();
    }
}
