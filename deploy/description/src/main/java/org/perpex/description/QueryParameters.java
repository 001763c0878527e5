package org.perpex.description;

import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ValueConstants;

/** Describes the parameters of an endpoint: those that its signature names, and those that it reads by name. */
final class QueryParameters {

    private static final Pattern TAKEN = Pattern.compile("([A-Za-z]+)(=([A-Za-z]+))?(\\((\\d+),(\\d+)\\))?(!?)");

    private final Words words;
    private final TypeSchemas types;

    QueryParameters(Words words, TypeSchemas types) {
        this.words = words;
        this.types = types;
    }

    List<Object> of(@Nullable Method handler, @Nullable String taken) {
        List<Object> parameters = new ArrayList<>();
        if (handler != null) {
            for (Parameter parameter : handler.getParameters()) {
                add(parameters, parameter);
            }
        }
        if (taken != null) {
            for (String word : taken.split(" ")) {
                parameters.add(ofWord(word));
            }
        }
        return parameters;
    }

    private void add(List<Object> parameters, Parameter parameter) {
        PathVariable inPath = parameter.getAnnotation(PathVariable.class);
        if (inPath != null) {
            parameters.add(ofType(inPath.value().isEmpty() ? parameter.getName() : inPath.value(), "path", parameter));
        }
        RequestParam inQuery = parameter.getAnnotation(RequestParam.class);
        if (inQuery != null && !Map.class.isAssignableFrom(parameter.getType())) {
            String name = inQuery.value().isEmpty() ? inQuery.name() : inQuery.value();
            Map<String, Object> described = ofType(name.isEmpty() ? parameter.getName() : name, "query", parameter);
            boolean defaults = !inQuery.defaultValue().equals(ValueConstants.DEFAULT_NONE);
            described.put("required", inQuery.required() && !defaults);
            parameters.add(described);
        }
    }

    private Map<String, Object> ofType(String name, String in, Parameter parameter) {
        Map<String, Object> schema = types.schema(parameter.getParameterizedType());
        return Tree.of("name", name, "in", in, "required", true, "schema", schema);
    }

    private Map<String, Object> ofWord(String word) {
        Matcher parts = TAKEN.matcher(word);
        if (!parts.matches()) {
            throw new IllegalArgumentException("not a parameter: " + word);
        }
        Map<String, Object> described = Tree.of("name", parts.group(1), "in", "query");
        described.put("required", parts.group(7).equals("!"));
        if (parts.group(4) == null) {
            described.putAll(words.parameter(parts.group(3) == null ? parts.group(1) : parts.group(3)));
        } else {
            int rows = Integer.parseInt(parts.group(5));
            int max = Integer.parseInt(parts.group(6));
            described.put("schema", Tree.of("type", "integer", "minimum", 1, "maximum", max, "default", rows));
            described.put("example", rows);
        }
        return described;
    }
}
