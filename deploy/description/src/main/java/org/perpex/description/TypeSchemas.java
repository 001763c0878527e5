package org.perpex.description;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;

/** Turns the Java types of answers and bodies into JSON schemas, as Jackson writes and reads them. */
final class TypeSchemas {

    private final Map<String, Object> schemas;
    private final Map<String, Class<?>> owners = new HashMap<>();
    private boolean body;

    /** @param schemas where schemas of records are put, by their names */
    TypeSchemas(Map<String, Object> schemas) {
        this.schemas = schemas;
    }

    /** The schema of what a client sends: what may be null may be left out. */
    Map<String, Object> bodySchema(Type type) {
        body = true;
        try {
            return schema(type);
        } finally {
            body = false;
        }
    }

    Map<String, Object> schema(Type type) {
        if (type instanceof ParameterizedType generic) {
            return ofGeneric((Class<?>) generic.getRawType(), generic.getActualTypeArguments());
        }
        if (!(type instanceof Class<?> plain)) {
            throw new IllegalArgumentException("no schema for " + type);
        }
        if (plain.isRecord()) {
            return named(plain);
        }
        if (plain.isEnum()) {
            return Tree.of("type", "string", "enum", names(plain));
        }
        return ofPlain(plain);
    }

    private Map<String, Object> ofGeneric(Class<?> raw, Type[] arguments) {
        if (Collection.class.isAssignableFrom(raw)) {
            return Tree.of("type", "array", "items", schema(arguments[0]));
        }
        if (Map.class.isAssignableFrom(raw)) {
            return Tree.of("type", "object", "additionalProperties", schema(arguments[1]));
        }
        if (raw == ResponseEntity.class) {
            return schema(arguments[0]);
        }
        throw new IllegalArgumentException("no schema for " + raw);
    }

    private static Map<String, Object> ofPlain(Class<?> type) {
        if (type == String.class || type == CharSequence.class) {
            return Tree.of("type", "string");
        }
        if (type == boolean.class || type == Boolean.class) {
            return Tree.of("type", "boolean");
        }
        if (type == int.class || type == Integer.class) {
            return Tree.of("type", "integer", "format", "int32");
        }
        if (type == long.class || type == Long.class) {
            return Tree.of("type", "integer", "format", "int64");
        }
        if (type == BigDecimal.class || type == double.class || type == Double.class) {
            return Tree.of("type", "number");
        }
        if (type == Object.class || type.getName().endsWith("JsonNode")) {
            return Tree.of();
        }
        throw new IllegalArgumentException("no schema for " + type);
    }

    private Map<String, Object> named(Class<?> type) {
        String name = name(type);
        Class<?> owner = owners.putIfAbsent(name, type);
        if (owner == null) {
            schemas.put(name, Tree.of());
            schemas.put(name, ofRecord(type));
        } else if (owner != type) {
            throw new IllegalStateException(owner + " and " + type + " are both called " + name);
        }
        return Tree.reference("schemas", name);
    }

    /** Records of controllers are called after what the controller is for, others as they are. */
    private static String name(Class<?> type) {
        String own = type.getSimpleName().replaceAll("Json$", "");
        Class<?> outer = type.getEnclosingClass();
        if (outer == null || outer.isInterface()) {
            return own;
        }
        String whole = outer.getSimpleName().replaceAll("(Controller|Json)$", "");
        return own.startsWith(whole) ? own : whole + own;
    }

    private Map<String, Object> ofRecord(Class<?> type) {
        Map<String, Object> properties = Tree.of();
        List<String> required = new ArrayList<>();
        for (RecordComponent component : type.getRecordComponents()) {
            if (component.getAccessor().isAnnotationPresent(JsonUnwrapped.class)) {
                unwrap(ofRecord(component.getType()), properties, required);
            } else {
                JsonProperty given = component.getAccessor().getAnnotation(JsonProperty.class);
                String name = given == null ? component.getName() : given.value();
                boolean nullable = isNullable(component.getAnnotatedType());
                boolean leftOut = nullable && (body || leavesOutNull(type, component));
                Map<String, Object> schema = schema(component.getGenericType());
                properties.put(name, nullable && !leftOut ? orNull(schema) : schema);
                if (!leftOut) {
                    required.add(name);
                }
            }
        }
        return Tree.of("type", "object", "properties", properties, "required", required);
    }

    private static void unwrap(Map<String, Object> inner, Map<String, Object> properties, List<String> required) {
        ((Map<?, ?>) Objects.requireNonNull(inner.get("properties")))
                .forEach((name, schema) -> properties.put((String) name, schema));
        ((List<?>) Objects.requireNonNull(inner.get("required"))).forEach(name -> required.add((String) name));
    }

    private static boolean isNullable(AnnotatedType type) {
        return type.isAnnotationPresent(Nullable.class);
    }

    private static boolean leavesOutNull(Class<?> type, RecordComponent component) {
        JsonInclude own = component.getAccessor().getAnnotation(JsonInclude.class);
        JsonInclude include = own == null ? type.getAnnotation(JsonInclude.class) : own;
        return include != null && include.value() == JsonInclude.Include.NON_NULL;
    }

    private static Map<String, Object> orNull(Map<String, Object> schema) {
        if (schema.get("type") instanceof String type && !schema.containsKey("enum")) {
            Map<String, Object> either = Tree.of();
            either.putAll(schema);
            either.put("type", List.of(type, "null"));
            return either;
        }
        return schema.isEmpty() ? schema : Tree.of("anyOf", List.of(schema, Tree.of("type", "null")));
    }

    private static List<String> names(Class<?> type) {
        return Arrays.stream(type.getEnumConstants())
                .map(constant -> ((Enum<?>) constant).name())
                .toList();
    }
}
