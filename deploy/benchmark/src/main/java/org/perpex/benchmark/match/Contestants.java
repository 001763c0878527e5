package org.perpex.benchmark.match;

import java.util.function.Supplier;

/** Who takes part. */
enum Contestants {
    /** The matching engine of match-service. */
    PERPEX("perpex", PerpexBook::new),
    /** exchange-core 0.5.3, the book it is known for. */
    DIRECT("exchange-core direct", ExchangeCoreBook::direct),
    /** exchange-core 0.5.3, the book it is checked with. */
    NAIVE("exchange-core naive", ExchangeCoreBook::naive),
    /** Parity 0.7.0. */
    PARITY("parity", ParityBook::new);

    final String title;
    private final Supplier<Contestant> maker;

    Contestants(String title, Supplier<Contestant> maker) {
        this.title = title;
        this.maker = maker;
    }

    /** Makes an empty book. */
    Contestant make() {
        return maker.get();
    }
}
