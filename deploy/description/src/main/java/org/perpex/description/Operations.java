package org.perpex.description;

import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.perpex.common.spring.web.AllowedRoles;
import org.perpex.gateway.route.Cost;
import org.perpex.gateway.route.Endpoint;
import org.perpex.gateway.route.Security;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;

/** Describes one endpoint after another. */
final class Operations {

    private static final int OK = 200;
    private static final String JSON = "application/json";
    private static final String ONE_OR_ALL = "one or all ";

    private final Words words;
    private final TypeSchemas types;
    private final Shapes shapes;
    private final QueryParameters parameters;

    Operations(Words words, TypeSchemas types, Shapes shapes) {
        this.words = words;
        this.types = types;
        this.shapes = shapes;
        this.parameters = new QueryParameters(words, types);
    }

    Map<String, Object> describe(ServedRoute route, Endpoint endpoint) {
        Map<String, Object> said = words.operation(route.key());
        Map<String, Object> operation = Tree.of("operationId", id(route), "tags", List.of(tag(route)));
        operation.put("summary", said.containsKey("says") ? said.get("says") : sentence(route));
        List<Object> taken = parameters.of(route.handler(), (String) said.get("takes"));
        if (isSigned(route, endpoint)) {
            for (String name : List.of("timestamp", "recvWindow", "signature")) {
                words.parameter(name);
                taken.add(Tree.reference("parameters", name));
            }
        }
        if (!taken.isEmpty()) {
            operation.put("parameters", taken);
        }
        Map<String, Object> body = body(route.handler(), said);
        if (body != null) {
            operation.put("requestBody", body);
        }
        operation.put("responses", responses(route, said));
        operation.put("security", security(route, endpoint));
        price(operation, endpoint.cost());
        roles(operation, route.handler());
        return operation;
    }

    private static boolean isDialect(ServedRoute route) {
        return !route.path().startsWith("/api/");
    }

    private static boolean isSigned(ServedRoute route, Endpoint endpoint) {
        Security security = endpoint.security();
        return isDialect(route) && (security == Security.USER_DATA || security == Security.TRADE);
    }

    /** The method and the words of the path, as one word. */
    private static String id(ServedRoute route) {
        StringBuilder id = new StringBuilder(route.method().toLowerCase(Locale.ROOT));
        for (String word : route.path().split("[^A-Za-z0-9]+")) {
            if (!word.isEmpty()) {
                id.append(Character.toUpperCase(word.charAt(0))).append(word.substring(1));
            }
        }
        return id.toString();
    }

    private static String tag(ServedRoute route) {
        if (route.path().startsWith("/api/admin/")) {
            return "Operators";
        }
        if (route.path().startsWith("/fapi/v1/perpex/")) {
            return "Beyond the dialect";
        }
        return switch (route.service()) {
            case "market-service" -> "Market data";
            case "trade-service" -> "Trading";
            case "risk-service", "finance-service" -> "Account";
            case "notify-service" -> "Streams";
            case "wallet-service" -> "Wallet";
            default -> "People";
        };
    }

    /** What an operator's endpoint does stands in the table of {@code docs/contracts/admin.md}. */
    private static String sentence(ServedRoute route) {
        if (route.path().startsWith("/api/admin/")) {
            return AdminPage.sentence(route.method(), route.path());
        }
        throw new IllegalStateException("operations.yaml says nothing of " + route.key());
    }

    private @Nullable Map<String, Object> body(@Nullable Method handler, Map<String, Object> said) {
        Map<String, Object> schema = null;
        if (said.get("body") instanceof String name) {
            schema = Tree.reference("schemas", name);
        } else if (handler != null) {
            for (Parameter parameter : handler.getParameters()) {
                if (parameter.isAnnotationPresent(RequestBody.class)) {
                    schema = types.bodySchema(parameter.getParameterizedType());
                }
            }
        }
        if (schema == null) {
            return null;
        }
        if (said.containsKey("needs")) {
            Map<String, Object> needed = Tree.of("required", said.get("needs"));
            schema = Tree.of("allOf", List.of(schema, needed));
        }
        return Tree.of("required", true, "content", Tree.of(JSON, Tree.of("schema", schema)));
    }

