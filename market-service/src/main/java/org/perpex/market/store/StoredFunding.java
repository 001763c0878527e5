package org.perpex.market.store;

import java.util.Comparator;
import java.util.List;
import org.perpex.common.spring.stream.JdbcStreamPositions;
import org.perpex.common.spring.stream.StreamPosition;
import org.perpex.market.funding.PaidRate;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** The rates that were paid, and how far the stream of accounts has been read for them. */
public final class StoredFunding {

    private static final String FOLLOWER = "funding";
    private static final int ALL = 0;

    private final JdbcTemplate jdbc;
    private final TransactionTemplate transactions;
    private final JdbcStreamPositions positions;

    StoredFunding(JdbcTemplate jdbc, TransactionTemplate transactions, JdbcStreamPositions positions) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.positions = positions;
    }

    /**
     * Which rates to list: from a start on, or the newest if it is 0.
     *
     * @param market 0: all markets
     */
    public record Page(int market, long startMillis, long endMillis, int limit) {}

    public StreamPosition load() {
        return positions.load(FOLLOWER);
    }

    /** Keeps rates and moves the position, both or neither. */
    public void save(List<PaidRate> rates, StreamPosition before, StreamPosition after) {
        transactions.executeWithoutResult(_ -> {
            positions.advance(FOLLOWER, before, after);
            jdbc.batchUpdate(
                    "INSERT INTO funding_rate (market, due_millis, rate_ppb, mark_ticks) VALUES (?, ?, ?, ?)",
                    rates.stream()
                            .map(rate ->
                                    new Object[] {rate.market(), rate.dueMillis(), rate.ratePpb(), rate.markTicks()})
                            .toList());
        });
    }

    /** The rates that a page asks for, the oldest first. */
    public List<PaidRate> list(Page page) {
        String order = page.startMillis() == 0 ? " DESC" : "";
        return jdbc
                .query(
                        "SELECT market, due_millis, rate_ppb, mark_ticks FROM funding_rate WHERE ? IN (market, " + ALL
                                + ") AND due_millis BETWEEN ? AND ? ORDER BY due_millis" + order + ", market" + order
                                + " LIMIT ?",
                        (row, _) -> new PaidRate(
                                row.getInt("market"),
                                row.getLong("due_millis"),
                                row.getLong("rate_ppb"),
                                row.getLong("mark_ticks")),
                        page.market(),
                        page.startMillis(),
                        page.endMillis(),
                        page.limit())
                .stream()
                .sorted(Comparator.comparingLong(PaidRate::dueMillis).thenComparingInt(PaidRate::market))
                .toList();
    }
}
