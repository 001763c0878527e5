package org.perpex.local.replay;

import java.math.BigDecimal;
import java.util.List;

/**
 * A market that the house keeps, and how large it trades there.
 *
 * @param futures recording of its book and trades
 * @param spot recording of its index
 * @param tickSize its price increment
 * @param lotSize its size increment
 * @param standingStep how far apart the levels are that stand behind the best ones
 * @param sizes how large the house quotes and takes
 */
record HouseMarket(
        String symbol,
        String futures,
        String spot,
        BigDecimal tickSize,
        BigDecimal lotSize,
        BigDecimal standingStep,
        Sizes sizes) {

    /**
     * Sizes of the house, in the base asset.
     *
     * @param quoteMin of a quoted level
     * @param quoteMax of a quoted level
     * @param standing of a level that stands behind the best ones
     * @param takeMin of an order that takes
     * @param takeMax of an order that takes
     * @param positionMax how far from flat the taker may be
     */
    record Sizes(
            BigDecimal quoteMin,
            BigDecimal quoteMax,
            BigDecimal standing,
            BigDecimal takeMin,
            BigDecimal takeMax,
            BigDecimal positionMax) {}

    static final List<HouseMarket> ALL = List.of(
            new HouseMarket(
                    "BTCUSDT",
                    "binance-usdm-btcusdt-20240808",
                    "binance-spot-btcusdt-20240808",
                    new BigDecimal("0.1"),
                    new BigDecimal("0.001"),
                    new BigDecimal("6.00"),
                    sizes("0.002", "0.200", "0.020", "0.001", "0.004", "0.040")),
            new HouseMarket(
                    "ETHUSDT",
                    "binance-usdm-ethusdt-20240808",
                    "binance-spot-ethusdt-20240808",
                    new BigDecimal("0.01"),
                    new BigDecimal("0.001"),
                    new BigDecimal("0.30"),
                    sizes("0.020", "4.000", "0.400", "0.010", "0.080", "0.800")));

    private static Sizes sizes(String... texts) {
        return new Sizes(
                new BigDecimal(texts[0]),
                new BigDecimal(texts[1]),
                new BigDecimal(texts[2]),
                new BigDecimal(texts[3]),
                new BigDecimal(texts[4]),
                new BigDecimal(texts[5]));
    }
}
