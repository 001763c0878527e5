package org.perpex.description;

import java.util.LinkedHashMap;
import java.util.Map;

/** Makes JSON objects whose fields stay in the order in which they were named. */
final class Tree {

    private Tree() {}

    static Map<String, Object> of() {
        return new LinkedHashMap<>();
    }

    /** @param fields names and values by turns */
    static Map<String, Object> of(Object... fields) {
        Map<String, Object> tree = of();
        for (int i = 0; i < fields.length; i += 2) {
            tree.put((String) fields[i], fields[i + 1]);
        }
        return tree;
    }

    /** A reference to a component, by RFC 6901: a slash in its name is no step. */
    static Map<String, Object> reference(String kind, String name) {
        return of("$ref", "#/components/" + kind + "/" + name.replace("~", "~0").replace("/", "~1"));
    }

    /** The object of that name, or an empty one. */
    static Map<?, ?> object(Map<?, ?> from, Object name) {
        return from.get(name) instanceof Map<?, ?> object ? object : Map.of();
    }
}
