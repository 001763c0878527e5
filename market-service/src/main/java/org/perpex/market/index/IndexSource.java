package org.perpex.market.index;

import java.util.Arrays;

/** Who says what an underlying is worth. */
public enum IndexSource {
    /** Whoever has the role {@code FEED}; on a developer's machine the recorded spot market. */
    FEED(1),
    /** Spot market of Binance. */
    BINANCE(2),
    /** Spot market of OKX. */
    OKX(3),
    /** Spot market of Bybit. */
    BYBIT(4),
    /** Spot market of Hyperliquid. */
    HYPERLIQUID(5),
    /** An operator on a developer's machine: his price is the index, whatever the others say. */
    OPERATOR(6);

    /** The number that stands for this constant in tables. */
    public final int code;

    IndexSource(int code) {
        this.code = code;
    }

    /** Returns the constant of a code, or throws {@link IllegalArgumentException}: an unknown code is never guessed. */
    public static IndexSource of(int code) {
        return Arrays.stream(values())
                .filter(source -> source.code == code)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("unknown code of a source: " + code));
    }
}
