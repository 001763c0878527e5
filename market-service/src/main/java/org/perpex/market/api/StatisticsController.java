package org.perpex.market.api;

import jakarta.servlet.http.HttpServletRequest;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import org.perpex.common.core.Decimals;
import org.perpex.common.spring.dialect.DialectError;
import org.perpex.market.candle.Candle;
import org.perpex.market.candle.Series;
import org.perpex.market.json.JsonText;
import org.perpex.market.specification.Listing;
import org.perpex.market.specification.Listings;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Statistics of periods that are over, the oldest first. Ratios have four decimal places. */
@RestController
@RequestMapping(path = "/futures/data", produces = MediaType.APPLICATION_JSON_VALUE)
class StatisticsController {

    private static final int RATIO_SCALE = 4;
    private static final int PPM_SCALE = 6;
    private static final long PPM = 1_000_000L;
    private static final String PERPETUAL = "PERPETUAL";

    /** Contracts with a date, which the dialect knows and this exchange does not list. */
    private static final Set<String> DATED = Set.of("CURRENT_QUARTER", "NEXT_QUARTER");

    private final Listings listings;
    private final PeriodCandles periods;
    private final InstantSource clock;

    StatisticsController(Listings listings, PeriodCandles periods, InstantSource clock) {
        this.listings = listings;
        this.periods = periods;
        this.clock = clock;
    }

    /** Sizes that takers bought and sold. A period in which they only bought has no ratio and is left out. */
    @GetMapping("/takerlongshortRatio")
    String takerRatio(HttpServletRequest request) {
        MarketQuery query = new MarketQuery(request, listings);
        Listing listing = query.symbol();
        return rows(periods.of(query, listing, Series.TRADES, clock.millis()), (text, candle) -> {
            long sold = candle.lots() - candle.takerBuyLots();
            if (sold > 0) {
                text.object()
                        .field("buySellRatio", ratio(candle.takerBuyLots(), sold))
                        .field("buyVol", listing.size(candle.takerBuyLots()))
                        .field("sellVol", listing.size(sold))
                        .field("timestamp", candle.openMillis())
                        .endObject();
            }
        });
    }

    /** Lots held when each period began, and their value at the mark price of that moment. */
    @GetMapping("/openInterestHist")
    String openInterest(HttpServletRequest request) {
        MarketQuery query = new MarketQuery(request, listings);
        Listing listing = query.symbol();
        PeriodCandles.Joined joined =
                periods.join(query, listing, List.of(Series.OPEN_INTEREST, Series.MARK), clock.millis());
        return rows(joined.of(Series.OPEN_INTEREST), (text, candle) -> {
            Candle mark = joined.at(Series.MARK, candle.openMillis());
            if (mark != null) {
                long tickLots = Math.multiplyExact(candle.openTicks(), mark.openTicks());
                text.object()
                        .field("symbol", listing.symbol())
                        .field("sumOpenInterest", listing.size(candle.openTicks()))
                        .field("sumOpenInterestValue", listing.turnover(tickLots))
                        .field("CMCCirculatingSupply", "0")
                        .field("timestamp", candle.openMillis())
                        .endObject();
            }
        });
    }

    /** How many accounts were long and how many short when each period began. */
    @GetMapping("/globalLongShortAccountRatio")
    String accountRatio(HttpServletRequest request) {
        MarketQuery query = new MarketQuery(request, listings);
        Listing listing = query.symbol();
        return rows(periods.of(query, listing, Series.LONG_ACCOUNTS, clock.millis()), (text, candle) -> {
            long longPpm = candle.openTicks();
            if (longPpm < PPM) {
                text.object()
                        .field("symbol", listing.symbol())
                        .field("longShortRatio", ratio(longPpm, PPM - longPpm))
                        .field("longAccount", share(longPpm))
                        .field("shortAccount", share(PPM - longPpm))
                        .field("timestamp", candle.openMillis())
                        .endObject();
            }
        });
    }

    /** How far the last trade of each period lay from the index. */
    @GetMapping("/basis")
    String basis(HttpServletRequest request) {
        MarketQuery query = new MarketQuery(request, listings);
        Listing listing = query.symbol("pair");
        if (DATED.contains(contractType(query))) {
            return "[]";
        }
        PeriodCandles.Joined joined =
                periods.join(query, listing, List.of(Series.INDEX, Series.TRADES), clock.millis());
        return rows(joined.of(Series.INDEX), (text, candle) -> {
            Candle traded = joined.at(Series.TRADES, candle.openMillis());
            if (traded != null) {
                long basisTicks = traded.closeTicks() - candle.closeTicks();
                text.object()
                        .field("indexPrice", listing.price(candle.closeTicks()))
                        .field("contractType", PERPETUAL)
                        .field("basisRate", ratio(basisTicks, candle.closeTicks()))
                        .field("futuresPrice", listing.price(traded.closeTicks()))
                        .field("annualizedBasisRate", "")
                        .field("basis", listing.price(basisTicks))
                        .field("pair", listing.symbol())
                        .field("timestamp", candle.openMillis())
                        .endObject();
            }
        });
    }

    private static String contractType(MarketQuery query) {
        String type = query.text("contractType");
        if (type == null) {
            throw DialectError.PARAMETER_MANDATORY.exception("contractType");
        }
        if (!type.equals(PERPETUAL) && !DATED.contains(type)) {
            throw DialectError.PARAMETER_INVALID.exception("contractType");
        }
        return type;
    }

    private static String rows(List<Candle> candles, BiConsumer<JsonText, Candle> write) {
        JsonText text = new JsonText().array();
        candles.forEach(candle -> write.accept(text, candle));
        return text.endArray().toString();
    }

    private static String ratio(long part, long whole) {
        return BigDecimal.valueOf(part)
                .divide(BigDecimal.valueOf(whole), RATIO_SCALE, RoundingMode.HALF_UP)
                .toPlainString();
    }

    private static String share(long ppm) {
        return new BigDecimal(Decimals.format(ppm, PPM_SCALE))
                .setScale(RATIO_SCALE, RoundingMode.HALF_UP)
                .toPlainString();
    }
}
