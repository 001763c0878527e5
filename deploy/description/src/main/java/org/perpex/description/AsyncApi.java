package org.perpex.description;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.perpex.notify.event.UserEvent;

/** The AsyncAPI description of what comes and goes over WebSocket connections. */
final class AsyncApi {

    private static final Pattern PARAMETER = Pattern.compile("\\{(\\w+)}");
    private static final String SOCKET_METHOD = "org.perpex.gateway.socketapi.SocketMethod";
    private static final List<String> SESSION_METHODS = List.of("session.logon", "session.status", "session.logout");
    private static final Map<String, Object> PARAMETERS = Map.of(
            "symbol", Tree.of("description", "A market in small letters.", "examples", List.of("btcusdt")),
            "speed", Tree.of("enum", List.of("100ms", "250ms", "500ms")),
            "levels", Tree.of("enum", List.of("5", "10", "20")),
            "listenKey", Tree.of("description", "As POST /fapi/v1/listenKey gives it."));

    private final Words words;
    private final Map<String, Object> schemas = new TreeMap<>();
    private final Map<String, Object> messages = new TreeMap<>();
    private final Map<String, Object> channels = new TreeMap<>();
    private final Map<String, Object> operations = new TreeMap<>();
    private final Shapes shapes;

    private AsyncApi(Words words) {
        this.words = words;
        this.shapes = new Shapes(words, schemas);
    }

    static Map<String, Object> describe(Words words) throws ReflectiveOperationException {
        AsyncApi api = new AsyncApi(words);
        words.streams().forEach(api::publicStream);
        api.privateStream();
        api.socketApi();
        Map<String, Object> info = Tree.of("title", "Perpex streams", "version", "1", "description", introduction());
        Map<String, Object> components = Tree.of("messages", api.messages, "schemas", api.schemas);
        Map<String, Object> all = Tree.of("asyncapi", "3.0.0", "info", info);
        all.put("servers", Tree.of("local", Tree.of("host", "127.0.0.1:9000", "protocol", "ws")));
        all.put("channels", api.channels);
        all.put("operations", api.operations);
        all.put("components", components);
        return all;
    }

    private static String introduction() {
        return "Public streams are listened to at /ws/<stream>/<stream> or /stream?streams=<stream>/<stream>, or by "
                + "SUBSCRIBE on an open connection; below /stream events come as {stream, data}.";
    }

    private void publicStream(String name, Map<String, Object> stream) {
        messages.put(name, Tree.of("payload", shapes.schema(said(stream, "event"))));
        channel(name, "/ws/" + said(stream, "address"), String.valueOf(stream.get("says")), List.of(name));
        operations.put(name, operation("receive", name));
    }

    private static Object said(Map<String, Object> stream, String what) {
        Object said = stream.get(what);
        if (said == null) {
            throw new IllegalArgumentException("streams.yaml does not say the " + what + " of " + stream);
        }
        return said;
    }

    /** Events of the account, by their Java types. */
    private void privateStream() {
        TypeSchemas types = new TypeSchemas(schemas);
        List<String> names = new ArrayList<>();
        for (Class<?> event : UserEvent.class.getPermittedSubclasses()) {
            String name = event.getSimpleName();
            messages.put(name, Tree.of("payload", types.schema(event)));
            names.add(name);
        }
        channel("account", "/private/ws?listenKey={listenKey}", "What happens to the account.", names);
        operations.put("account", operation("receive", "account"));
    }

    /** Requests over a connection, each with the REST endpoint that answers it. */
    private void socketApi() throws ReflectiveOperationException {
        List<String> names = new ArrayList<>(SESSION_METHODS);
        for (String method : SESSION_METHODS) {
            messages.put(method, request(method));
        }
        for (Object method : Class.forName(SOCKET_METHOD).getEnumConstants()) {
            String name = String.valueOf(field(method, "name"));
            Map<String, Object> message = request(name);
            message.put("x-endpoint", field(method, "httpMethod") + " " + field(method, "path"));
            messages.put(name, message);
            names.add(name);
        }
        channel("socketApi", "/ws-fapi/v1", "Orders and questions over one connection.", names);
        operations.put("socketApi", operation("send", "socketApi"));
    }

    private static Object field(Object method, String name) throws ReflectiveOperationException {
        Field field = method.getClass().getDeclaredField(name);
        field.setAccessible(true);
        return field.get(method);
    }

    private static Map<String, Object> request(String method) {
        Map<String, Object> id = Tree.of("type", List.of("string", "integer"));
        Map<String, Object> properties = Tree.of("id", id, "method", Tree.of("const", method));
        properties.put("params", Tree.of("type", "object"));
        List<String> required = List.of("id", "method");
        return Tree.of("payload", Tree.of("type", "object", "properties", properties, "required", required));
    }

    private void channel(String name, String address, String says, List<String> sent) {
        Map<String, Object> known = Tree.of();
        sent.forEach(message -> known.put(message, Tree.reference("messages", message)));
        Map<String, Object> channel = Tree.of("address", address, "description", says, "messages", known);
        List<String> named = PARAMETER
                .matcher(address)
                .results()
                .map((MatchResult found) -> found.group(1))
                .toList();
        if (!named.isEmpty()) {
            Map<String, Object> parameters = Tree.of();
            named.forEach(parameter -> parameters.put(parameter, parameter(parameter)));
            channel.put("parameters", parameters);
        }
        channels.put(name, channel);
    }

    private Object parameter(String name) {
        if (name.equals("interval") && words.parameter(name).get("schema") instanceof Map<?, ?> schema) {
            return Tree.of("enum", Objects.requireNonNull(schema.get("enum")));
        }
        Object parameter = PARAMETERS.get(name);
        if (parameter == null) {
            throw new IllegalArgumentException("no stream has a parameter " + name);
        }
        return parameter;
    }

    private static Map<String, Object> operation(String action, String channel) {
        return Tree.of("action", action, "channel", Tree.of("$ref", "#/channels/" + channel));
    }

    /** The same as endpoints, each message an answer, so that two descriptions are compared like those of REST. */
    static Map<String, Object> asPaths(Map<?, ?> described) {
        Map<String, Object> paths = Tree.of();
        Map<?, ?> components = Tree.object(described, "components");
        for (Object each : Tree.object(described, "channels").values()) {
            Map<?, ?> channel = (Map<?, ?>) each;
            Map<String, Object> responses = Tree.of();
            for (Object name : Tree.object(channel, "messages").keySet()) {
                Map<?, ?> payload = Tree.object(Tree.object(Tree.object(components, "messages"), name), "payload");
                responses.put(String.valueOf(name), Tree.of("content", Tree.of("json", Tree.of("schema", payload))));
            }
            String address = String.valueOf(channel.get("address"));
            paths.put(address, Tree.of("get", Tree.of("responses", responses)));
        }
        return Tree.of("paths", paths, "components", components);
    }
}
