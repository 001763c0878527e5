package org.perpex.market.index;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The sources that are in use, for each market. Thread-safe. */
public final class Constituents {

    /** A market that has more than one source needs as many. */
    public static final int SOURCES_MIN = 2;

    private final Set<IndexSource> enabled;
    private volatile List<Constituent> all = List.of();

    /** @param enabled the sources that are in use; the others are as if they were not listed */
    public Constituents(List<Constituent> listed, Set<IndexSource> enabled) {
        this.enabled = Set.copyOf(enabled);
        replace(listed);
    }

    /** Takes what is listed now; venues that were not asked before are asked after the next start. */
    public void replace(List<Constituent> listed) {
        all = listed.stream().filter(c -> enabled.contains(c.source())).toList();
    }

    public List<Constituent> of(int market) {
        return all.stream().filter(c -> c.market() == market).toList();
    }

    /** What a source is asked for. */
    public List<Constituent> of(IndexSource source) {
        return all.stream().filter(c -> c.source() == source).toList();
    }

    public Optional<Constituent> find(int market, IndexSource source) {
        return of(market).stream().filter(c -> c.source() == source).findFirst();
    }

    /**
     * Whether a market stops trading when its index is lost. One with a single source or none has no index that could be
     * checked: its prices stand still instead.
     */
    public boolean isGuarded(int market) {
        return of(market).size() >= SOURCES_MIN;
    }

    int sourcesMin(int market) {
        return isGuarded(market) ? SOURCES_MIN : 1;
    }
}
