package org.perpex.market.specification;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.perpex.common.core.Check;

/** All listed markets, in the order of their numbers. Immutable. */
public final class Listings {

    private final Map<Integer, Listing> byMarket = new LinkedHashMap<>();
    private final Map<String, Listing> bySymbol = new LinkedHashMap<>();

    public Listings(Collection<Listing> listings) {
        for (Listing listing : listings) {
            Check.that(byMarket.put(listing.market(), listing) == null, "market numbers are distinct");
            Check.that(bySymbol.put(listing.symbol(), listing) == null, "symbols are distinct");
        }
    }

    public List<Listing> all() {
        return List.copyOf(byMarket.values());
    }

    /** The market of a symbol, whatever its case. */
    public Optional<Listing> find(String symbol) {
        return Optional.ofNullable(bySymbol.get(symbol.toUpperCase(Locale.ROOT)));
    }

    public Optional<Listing> find(int market) {
        return Optional.ofNullable(byMarket.get(market));
    }
}
