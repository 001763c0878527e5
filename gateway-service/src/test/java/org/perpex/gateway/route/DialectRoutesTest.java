package org.perpex.gateway.route;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.ClassPathResource;

/** The routes of the exchange dialect: who answers, what the caller needs, what it costs with and without a symbol. */
class DialectRoutesTest {

    private static EndpointTable routes;

    @BeforeAll
    static void load() throws IOException {
        StandardEnvironment environment = new StandardEnvironment();
        new YamlPropertySourceLoader()
                .load("routes", new ClassPathResource("routes.yaml"))
                .forEach(environment.getPropertySources()::addLast);
        routes = new EndpointTable(Binder.get(environment)
                .bind("perpex.gateway", RouteSettings.class)
                .get());
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /fapi/v2/account, risk-service, USER_DATA, 5, 5",
        "GET, /fapi/v3/account, risk-service, USER_DATA, 5, 5",
        "GET, /fapi/v2/balance, risk-service, USER_DATA, 5, 5",
        "GET, /fapi/v3/balance, risk-service, USER_DATA, 5, 5",
        "GET, /fapi/v2/positionRisk, risk-service, USER_DATA, 5, 5",
        "GET, /fapi/v3/positionRisk, risk-service, USER_DATA, 5, 5",
        "GET, /fapi/v1/accountConfig, risk-service, USER_DATA, 5, 5",
        "GET, /fapi/v1/symbolConfig, risk-service, USER_DATA, 5, 5",
        "GET, /fapi/v1/positionSide/dual, risk-service, USER_DATA, 30, 30",
        "GET, /fapi/v1/multiAssetsMargin, risk-service, USER_DATA, 30, 30",
        "GET, /fapi/v1/feeBurn, trade-service, USER_DATA, 30, 30",
        "GET, /fapi/v1/leverageBracket, market-service, USER_DATA, 1, 1",
        "GET, /fapi/v1/commissionRate, risk-service, USER_DATA, 20, 20",
        "GET, /fapi/v1/income, finance-service, USER_DATA, 30, 30",
        "GET, /fapi/v1/rateLimit/order, trade-service, USER_DATA, 1, 1",
        "GET, /fapi/v1/apiTradingStatus, trade-service, USER_DATA, 1, 10",
        "GET, /fapi/v1/adlQuantile, trade-service, USER_DATA, 5, 5",
        "GET, /fapi/v1/forceOrders, trade-service, USER_DATA, 20, 50",
        "GET, /fapi/v1/positionMargin/history, trade-service, USER_DATA, 1, 1",
        "POST, /fapi/v1/positionSide/dual, trade-service, TRADE, 1, 1",
        "POST, /fapi/v1/multiAssetsMargin, trade-service, TRADE, 1, 1",
        "POST, /fapi/v1/leverage, trade-service, TRADE, 1, 1",
        "POST, /fapi/v1/marginType, trade-service, TRADE, 1, 1",
        "POST, /fapi/v1/positionMargin, trade-service, TRADE, 1, 1",
        "POST, /fapi/v1/feeBurn, trade-service, TRADE, 1, 1",
        "POST, /fapi/v1/order, trade-service, TRADE, 0, 0",
        "POST, /fapi/v1/order/test, trade-service, TRADE, 1, 1",
        "PUT, /fapi/v1/order, trade-service, TRADE, 0, 0",
        "GET, /fapi/v1/order, trade-service, USER_DATA, 1, 1",
        "DELETE, /fapi/v1/order, trade-service, TRADE, 1, 1",
        "GET, /fapi/v1/openOrder, trade-service, USER_DATA, 1, 1",
        "GET, /fapi/v1/openOrders, trade-service, USER_DATA, 1, 40",
        "GET, /fapi/v1/allOrders, trade-service, USER_DATA, 5, 5",
        "DELETE, /fapi/v1/allOpenOrders, trade-service, TRADE, 1, 1",
        "POST, /fapi/v1/batchOrders, trade-service, TRADE, 5, 5",
        "PUT, /fapi/v1/batchOrders, trade-service, TRADE, 5, 5",
        "DELETE, /fapi/v1/batchOrders, trade-service, TRADE, 1, 1",
        "POST, /fapi/v1/countdownCancelAll, trade-service, TRADE, 10, 10",
        "GET, /fapi/v1/orderAmendment, trade-service, USER_DATA, 1, 1",
        "GET, /fapi/v1/userTrades, trade-service, USER_DATA, 5, 5",
        "POST, /fapi/v1/listenKey, notify-service, USER_STREAM, 1, 1",
        "PUT, /fapi/v1/listenKey, notify-service, USER_STREAM, 1, 1",
        "DELETE, /fapi/v1/listenKey, notify-service, USER_STREAM, 1, 1",
        "GET, /fapi/v1/rpiDepth, market-service, NONE, 20, 20",
        "GET, /fapi/v1/constituents, market-service, NONE, 2, 2",
        "GET, /fapi/v1/indexInfo, market-service, NONE, 1, 1",
        "GET, /futures/data/openInterestHist, market-service, NONE, 1, 1",
        "GET, /futures/data/globalLongShortAccountRatio, market-service, NONE, 1, 1",
        "GET, /futures/data/takerlongshortRatio, market-service, NONE, 1, 1",
        "GET, /futures/data/basis, market-service, NONE, 1, 1",
        "GET, /sapi/v1/capital/config/getall, market-service, USER_DATA, 1, 1",
        "GET, /sapi/v1/margin/allPairs, market-service, USER_DATA, 1, 1",
        "GET, /sapi/v1/margin/isolated/allPairs, market-service, USER_DATA, 1, 1",
    })
    void areThoseOfTheDialect(
            String method, String path, String service, Security security, int weight, int withoutSymbol) {
        Endpoint endpoint = routes.find(method, path);

        assertThat(endpoint.service()).isEqualTo(service);
        assertThat(endpoint.security()).isEqualTo(security);
        assertThat(endpoint.cost().weightOf("symbol=BTCUSDT")).isEqualTo(weight);
        assertThat(endpoint.cost().weightOf(null)).isEqualTo(withoutSymbol);
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /fapi/v1/order, 1, 1",
        "PUT, /fapi/v1/order, 1, 1",
        "POST, /fapi/v1/batchOrders, 5, 1",
        "PUT, /fapi/v1/batchOrders, 5, 1",
        "DELETE, /fapi/v1/order, 0, 0",
        "POST, /fapi/v1/countdownCancelAll, 0, 0",
    })
    void countOrders(String method, String path, int tenSeconds, int minute) {
        Cost cost = routes.find(method, path).cost();

        assertThat(cost.ordersTenSeconds()).isEqualTo(tenSeconds);
        assertThat(cost.ordersMinute()).isEqualTo(minute);
    }
}
