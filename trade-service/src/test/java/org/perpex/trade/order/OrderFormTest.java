package org.perpex.trade.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.perpex.common.contract.OrderTerms;
import org.perpex.common.core.OrderType;
import org.perpex.common.core.PositionSide;
import org.perpex.common.core.PriceMatch;
import org.perpex.common.core.SelfTradePrevention;
import org.perpex.common.core.Side;
import org.perpex.common.core.TimeInForce;
import org.perpex.common.spring.dialect.DialectException;
import org.perpex.common.spring.dialect.Parameters;

class OrderFormTest {

    private final OrderForm form = new OrderForm(Fixtures.markets());

    @Test
    void readsALimitOrder() {
        NewOrder order = form.read(limit(Map.of("newClientOrderId", "mine-1", "newOrderRespType", "RESULT")));

        assertThat(order.side()).isEqualTo(Side.BUY);
        assertThat(order.type()).isEqualTo(OrderType.LIMIT);
        assertThat(order.timeInForce()).isEqualTo(TimeInForce.GTC);
        assertThat(order.priceTicks()).isEqualTo(618_002);
        assertThat(order.sizeLots()).isEqualTo(500);
        assertThat(order.clientOrderId()).isEqualTo("mine-1");
        assertThat(order.selfTradePrevention()).isEqualTo(SelfTradePrevention.EXPIRE_MAKER);
        assertThat(order.whole()).isTrue();
    }

    @Test
    void readsAMarketOrder() {
        NewOrder order = form.read(
                new Parameters(Map.of("symbol", "BTCUSDT", "side", "SELL", "type", "MARKET", "quantity", "1")));

        assertThat(order.timeInForce()).isEqualTo(TimeInForce.IOC);
        assertThat(order.priceTicks()).isZero();
        assertThat(order.sizeLots()).isEqualTo(1_000);
        assertThat(order.clientOrderId()).startsWith("px-").hasSizeLessThanOrEqualTo(36);
    }

    @Test
    void readsAnOrderThatTakesItsPriceFromTheBook() {
        NewOrder order = form.read(limit(Map.of("priceMatch", "OPPONENT_5", "price", "")));

        assertThat(order.terms().priceMatch()).isEqualTo(PriceMatch.OPPONENT_5);
        assertThat(order.priceTicks()).isZero();
        assertThat(form.read(limit(Map.of("priceMatch", "NONE"))).terms()).isEqualTo(OrderTerms.PLAIN);
    }

    @Test
    void refusesAMarketOrderThatTakesItsPriceFromTheBook() {
        Parameters market = new Parameters(Map.of(
                "symbol", "BTCUSDT", "side", "SELL", "type", "MARKET", "quantity", "1", "priceMatch", "OPPONENT"));

        assertThatExceptionOfType(DialectException.class)
                .isThrownBy(() -> form.read(market))
                .satisfies(refusal -> assertThat(refusal.error().code()).isEqualTo(-5038));
    }

    @Test
    void readsWhatAnIcebergShows() {
        assertThat(form.read(limit(Map.of("icebergQty", "0.1"))).terms().visibleLots())
                .isEqualTo(100);
    }

    @Test
    void takesMoreDigitsThanTheScaleIfTheyAreZeros() {
        assertThat(form.read(limit(Map.of("price", "61800.20000000"))).priceTicks())
                .isEqualTo(618_002);
    }

    @ParameterizedTest
    @CsvSource({"LONG, BUY", "LONG, SELL", "SHORT, BUY", "SHORT, SELL"})
    void readsWhichPositionAnOrderWorksOn(PositionSide position, Side side) {
        NewOrder order = form.read(limit(Map.of("positionSide", position.name(), "side", side.name())));

        assertThat(order.positionSide()).isEqualTo(position);
        assertThat(order.side()).isEqualTo(side);
        assertThat(order.reduceOnly()).as("the engine knows what closes").isFalse();
    }

