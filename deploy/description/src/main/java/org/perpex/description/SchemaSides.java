package org.perpex.description;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** One schema before and after, apart from what lies in it. */
record SchemaSides(Map<?, ?> old, Map<?, ?> now) {

    /** Texts, numbers, rows or objects as before, in the same format. Whether null is among it is not part of the kind. */
    boolean sameKind() {
        return oldKind().equals(newKind()) && rows(old) == rows(now);
    }

    String oldKind() {
        return kind(old);
    }

    String newKind() {
        return kind(now);
    }

    /** What was accepted before and is not now. */
    List<String> narrowed(String where) {
        List<String> breaks = new ArrayList<>();
        Set<String> gone = texts(old);
        gone.removeAll(texts(now));
        boolean anyBefore = !old.containsKey("enum");
        if (!gone.isEmpty() && now.containsKey("enum")) {
            breaks.add(where + ": " + gone + " accepted no more");
        }
        if (anyBefore && now.containsKey("enum") && !old.isEmpty()) {
            breaks.add(where + ": only " + texts(now) + " accepted now");
        }
        tighter(breaks, where, "minimum", 1);
        tighter(breaks, where, "maximum", -1);
        tighter(breaks, where, "maxLength", -1);
        Object pattern = now.get("pattern");
        if (pattern != null && !pattern.equals(old.get("pattern"))) {
            breaks.add(where + ": pattern is now " + pattern);
        }
        return breaks;
    }

    /** What is said now and was never said before, where clients were told all that can be. */
    List<String> widened(String where) {
        Set<String> added = texts(now);
        added.removeAll(texts(old));
        boolean closed = old.containsKey("enum");
        if (closed && !now.containsKey("enum")) {
            return List.of(where + ": any text now");
        }
        if (closed && !added.isEmpty()) {
            return List.of(where + ": newly says " + added);
        }
        return isNullable(now) && !isNullable(old) ? List.of(where + ": may be null now") : List.of();
    }

    private void tighter(List<String> breaks, String where, String bound, int sign) {
        Number was = number(old, bound);
        Number is = number(now, bound);
        if (is != null && (was == null || sign * Long.compare(is.longValue(), was.longValue()) > 0)) {
            breaks.add(where + ": " + bound + " is now " + is);
        }
    }

    private static @Nullable Number number(Map<?, ?> schema, String name) {
        return schema.get(name) instanceof Number number ? number : null;
    }

    private static int rows(Map<?, ?> schema) {
        return schema.get("prefixItems") instanceof List<?> rows ? rows.size() : 0;
    }

    private static boolean isNullable(Map<?, ?> schema) {
        return schema.get("type") instanceof List<?> types && types.contains("null");
    }

    private static String kind(Map<?, ?> schema) {
        Object type = schema.get("type") instanceof List<?> types ? types.getFirst() : schema.get("type");
        for (String several : List.of("oneOf", "anyOf", "allOf")) {
            if (schema.get(several) instanceof List<?> all) {
                return several + " of " + all.size();
            }
        }
        return type + (schema.get("format") == null ? "" : " " + schema.get("format"));
    }

    private static Set<String> texts(Map<?, ?> schema) {
        Set<String> texts = new TreeSet<>();
        if (schema.get("enum") instanceof List<?> values) {
            values.forEach(value -> texts.add(String.valueOf(value)));
        }
        return texts;
    }
}