    private Map<String, Object> responses(ServedRoute route, Map<String, Object> said) {
        Map<String, Object> responses = Tree.of();
        int status = status(route.handler(), said);
        Map<String, Object> good = Tree.of("description", status == OK ? "The answer." : "Done.");
        Map<String, Object> schema = answer(route.handler(), said);
        if (said.get("files") instanceof List<?> medias) {
            good.put("content", files(medias));
        } else if (schema != null) {
            good.put("content", Tree.of(JSON, Tree.of("schema", schema)));
        }
        responses.put(Integer.toString(status), good);
        String refusal = isDialect(route) ? "DialectRefusal" : "Problem";
        responses.put("default", Tree.reference("responses", refusal));
        return responses;
    }

    /** A file of one of these kinds: text, or bytes that are none. */
    private static Map<String, Object> files(List<?> medias) {
        Map<String, Object> content = Tree.of();
        for (Object media : medias) {
            Map<String, Object> schema = Tree.of("type", "string");
            if (!media.toString().startsWith("text/")) {
                schema.put("format", "binary");
            }
            content.put(media.toString(), Tree.of("schema", schema));
        }
        return content;
    }

    private static int status(@Nullable Method handler, Map<String, Object> said) {
        if (said.get("status") instanceof Integer status) {
            return status;
        }
        ResponseStatus status = handler == null ? null : handler.getAnnotation(ResponseStatus.class);
        return status == null ? OK : status.value().value();
    }

    private @Nullable Map<String, Object> answer(@Nullable Method handler, Map<String, Object> said) {
        Object shape = said.get("answers");
        if (shape instanceof String text && text.startsWith(ONE_OR_ALL)) {
            Map<String, Object> one = shapes.named(text.substring(ONE_OR_ALL.length()));
            return Tree.of("oneOf", List.of(one, Tree.of("type", "array", "items", one)));
        }
        if (shape != null) {
            return shapes.schema(shape);
        }
        if (handler == null || handler.getReturnType() == void.class) {
            return null;
        }
        if (handler.getReturnType() == String.class) {
            throw new IllegalStateException("operations.yaml does not say what " + handler + " answers");
        }
        return types.schema(handler.getGenericReturnType());
    }

    private static List<Object> security(ServedRoute route, Endpoint endpoint) {
        Map<String, Object> session = Tree.of("session", List.of());
        return switch (endpoint.security()) {
            case NONE -> List.of();
            case SESSION, ADMIN -> List.of(session);
            case USER_STREAM -> List.of(Tree.of("apiKey", List.of()), session);
            case USER_DATA, TRADE ->
                isDialect(route)
                        ? List.of(Tree.of("apiKey", List.of()), session)
                        : List.of(Tree.of("apiKey", List.of()));
        };
    }

    private static void price(Map<String, Object> operation, Cost cost) {
        operation.put("x-weight", cost.weight());
        if (cost.withoutSymbol() > 0) {
            operation.put("x-weight-without-symbol", cost.withoutSymbol());
        }
        if (!cost.byLimit().isEmpty()) {
            Map<String, Object> byLimit = Tree.of();
            cost.byLimit().forEach((rows, weight) -> byLimit.put(Integer.toString(rows), weight));
            operation.put("x-weight-by-limit", byLimit);
        }
        if (cost.countsOrders()) {
            operation.put("x-orders", cost.ordersTenSeconds());
        }
    }

    private static void roles(Map<String, Object> operation, @Nullable Method handler) {
        AllowedRoles allowed = handler == null ? null : handler.getAnnotation(AllowedRoles.class);
        if (allowed == null && handler != null) {
            allowed = handler.getDeclaringClass().getAnnotation(AllowedRoles.class);
        }
        if (allowed != null) {
            List<Object> names = new ArrayList<>();
            Arrays.stream(allowed.value()).map(Enum::name).sorted().forEach(names::add);
            operation.put("x-roles", names);
        }
    }
}