    @ParameterizedTest
    @CsvSource({"LONG, true", "LONG, false", "SHORT, true"})
    void refusesToHearOfReducingBesideAPositionSide(String position, String reduceOnly) {
        Parameters said = limit(Map.of("positionSide", position, "reduceOnly", reduceOnly));

        assertThatExceptionOfType(DialectException.class)
                .isThrownBy(() -> form.read(said))
                .satisfies(refusal -> assertThat(refusal.error().code()).isEqualTo(-1106));
        assertThat(form.read(limit(Map.of("positionSide", "BOTH", "reduceOnly", "true")))
                        .reduceOnly())
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({"BOTH, SELL, -4164", "LONG, BUY, -4164", "SHORT, SELL, -4164", "LONG, SELL, 0", "SHORT, BUY, 0"})
    void asksForALeastNotionalOfWhatOpens(String position, String side, int code) {
        Parameters small = limit(Map.of("positionSide", position, "side", side, "price", "9000", "quantity", "0.001"));

        if (code == 0) {
            assertThat(form.read(small).sizeLots()).isEqualTo(1);
        } else {
            assertThatExceptionOfType(DialectException.class)
                    .isThrownBy(() -> form.read(small))
                    .satisfies(refusal -> assertThat(refusal.error().code()).isEqualTo(code));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "symbol, XXXUSDT, -1121",
        "symbol, '', -1102",
        "side, buy, -1117",
        "type, STOP_MARKET, -4120",
        "type, LIMITED, -1116",
        "timeInForce, '', -1102",
        "timeInForce, DAY, -1115",
        "timeInForce, GTD, -1102",
        "quantity, 0, -4003",
        "quantity, -1, -4003",
        "quantity, 0.0005, -1111",
        "quantity, 1001, -4005",
        "quantity, NaN, -1102",
        "quantity, 1e3, -1102",
        "price, '', -1102",
        "price, 61800.25, -4014",
        "price, 61800.255, -1111",
        "price, -1, -4001",
        "price, 0, -4013",
        "price, 4000000.10, -4002",
        "price, 9999999999999999999999999999999999999999999999999, -1102",
        "positionSide, UP, -1130",
        "selfTradePreventionMode, EXPIRE_ALL, -5039",
        "newClientOrderId, 'with space', -4015",
        "newClientOrderId, 1234567890123456789012345678901234567, -4015",
        "newOrderRespType, FULL, -1136",
        "reduceOnly, maybe, -1102",
        "closePosition, true, -1020",
        "priceMatch, QUEUE, -1106",
        "priceMatch, BEST, -5037",
        "icebergQty, 0, -4003",
        "icebergQty, 0.0005, -1111",
        "stopPrice, 60000, -1106",
    })
    void refusesWithTheCodeOfTheDialect(String name, String value, int code) {
        assertThatExceptionOfType(DialectException.class)
                .isThrownBy(() -> form.read(limit(Map.of(name, value))))
                .satisfies(refusal -> assertThat(refusal.error().code()).isEqualTo(code));
    }

    @Test
    void refusesATooSmallNotionalUnlessItReduces() {
        assertThatExceptionOfType(DialectException.class)
                .isThrownBy(() -> form.read(limit(Map.of("price", "9000", "quantity", "0.001"))))
                .withMessage("Order's notional must be no smaller than 10 (unless you choose reduce only).");
        assertThat(form.read(limit(Map.of("price", "9000", "quantity", "0.001", "reduceOnly", "true")))
                        .reduceOnly())
                .isTrue();
    }

    private static Parameters limit(Map<String, String> changes) {
        Map<String, String> values = new HashMap<>(Map.of(
                "symbol", "BTCUSDT",
                "side", "BUY",
                "type", "LIMIT",
                "timeInForce", "GTC",
                "quantity", "0.5",
                "price", "61800.2"));
        values.putAll(changes);
        return new Parameters(values);
    }
}
