package org.perpex.market.index;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The newest price of each source for each market, and the index made of them. Thread-safe. */
public final class IndexPrices {

    private final Map<Key, SourcePrice> newest = new ConcurrentHashMap<>();
    private final Constituents constituents;
    private final IndexRule rule;

    private record Key(int market, IndexSource source) {}

    public IndexPrices(Constituents constituents, IndexRule rule) {
        this.constituents = constituents;
        this.rule = rule;
    }

    /** Takes a price unless a later one of its source is known. */
    public void put(SourcePrice price) {
        newest.merge(
                new Key(price.market(), price.source()),
                price,
                (known, arrived) -> arrived.timeMillis() >= known.timeMillis() ? arrived : known);
    }

    /** Forgets what an operator said: the index is made of the sources again. */
    public void forgetOperator(int market) {
        newest.remove(new Key(market, IndexSource.OPERATOR));
    }

    /** The index of a market, unless too few prices can be used. An operator's price wins and does not grow old. */
    public Optional<IndexPrice> fresh(int market, long nowMillis) {
        SourcePrice operator = newest(market, IndexSource.OPERATOR);
        if (operator != null) {
            return Optional.of(new IndexPrice(market, operator.units(), nowMillis, 1));
        }
        return rule.index(weighted(market), nowMillis, constituents.sourcesMin(market));
    }

    /** When the newest price of any source of a market was so. */
    public Optional<Long> newestMillis(int market) {
        return weighted(market).stream().map(p -> p.price().timeMillis()).max(Long::compare);
    }

    /** The newest price of a source, however old; null before the first. */
    public @Nullable SourcePrice newest(int market, IndexSource source) {
        return newest.get(new Key(market, source));
    }

    private List<IndexRule.Weighted> weighted(int market) {
        return constituents.of(market).stream()
                .flatMap(c -> Optional.ofNullable(newest(market, c.source())).stream()
                        .map(price -> new IndexRule.Weighted(price, c.weight())))
                .toList();
    }
}
