package org.perpex.risk.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import org.agrona.collections.Long2ObjectHashMap;
import org.agrona.collections.LongHashSet;
import org.perpex.common.core.Exact;

/**
 * Which accounts must be looked at when prices change. Of an account that is far from danger each position has a band of
 * mark prices: while all are inside theirs, it stays far from danger. So a price set costs work for those alone whose
 * band was left, who changed, or who are near danger. A band may be too narrow, never too wide: looking once more than
 * needed says nothing.
 */
final class SafeBands {

    private static final long HIGHEST = Long.MAX_VALUE;

    /** An edge of a band. */
    private record Edge(long ticks, long account) {}

    private record Band(int market, Edge low, Edge high) {}

    private static final Comparator<Edge> BY_PRICE =
            Comparator.comparingLong(Edge::ticks).thenComparingLong(Edge::account);

    private static final class Edges {
        private final TreeSet<Edge> lows = new TreeSet<>(BY_PRICE);
        private final TreeSet<Edge> highs = new TreeSet<>(BY_PRICE);
    }

    private final Markets markets;
    private final List<Edges> byMarket = new ArrayList<>();
    private final Long2ObjectHashMap<List<Band>> byAccount = new Long2ObjectHashMap<>();
    private final LongHashSet watched = new LongHashSet();

    SafeBands(Markets markets) {
        this.markets = markets;
    }

    /** Looks at an account whenever prices change, until it is settled again. */
    void watch(long account) {
        forget(account);
        watched.add(account);
    }

    private void forget(long account) {
        List<Band> bands = byAccount.remove(account);
        if (bands != null) {
            for (Band band : bands) {
                Edges edges = edges(band.market);
                edges.lows.remove(band.low);
                edges.highs.remove(band.high);
            }
        }
    }

    private Edges edges(int market) {
        while (byMarket.size() <= market) {
            byMarket.add(new Edges());
        }
        return byMarket.get(market);
    }

    /** Gives an account bands: all that it has is far from danger. */
    void settle(long account, List<Stake> stakes) {
        watched.remove(account);
        forget(account);
        List<Band> bands = new ArrayList<>();
        for (Stake stake : stakes) {
            if (!stake.isEmpty()) {
                settle(account, stake.positions(), stake.standing(), bands);
            }
        }
        if (!bands.isEmpty()) {
            byAccount.put(account, bands);
        }
    }

    private void settle(long account, List<Holding> positions, Standing standing, List<Band> bands) {
        // Rounding costs a unit a position at most; what is left is shared among the positions alike.
        long slackUnits = standing.equityUnits()
                - Exact.mulDivCeil(
                        standing.maintenanceUnits(), LiquidationTable.CALM_NUMERATOR, LiquidationTable.CALM_DENOMINATOR)
                - 2L * positions.size();
        long shareUnits = Math.max(0, slackUnits / positions.size());
        for (Holding holding : positions) {
            Band band = band(account, markets.at(holding.market()), holding.positionLots(), shareUnits);
            Edges edges = edges(band.market);
            edges.lows.add(band.low);
            edges.highs.add(band.high);
            bands.add(band);
        }
    }

    /** How far the price may go before a position has used up so much. */
    private static Band band(long account, MarketState market, long lots, long units) {
        long lotUnits = Math.multiplyExact(Math.abs(lots), market.unitsPerTickLot());
        long ratioPpm = market.spec().brackets().stream()
                .mapToLong(bracket -> bracket.maintenancePpm())
                .max()
                .orElseThrow();
        // A higher price raises the maintenance margin too, at most by the largest ratio of the table.
        long marginUnits = Exact.mulDivCeil(
                lotUnits, LiquidationTable.CALM_NUMERATOR * ratioPpm, LiquidationTable.CALM_DENOMINATOR * Exact.PPM);
        long upUnits = lots > 0 ? marginUnits - lotUnits : marginUnits + lotUnits;
        long downUnits = lots > 0 ? lotUnits : 0;
        long mark = market.markTicks();
        long low = downUnits <= 0 ? 0 : mark - units / downUnits;
        long high = upUnits <= 0 ? HIGHEST : Math.addExact(mark, units / upUnits);
        return new Band(market.spec().market(), new Edge(low, account), new Edge(high, account));
    }

    /** The accounts that must be looked at, rising: those given, those watched, and those outside of a band. */
    long[] leavers(LongHashSet changed) {
        LongHashSet found = new LongHashSet();
        found.addAll(changed);
        found.addAll(watched);
        for (int market = 1; market < byMarket.size(); market++) {
            Edges edges = byMarket.get(market);
            MarketState state = markets.find(market);
            if (state != null) {
                edges.lows
                        .tailSet(new Edge(state.markTicks(), HIGHEST), false)
                        .forEach(edge -> found.add(edge.account));
                edges.highs.headSet(new Edge(state.markTicks(), 0), false).forEach(edge -> found.add(edge.account));
            }
        }
        long[] accounts = new long[found.size()];
        LongHashSet.LongIterator ids = found.iterator();
        for (int i = 0; i < accounts.length; i++) {
            accounts[i] = ids.nextValue();
        }
        Arrays.sort(accounts);
        return accounts;
    }
}
