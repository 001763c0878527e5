package org.perpex.common.spring.market;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.perpex.common.core.MarketSpec;
import org.perpex.common.spring.dialect.DialectError;

/**
 * The listed markets, by symbol and by number. Keeps what it last heard while their source is away; thread-safe.
 */
public final class Markets {

    private final MarketSource source;
    private volatile Map<String, MarketSpec> bySymbol = Map.of();
    private volatile Map<Integer, MarketSpec> byNumber = Map.of();

    public Markets(MarketSource source) {
        this.source = source;
    }

    /** Asks the source again. Throws, and changes nothing, if it cannot answer. */
    public void refresh() {
        List<MarketSpec> listed = source.listed();
        byNumber = listed.stream().collect(Collectors.toUnmodifiableMap(MarketSpec::market, Function.identity()));
        bySymbol = listed.stream().collect(Collectors.toUnmodifiableMap(MarketSpec::symbol, Function.identity()));
    }

    /** Whether there is any market: before the first refresh there is none. */
    public boolean isEmpty() {
        return bySymbol.isEmpty();
    }

    /** Returns the market of a symbol, or refuses with -1121. */
    public MarketSpec require(String symbol) {
        MarketSpec spec = bySymbol.get(symbol);
        if (spec == null) {
            throw DialectError.SYMBOL_INVALID.exception();
        }
        return spec;
    }

    public Optional<MarketSpec> byNumber(int market) {
        return Optional.ofNullable(byNumber.get(market));
    }
}
