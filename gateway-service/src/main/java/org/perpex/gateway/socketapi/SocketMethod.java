package org.perpex.gateway.socketapi;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;

/** The methods that are answered by a REST endpoint, under the names that clients use. */
enum SocketMethod {
    PING("ping", HttpMethod.GET, "/fapi/v1/ping"),
    TIME("time", HttpMethod.GET, "/fapi/v1/time"),
    DEPTH("depth", HttpMethod.GET, "/fapi/v1/depth"),
    TICKER_PRICE("ticker.price", HttpMethod.GET, "/fapi/v1/ticker/price"),
    TICKER_BOOK("ticker.book", HttpMethod.GET, "/fapi/v1/ticker/bookTicker"),
    ORDER_PLACE("order.place", HttpMethod.POST, "/fapi/v1/order"),
    ORDER_MODIFY("order.modify", HttpMethod.PUT, "/fapi/v1/order"),
    ORDER_CANCEL("order.cancel", HttpMethod.DELETE, "/fapi/v1/order"),
    ORDER_STATUS("order.status", HttpMethod.GET, "/fapi/v1/order"),
    ALGO_ORDER_PLACE("algoOrder.place", HttpMethod.POST, "/fapi/v1/algoOrder"),
    ALGO_ORDER_CANCEL("algoOrder.cancel", HttpMethod.DELETE, "/fapi/v1/algoOrder"),
    ACCOUNT_STATUS("account.status", HttpMethod.GET, "/fapi/v2/account"),
    ACCOUNT_STATUS_V2("v2/account.status", HttpMethod.GET, "/fapi/v3/account"),
    ACCOUNT_BALANCE("account.balance", HttpMethod.GET, "/fapi/v2/balance"),
    ACCOUNT_BALANCE_V2("v2/account.balance", HttpMethod.GET, "/fapi/v3/balance"),
    ACCOUNT_POSITION("account.position", HttpMethod.GET, "/fapi/v2/positionRisk"),
    ACCOUNT_POSITION_V2("v2/account.position", HttpMethod.GET, "/fapi/v3/positionRisk"),
    USER_STREAM_START("userDataStream.start", HttpMethod.POST, "/fapi/v1/listenKey"),
    USER_STREAM_PING("userDataStream.ping", HttpMethod.PUT, "/fapi/v1/listenKey"),
    USER_STREAM_STOP("userDataStream.stop", HttpMethod.DELETE, "/fapi/v1/listenKey");

    private static final Map<String, SocketMethod> BY_NAME =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(method -> method.name, method -> method));

    final String name;
    final HttpMethod httpMethod;
    final String path;

    SocketMethod(String name, HttpMethod httpMethod, String path) {
        this.name = name;
        this.httpMethod = httpMethod;
        this.path = path;
    }

    static @Nullable SocketMethod find(String name) {
        return BY_NAME.get(name);
    }
}
