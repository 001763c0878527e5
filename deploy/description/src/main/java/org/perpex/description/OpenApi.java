package org.perpex.description;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.perpex.common.spring.dialect.DialectError;

/** The OpenAPI description of every endpoint that the gateway leads to. */
final class OpenApi {

    private static final String INTRODUCTION = """
            The REST interface of the exchange, on the words of the USD-M futures dialect. Parameters are sent in the \
            query, or of POST and PUT in a form body, and signed as they are sent. Prices, sizes and money are decimals \
            as text. Weights count per address, orders per account; what is used up stands in X-MBX-USED-WEIGHT-1M, \
            X-MBX-ORDER-COUNT-10S and X-MBX-ORDER-COUNT-1M of every answer. Requests with a session, of the pages and \
            of /api/v1, are not signed.""";

    private OpenApi() {}

    static Map<String, Object> describe(Words words) throws IOException, ClassNotFoundException {
        Map<String, Object> schemas = new TreeMap<>();
        TypeSchemas types = new TypeSchemas(schemas);
        Shapes shapes = new Shapes(words, schemas);
        Operations operations = new Operations(words, types, shapes);
        eitherOf(schemas, shapes);
        Map<String, Map<String, Object>> paths = new TreeMap<>();
        Edge edge = Edge.load();
        for (ServedRoute route : routes(words)) {
            Map<String, Object> operation = operations.describe(route, edge.of(route));
            paths.computeIfAbsent(route.path(), path -> new TreeMap<>())
                    .put(route.method().toLowerCase(Locale.ROOT), operation);
        }
        Map<String, Object> components = Tree.of("parameters", signing(words), "responses", refusals(shapes));
        components.put("securitySchemes", schemes());
        components.put("schemas", schemas);
        Map<String, Object> info =
                Tree.of("title", "Perpex", "version", "1", "description", INTRODUCTION, "license", licence());
        Map<String, Object> all = Tree.of("openapi", "3.1.0", "info", info);
        all.put("servers", List.of(Tree.of("url", "/")));
        all.put("paths", paths);
        all.put("components", components);
        all.put("x-errors", errors());
        return all;
    }

    /** What the services serve, and what the gateway answers itself. */
    private static List<ServedRoute> routes(Words words) throws ClassNotFoundException {
        List<ServedRoute> routes = new ArrayList<>(ServedRoutes.find());
        for (String key : words.operations()) {
            if (words.operation(key).get("service") instanceof String service) {
                String[] parts = key.split(" ");
                routes.add(new ServedRoute(service, parts[0], parts[1], null));
            }
        }
        return routes;
    }

    /** An answer of a batch is what its one endpoint answers, or why it was refused. */
    private static void eitherOf(Map<String, Object> schemas, Shapes shapes) {
        Map<String, Object> refusal = shapes.named("DialectRefusal");
        schemas.put("OrderOrRefusal", Tree.of("oneOf", List.of(Tree.reference("schemas", "Order"), refusal)));
        schemas.put("AmendedOrRefusal", Tree.of("oneOf", List.of(Tree.reference("schemas", "Amended"), refusal)));
    }

    private static Map<String, Object> licence() {
        return Tree.of("name", "Apache-2.0", "identifier", "Apache-2.0");
    }

    private static Map<String, Object> signing(Words words) {
        Map<String, Object> signing = Tree.of();
        for (String name : List.of("timestamp", "recvWindow", "signature")) {
            Map<String, Object> parameter =
                    Tree.of("name", name, "in", "query", "required", !name.equals("recvWindow"));
            parameter.putAll(words.parameter(name));
            signing.put(name, parameter);
        }
        return signing;
    }

    private static Map<String, Object> refusals(Shapes shapes) {
        return Tree.of(
                "DialectRefusal",
                refusal("A refusal of the dialect; codes and texts stand in x-errors.", "application/json", shapes),
                "Problem",
                refusal("A refusal, by RFC 9457.", "application/problem+json", shapes));
    }

    private static Map<String, Object> refusal(String text, String media, Shapes shapes) {
        Map<String, Object> schema = shapes.named(media.contains("problem") ? "Problem" : "DialectRefusal");
        return Tree.of("description", text, "content", Tree.of(media, Tree.of("schema", schema)));
    }

    private static Map<String, Object> schemes() {
        return Tree.of(
                "apiKey",
                Tree.of("type", "apiKey", "in", "header", "name", "X-MBX-APIKEY"),
                "session",
                Tree.of("type", "http", "scheme", "bearer", "bearerFormat", "JWT"));
    }

    private static List<Object> errors() {
        List<Object> errors = new ArrayList<>();
        for (DialectError error : DialectError.values()) {
            errors.add(Tree.of(
                    "name", error.name(),
                    "code", error.code(),
                    "status", error.httpStatus(),
                    "retry", error.retry().name()));
        }
        return errors;
    }
}
