package org.perpex.local.replay;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

/**
 * Decides which orders bring the house's quotes nearer to the recorded book. Pure: what rests and what was recorded goes
 * in, what to cancel and to place comes out.
 */
final class Quotes {

    /** How many of the best recorded levels a side are followed. They change with every move. */
    private static final int NEAR = 22;

    /** How many levels stand behind them at round prices: a quick move does not sweep these away. */
    private static final int STANDING = 26;

    /** How many levels a side are kept. */
    static final int LEVELS = NEAR + STANDING;

    private static final BigDecimal QUARTER = new BigDecimal("0.25");

    private final HouseMarket market;

    Quotes(HouseMarket market) {
        this.market = market;
    }

    /** An order of the house that rests, or is to. */
    record Quote(boolean buys, BigDecimal price, BigDecimal size) {}

    /** An order of the house that rests. */
    record Resting(long orderId, Quote quote) {}

    /**
     * What to do, in this order: cancel what is better than the recorded best, place, cancel what is no longer wanted.
     */
    record Plan(List<Resting> first, List<Quote> place, List<Resting> last) {}

    /** Plans at most so many placements, the levels nearest to the middle before the others. */
    Plan plan(RecordedBook book, List<Resting> resting, int placementsMax) {
        NavigableMap<BigDecimal, BigDecimal> bids = wanted(true, book.bids());
        NavigableMap<BigDecimal, BigDecimal> asks = wanted(false, book.asks());
        BigDecimal bestBid = book.bids().firstKey();
        BigDecimal bestAsk = book.asks().firstKey();
        List<Resting> inTheWay = resting.stream()
                .filter(order -> order.quote().buys()
                        ? order.quote().price().compareTo(bestBid) > 0
                        : order.quote().price().compareTo(bestAsk) < 0)
                .toList();
        List<Resting> staying = new ArrayList<>(resting);
        staying.removeAll(inTheWay);

        List<Candidate> candidates = new ArrayList<>();
        candidates(candidates, true, bids, bestBid, staying);
        candidates(candidates, false, asks, bestAsk, staying);
        candidates.sort(Comparator.comparing(Candidate::rank).thenComparing(Candidate::distance));
        List<Quote> place =
                candidates.stream().limit(placementsMax).map(Candidate::quote).toList();
        return new Plan(inTheWay, place, unwanted(staying, place, bids, asks));
    }

    /** What may be placed: the best price before standing levels, before near ones, before mere changes of size. */
    private record Candidate(Quote quote, boolean isRefresh, boolean isStanding, BigDecimal distance) {

        int rank() {
            if (isRefresh) {
                return 3;
            }
            if (distance.signum() == 0) {
                return 0;
            }
            return isStanding ? 1 : 2;
        }
    }

    private void candidates(
            List<Candidate> into,
            boolean buys,
            Map<BigDecimal, BigDecimal> wanted,
            BigDecimal best,
            List<Resting> staying) {
        Map<BigDecimal, BigDecimal> present = new TreeMap<>();
        staying.stream()
                .filter(order -> order.quote().buys() == buys)
                .forEach(order ->
                        present.merge(order.quote().price(), order.quote().size(), BigDecimal::add));
        wanted.forEach((price, size) -> {
            BigDecimal there = present.get(price);
            if (there == null || there.compareTo(size) != 0) {
                BigDecimal distance = price.subtract(best).abs();
                boolean standing = price.remainder(market.standingStep()).signum() == 0;
                into.add(new Candidate(new Quote(buys, price, size), there != null, standing, distance));
            }
        });
    }

    /** What is cancelled after the placements: replaced levels, and the farthest ones beyond the number kept. */
    private static List<Resting> unwanted(
            List<Resting> staying,
            List<Quote> placed,
            Map<BigDecimal, BigDecimal> bids,
            Map<BigDecimal, BigDecimal> asks) {
        Set<String> replaced = new HashSet<>();
        placed.forEach(quote -> replaced.add(place(quote)));
        List<Resting> unwanted = new ArrayList<>();
        for (boolean buys : new boolean[] {true, false}) {
            Map<BigDecimal, BigDecimal> wanted = buys ? bids : asks;
            long newLevels =
                    placed.stream().filter(quote -> quote.buys() == buys).count();
            List<Resting> ofSide = staying.stream()
                    .filter(order -> order.quote().buys() == buys)
                    .toList();
            List<Resting> stale = ofSide.stream()
                    .filter(order -> !wanted.containsKey(order.quote().price()))
                    .toList();
            ofSide.stream()
                    .filter(order -> replaced.contains(place(order.quote())))
                    .forEach(unwanted::add);
            long spare = ofSide.size()
                    - unwanted.stream().filter(o -> o.quote().buys() == buys).count()
                    + newLevels
                    - LEVELS;
            Comparator<Resting> byPrice =
                    Comparator.comparing(order -> order.quote().price());
            stale.stream()
                    .sorted(buys ? byPrice : byPrice.reversed())
                    .limit(Math.max(0, spare))
                    .forEach(unwanted::add);
        }
        return unwanted;
    }

    private static String place(Quote quote) {
        return quote.buys() + "@" + quote.price().stripTrailingZeros().toPlainString();
    }

    private NavigableMap<BigDecimal, BigDecimal> wanted(boolean buys, NavigableMap<BigDecimal, BigDecimal> side) {
        NavigableMap<BigDecimal, BigDecimal> wanted = new TreeMap<>(side.comparator());
        for (Map.Entry<BigDecimal, BigDecimal> level : side.entrySet()) {
            if (wanted.size() == NEAR) {
                break;
            }
            wanted.put(level.getKey(), size(level.getValue()));
        }
        BigDecimal step = market.standingStep();
        BigDecimal standing = side.firstKey()
                .divide(step, 0, buys ? RoundingMode.FLOOR : RoundingMode.CEILING)
                .multiply(step);
        for (int i = 0; i < STANDING; i++) {
            standing = buys ? standing.subtract(step) : standing.add(step);
            wanted.put(standing, market.sizes().standing());
        }
        return wanted;
    }

    /** A quarter of what was recorded, within what the house quotes. */
    private BigDecimal size(BigDecimal recorded) {
        return recorded.multiply(QUARTER)
                .max(market.sizes().quoteMin())
                .min(market.sizes().quoteMax())
                .setScale(market.lotSize().scale(), RoundingMode.DOWN);
    }
}
