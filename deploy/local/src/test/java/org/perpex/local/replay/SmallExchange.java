package org.perpex.local.replay;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Executors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Orders of one market behind the same paths as the exchange, over real HTTP: checks signatures, refuses post-only orders
 * that would take, fills orders that take. One account, which may trade with itself.
 */
final class SmallExchange implements AutoCloseable {

    static final HouseApi.Key KEY = new HouseApi.Key("key", "secret");

    private static final JsonMapper JSON = JsonMapper.shared();

    private final HttpServer server;
    private final Map<Long, Order> resting = new LinkedHashMap<>();
    private long orderIds;
    private int placed;
    private volatile boolean away;

    /** An order that rests. */
    record Order(boolean buys, BigDecimal price, BigDecimal size) {}

    SmallExchange() throws IOException {
        server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/fapi/v1/batchOrders", exchange -> answer(exchange, this::batch));
        server.createContext("/fapi/v1/allOpenOrders", exchange -> answer(exchange, this::cancelAll));
        server.createContext("/fapi/v1/openOrders", exchange -> answer(exchange, (_, _) -> open()));
        server.createContext("/fapi/v1/order", exchange -> answer(exchange, (_, parameters) -> take(parameters)));
        server.createContext("/fapi/v3/positionRisk", exchange -> answer(exchange, (_, _) -> "[]"));
        server.start();
    }

    String baseUrl() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Answers 503 to everything, or no longer; who goes away forgets its orders. */
    synchronized void away(boolean nowAway) {
        away = nowAway;
        if (nowAway) {
            resting.clear();
        }
    }

    synchronized long levels(boolean buys) {
        return resting.values().stream()
                .filter(order -> order.buys() == buys)
                .map(Order::price)
                .distinct()
                .count();
    }

    synchronized BigDecimal best(boolean buys) {
        return resting.values().stream()
                .filter(order -> order.buys() == buys)
                .map(Order::price)
                .reduce((a, b) -> buys ? a.max(b) : a.min(b))
                .orElse(buys ? BigDecimal.ZERO : new BigDecimal("1000000"));
    }

    synchronized int placed() {
        return placed;
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private interface Handler {
        String handle(String method, Map<String, String> parameters);
    }

    private void answer(HttpExchange exchange, Handler handler) throws IOException {
        String query = exchange.getRequestURI().getRawQuery();
        String text = (query == null ? "" : query)
                + new String(exchange.getRequestBody().readAllBytes(), UTF_8);
        String body;
        int status = 200;
        if (away) {
            status = 503;
            body = "{\"code\":-1001,\"msg\":\"away\"}";
        } else if (!isSigned(text)) {
            status = 400;
            body = "{\"code\":-1022,\"msg\":\"Signature for this request is not valid.\"}";
        } else {
            synchronized (this) {
                body = handler.handle(exchange.getRequestMethod(), parameters(text));
            }
        }
        byte[] bytes = body.getBytes(UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private String batch(String method, Map<String, String> parameters) {
        StringBuilder answers = new StringBuilder("[");
        if (method.equals("POST")) {
            for (JsonNode order : JSON.readTree(parameters.get("batchOrders"))) {
                answers.append(answers.length() == 1 ? "" : ",").append(place(order));
            }
        } else {
            for (JsonNode id : JSON.readTree(parameters.get("orderIdList"))) {
                boolean known = resting.remove(id.asLong()) != null;
                answers.append(answers.length() == 1 ? "" : ",")
                        .append(known ? "{\"orderId\":" + id.asLong() + "}" : "{\"code\":-2011}");
            }
        }
        return answers.append("]").toString();
    }

    private String place(JsonNode order) {
        boolean buys = order.path("side").asString().equals("BUY");
        BigDecimal price = new BigDecimal(order.path("price").asString());
        placed++;
        boolean takes = buys ? price.compareTo(best(false)) >= 0 : price.compareTo(best(true)) <= 0;
        if (takes) {
            return "{\"code\":-5022}";
        }
        resting.put(
                ++orderIds,
                new Order(buys, price, new BigDecimal(order.path("quantity").asString())));
        return "{\"orderId\":" + orderIds + "}";
    }

    private String take(Map<String, String> parameters) {
        boolean buys = parameters.getOrDefault("side", "").equals("BUY");
        BigDecimal limit = new BigDecimal(parameters.getOrDefault("price", "0"));
        BigDecimal best = best(!buys);
        boolean fills = buys ? limit.compareTo(best) >= 0 : limit.compareTo(best) <= 0;
        return "{\"orderId\":" + ++orderIds + ",\"executedQty\":\""
                + (fills ? parameters.getOrDefault("quantity", "0") : "0") + "\"}";
    }

    private String cancelAll(String method, Map<String, String> parameters) {
        resting.clear();
        return "{\"code\":200}";
    }

    private String open() {
        StringBuilder orders = new StringBuilder("[");
        resting.forEach((id, order) -> orders.append(orders.length() == 1 ? "" : ",")
                .append("{\"orderId\":" + id + ",\"side\":\"" + (order.buys() ? "BUY" : "SELL") + "\",\"price\":\""
                        + order.price() + "\",\"origQty\":\"" + order.size() + "\",\"executedQty\":\"0\"}"));
        return orders.append("]").toString();
    }

    private static boolean isSigned(String text) {
        int at = text.indexOf("&signature=");
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(KEY.apiSecret().getBytes(UTF_8), "HmacSHA256"));
            String expected = HexFormat.of()
                    .formatHex(mac.doFinal(text.substring(0, Math.max(0, at)).getBytes(UTF_8)));
            return at > 0 && text.substring(at + "&signature=".length()).equals(expected);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, String> parameters(String text) {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String pair : text.split("&")) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                parameters.put(pair.substring(0, equals), URLDecoder.decode(pair.substring(equals + 1), UTF_8));
            }
        }
        return parameters;
    }
}
