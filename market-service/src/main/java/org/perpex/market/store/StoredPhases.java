package org.perpex.market.store;

import java.util.List;
import java.util.Optional;
import org.perpex.common.core.MarketPhase;
import org.perpex.common.core.PhaseCause;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The phase that each market was last sent into. A change is a claim: whoever makes it sends the command in the same
 * transaction, so that of several instances one does. Only the holder of the newest epoch may claim for the index.
 */
public final class StoredPhases {

    private final JdbcTemplate jdbc;

    StoredPhases(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Notes the first phase of a market that is being announced. */
    public void begin(int market, MarketPhase phase) {
        jdbc.update(
                "INSERT INTO market_phase (market, phase, cause, phase_before) VALUES (?, ?, ?, ?)",
                market,
                phase.code,
                PhaseCause.ADMINISTRATION.code,
                phase.code);
    }

    /** The phase that a market was last sent into, and why. */
    public record Phase(int market, MarketPhase phase, PhaseCause cause) {}

    public List<Phase> all() {
        return jdbc.query(
                "SELECT market, phase, cause FROM market_phase ORDER BY market",
                (row, _) -> new Phase(row.getInt(1), MarketPhase.of(row.getInt(2)), PhaseCause.of(row.getInt(3))));
    }

    /** Claims a phase that an operator chose; false if the market is no longer in the phase that he saw. */
    public boolean enter(int market, MarketPhase from, MarketPhase to) {
        return jdbc.update(
                        "UPDATE market_phase SET phase_before = phase, phase = ?, cause = ? WHERE market = ? AND phase = ?",
                        to.code,
                        PhaseCause.ADMINISTRATION.code,
                        market,
                        from.code)
                == 1;
    }

    /** Claims that a market takes only cancels; empty if it does not trade, or the epoch is not the newest. */
    public Optional<MarketPhase> suspend(int market, long epoch) {
        int claimed = jdbc.update(
                "UPDATE market_phase SET phase_before = phase, phase = ?, cause = ? WHERE market = ?"
                        + " AND phase IN (?, ?, ?) AND ? = (SELECT epoch FROM price_epoch WHERE id = 1)",
                MarketPhase.CANCEL_ONLY.code,
                PhaseCause.PRICE_SOURCES.code,
                market,
                MarketPhase.TRADING.code,
                MarketPhase.POST_ONLY.code,
                MarketPhase.REDUCE_ONLY.code,
                epoch);
        return claimed == 1 ? Optional.of(MarketPhase.CANCEL_ONLY) : Optional.empty();
    }

    /** Claims that a market goes on as before; empty if it was not stopped for its index, or the epoch is not the newest. */
    public Optional<MarketPhase> resume(int market, long epoch) {
        int claimed = jdbc.update(
                "UPDATE market_phase SET phase = phase_before WHERE market = ? AND phase = ? AND cause = ?"
                        + " AND ? = (SELECT epoch FROM price_epoch WHERE id = 1)",
                market,
                MarketPhase.CANCEL_ONLY.code,
                PhaseCause.PRICE_SOURCES.code,
                epoch);
        return claimed == 0
                ? Optional.empty()
                : jdbc
                        .query("SELECT phase FROM market_phase WHERE market = ?", (row, _) -> row.getInt(1), market)
                        .stream()
                        .findFirst()
                        .map(MarketPhase::of);
    }
}
