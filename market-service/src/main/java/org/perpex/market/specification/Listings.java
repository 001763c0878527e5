package org.perpex.market.specification;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.perpex.common.core.Check;

/** All listed markets, in the order of their numbers, as they were when they were last read. Thread-safe. */
public final class Listings {

    private final Supplier<Collection<Listing>> source;
    private volatile Known known;

    private record Known(Map<Integer, Listing> byMarket, Map<String, Listing> bySymbol) {}

    /** Markets that stay as they are. */
    public Listings(Collection<Listing> listings) {
        this(() -> List.copyOf(listings));
    }

    /** Markets that are read again by {@link #reload()}. */
    public Listings(Supplier<Collection<Listing>> source) {
        this.source = source;
        this.known = known(source.get());
    }

    /** Reads them again; whoever reads at the same time sees all as before or all as they are now. */
    public synchronized void reload() {
        known = known(source.get());
    }

    public List<Listing> all() {
        return List.copyOf(known.byMarket.values());
    }

    /** The market of a symbol, whatever its case. */
    public Optional<Listing> find(String symbol) {
        return Optional.ofNullable(known.bySymbol.get(symbol.toUpperCase(Locale.ROOT)));
    }

    public Optional<Listing> find(int market) {
        return Optional.ofNullable(known.byMarket.get(market));
    }

    private static Known known(Collection<Listing> listings) {
        Map<Integer, Listing> byMarket = new LinkedHashMap<>();
        Map<String, Listing> bySymbol = new LinkedHashMap<>();
        for (Listing listing : listings) {
            Check.that(byMarket.put(listing.market(), listing) == null, "market numbers are distinct");
            Check.that(bySymbol.put(listing.symbol(), listing) == null, "symbols are distinct");
        }
        return new Known(byMarket, bySymbol);
    }
}
