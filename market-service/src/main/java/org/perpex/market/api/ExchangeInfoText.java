package org.perpex.market.api;

import java.math.BigDecimal;
import java.util.List;
import org.perpex.common.core.Decimals;
import org.perpex.common.core.LeverageBracket;
import org.perpex.common.core.MarketSpec;
import org.perpex.market.json.JsonText;
import org.perpex.market.specification.Listing;

/** Writes specifications as the dialect has them. */
final class ExchangeInfoText {

    /** A perpetual has no delivery: clients expect this date in the year 2100. */
    private static final long DELIVERY_MILLIS = 4_133_404_800_000L;

    private static final int PPM_SCALE = 6;
    private static final int MULTIPLIER_SCALE = 4;
    private static final int ASSET_PRECISION = 8;
    private static final int ALGO_ORDERS_MAX = 10;
    private static final List<String> ORDER_TYPES = List.of(
            "LIMIT", "MARKET", "STOP", "STOP_MARKET", "TAKE_PROFIT", "TAKE_PROFIT_MARKET", "TRAILING_STOP_MARKET");
    private static final List<String> TIMES_IN_FORCE = List.of("GTC", "IOC", "FOK", "GTX", "GTD");

    private ExchangeInfoText() {}

    static String of(List<Listing> listings, long nowMillis) {
        JsonText text = new JsonText()
                .object()
                .field("timezone", "UTC")
                .field("serverTime", nowMillis)
                .field("futuresType", "U_MARGINED")
                .array("rateLimits");
        rateLimit(text, "REQUEST_WEIGHT", "MINUTE", 1, 2_400);
        rateLimit(text, "ORDERS", "MINUTE", 1, 1_200);
        rateLimit(text, "ORDERS", "SECOND", 10, 300);
        text.endArray().array("exchangeFilters").endArray().array("assets");
        text.object()
                .field("asset", "USDT")
                .flag("marginAvailable", true)
                .field("autoAssetExchange", "0")
                .endObject();
        text.endArray().array("symbols");
        listings.forEach(listing -> symbol(text, listing));
        return text.endArray().endObject().toString();
    }

    /** Writes the margin tables; floors, caps and ratios are numbers here. */
    static String brackets(List<Listing> listings) {
        JsonText text = new JsonText().array();
        for (Listing listing : listings) {
            text.object()
                    .field("symbol", listing.symbol())
                    .number("notionalCoef", "1.00")
                    .array("brackets");
            int step = 0;
            for (LeverageBracket bracket : listing.spec().brackets()) {
                step++;
                text.object()
                        .field("bracket", step)
                        .field("initialLeverage", bracket.leverageMax())
                        .number("notionalCap", plain(bracket.capUnits()))
                        .number("notionalFloor", plain(bracket.floorUnits()))
                        .number("maintMarginRatio", ratio(bracket.maintenancePpm()))
                        .number("cum", plain(bracket.deductionUnits()))
                        .endObject();
            }
            text.endArray().endObject();
        }
        return text.endArray().toString();
    }

    /** Writes a rate given in parts per million. */
    static String ratio(long ppm) {
        return Decimals.format(ppm, PPM_SCALE);
    }

    private static void symbol(JsonText text, Listing listing) {
        MarketSpec spec = listing.spec();
        text.object()
                .field("symbol", spec.symbol())
                .field("pair", spec.symbol())
                .field("contractType", "PERPETUAL")
                .field("deliveryDate", DELIVERY_MILLIS)
                .field("onboardDate", listing.listedMillis())
                .field("status", "TRADING")
                .field("maintMarginPercent", percent(spec.brackets().getFirst().maintenancePpm()))
                .field("requiredMarginPercent", percent(1_000_000L / spec.leverageMax()))
                .field("baseAsset", spec.base().name())
                .field("quoteAsset", spec.quote().name())
                .field("marginAsset", spec.quote().name())
                .field("pricePrecision", spec.units().priceScale())
                .field("quantityPrecision", spec.units().sizeScale())
                .field("baseAssetPrecision", ASSET_PRECISION)
                .field("quotePrecision", ASSET_PRECISION)
                .field("underlyingType", "COIN")
                .array("underlyingSubType")
                .endArray()
                .field("settlePlan", 0)
                .field("triggerProtect", short4(listing.triggerProtectPpm()))
                .field("liquidationFee", ratio(spec.fees().liquidationPpm()))
                .field("marketTakeBound", short4(spec.limits().takeBoundPpm()))
                .field("maxMoveOrderLimit", 10_000);
        filters(text, listing);
        text.array("orderTypes");
        ORDER_TYPES.forEach(text::element);
        text.endArray().array("timeInForce");
        TIMES_IN_FORCE.forEach(text::element);
        text.endArray().endObject();
    }

    private static void filters(JsonText text, Listing listing) {
        MarketSpec.Limits limits = listing.spec().limits();
        text.array("filters");
        text.object()
                .field("filterType", "PRICE_FILTER")
                .field("minPrice", listing.price(limits.priceTicksMin()))
                .field("maxPrice", listing.price(limits.priceTicksMax()))
                .field("tickSize", listing.price(1))
                .endObject();
        lotSize(text, "LOT_SIZE", listing, limits.sizeLotsMax());
        lotSize(text, "MARKET_LOT_SIZE", listing, limits.marketSizeLotsMax());
        text.object()
                .field("filterType", "MAX_NUM_ORDERS")
                .field("limit", limits.openOrdersMax())
                .endObject()
                .object()
                .field("filterType", "MAX_NUM_ALGO_ORDERS")
                .field("limit", ALGO_ORDERS_MAX)
                .endObject()
                .object()
                .field("filterType", "MIN_NOTIONAL")
                .field("notional", plain(limits.notionalUnitsMin()))
                .endObject()
                .object()
                .field("filterType", "PERCENT_PRICE")
                .field("multiplierUp", short4(limits.priceUpPpm()))
                .field("multiplierDown", short4(limits.priceDownPpm()))
                .field("multiplierDecimal", Integer.toString(MULTIPLIER_SCALE))
                .endObject();
        text.endArray();
    }

    private static void lotSize(JsonText text, String type, Listing listing, long lotsMax) {
        text.object()
                .field("filterType", type)
                .field("minQty", listing.size(listing.spec().limits().sizeLotsMin()))
                .field("maxQty", listing.size(lotsMax))
                .field("stepSize", listing.size(1))
                .endObject();
    }

    private static void rateLimit(JsonText text, String type, String interval, int intervals, int limit) {
        text.object()
                .field("rateLimitType", type)
                .field("interval", interval)
                .field("intervalNum", intervals)
                .field("limit", limit)
                .endObject();
    }

    private static String percent(long ppm) {
        return Decimals.format(ppm, MULTIPLIER_SCALE);
    }

    private static String short4(int ppm) {
        return BigDecimal.valueOf(ppm, PPM_SCALE).setScale(MULTIPLIER_SCALE).toPlainString();
    }

    private static String plain(long units) {
        BigDecimal value = BigDecimal.valueOf(units, Decimals.UNIT_SCALE).stripTrailingZeros();
        return value.scale() < 0 ? value.setScale(0).toPlainString() : value.toPlainString();
    }
}
