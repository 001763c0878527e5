package org.perpex.description;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Turns the short words of {@code shapes.yaml} into JSON schemas, and keeps those that have a name. */
final class Shapes {

    private final Words words;
    private final Map<String, Object> schemas;

    /** @param schemas where schemas with a name are put */
    Shapes(Words words, Map<String, Object> schemas) {
        this.words = words;
        this.schemas = schemas;
    }

    Map<String, Object> schema(Object shape) {
        return switch (shape) {
            case String word -> ofWord(word);
            case Map<?, ?> object -> ofObject(object);
            case List<?> list when list.size() == 1 -> Tree.of("type", "array", "items", schema(list.getFirst()));
            case List<?> list -> ofRow(list);
            default -> throw new IllegalArgumentException("not a shape: " + shape);
        };
    }

    /** The schema of that name, by reference. */
    Map<String, Object> named(String name) {
        if (!schemas.containsKey(name)) {
            schemas.put(name, Tree.of());
            schemas.put(name, schema(words.shape(name)));
        }
        return Tree.reference("schemas", name);
    }

    private Map<String, Object> ofWord(String word) {
        if (word.startsWith("$")) {
            return named(word.substring(1));
        }
        return switch (word) {
            case "text" -> Tree.of("type", "string");
            case "decimal" -> Tree.of("type", "string", "format", "decimal");
            case "number" -> Tree.of("type", "number");
            case "int" -> Tree.of("type", "integer", "format", "int64");
            case "time" -> Tree.of("type", "integer", "format", "int64", "description", "Milliseconds since 1970.");
            case "flag" -> Tree.of("type", "boolean");
            default -> Tree.of("type", "string", "enum", List.of(word.split("\\|")));
        };
    }

    private Map<String, Object> ofObject(Map<?, ?> object) {
        Map<String, Object> properties = Tree.of();
        List<String> required = new ArrayList<>();
        object.forEach((name, shape) -> {
            String text = String.valueOf(name);
            if (text.endsWith("~")) {
                properties.put(text.substring(0, text.length() - 1), schema(shape));
            } else {
                properties.put(text, schema(shape));
                required.add(text);
            }
        });
        return Tree.of("type", "object", "properties", properties, "required", required);
    }

    private Map<String, Object> ofRow(List<?> row) {
        List<Object> items = new ArrayList<>();
        row.forEach(shape -> items.add(schema(shape)));
        return Tree.of("type", "array", "prefixItems", items, "minItems", row.size(), "maxItems", row.size());
    }
}
