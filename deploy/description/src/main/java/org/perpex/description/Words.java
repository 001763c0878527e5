package org.perpex.description;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.core.io.ClassPathResource;
import org.yaml.snakeyaml.Yaml;

/** What people wrote of the API: parameters, shapes and sentences. Remembers which were used, so that none outlives the code. */
final class Words {

    private final Map<String, Map<String, Object>> parameters = read("parameters");
    private final Map<String, Object> shapes = read("shapes");
    private final Map<String, Map<String, Object>> operations = read("operations");
    private final Map<String, Map<String, Object>> streams = read("streams");
    private final Set<String> used = new HashSet<>();

    /** What is said of an endpoint; empty if nothing is. */
    Map<String, Object> operation(String key) {
        used.add(key);
        return operations.getOrDefault(key, Map.of());
    }

    /** What a parameter means. */
    Map<String, Object> parameter(String name) {
        Map<String, Object> parameter = parameters.get(name);
        if (parameter == null) {
            throw new IllegalArgumentException("parameters.yaml does not know " + name);
        }
        used.add(name);
        return parameter;
    }

    Object shape(String name) {
        Object shape = shapes.get(name);
        if (shape == null) {
            throw new IllegalArgumentException("shapes.yaml does not know " + name);
        }
        used.add(name);
        return shape;
    }

    /** What is said of the public streams, by a name for each. */
    Map<String, Map<String, Object>> streams() {
        return streams;
    }

    Set<String> operations() {
        return operations.keySet();
    }

    /** What was written and nothing asked for; shapes of events are asked for by the streams. */
    Set<String> unused() {
        Set<String> unused = new TreeSet<>(operations.keySet());
        unused.addAll(parameters.keySet());
        unused.addAll(shapes.keySet());
        unused.removeAll(used);
        return unused;
    }

    private static <T> Map<String, T> read(String name) {
        try (InputStream in = new ClassPathResource("description/" + name + ".yaml").getInputStream();
                Reader text = new InputStreamReader(in, StandardCharsets.UTF_8)) {
            return new Yaml().load(text);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
