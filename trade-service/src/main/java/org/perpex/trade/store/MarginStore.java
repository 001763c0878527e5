package org.perpex.trade.store;

import java.util.Comparator;
import java.util.List;
import org.perpex.common.contract.Source;
import org.perpex.common.core.PositionSide;
import org.perpex.common.spring.stream.JdbcStreamPositions;
import org.perpex.trade.margin.MarginChange;
import org.perpex.trade.margin.MarginHistory;
import org.springframework.stereotype.Repository;

/** Changes of isolated margin in MySQL. They are written with the fills. */
@Repository
public class MarginStore implements MarginHistory {

    private static final int ROWS_MAX = 500;

    private final MarginMapper moves;
    private final JdbcStreamPositions positions;

    MarginStore(MarginMapper moves, JdbcStreamPositions positions) {
        this.moves = moves;
        this.positions = positions;
    }

    /** Writes changes, within the transaction of the caller. */
    void insert(List<MarginChange> changes) {
        for (int from = 0; from < changes.size(); from += ROWS_MAX) {
            moves.insert(changes.subList(from, Math.min(from + ROWS_MAX, changes.size())).stream()
                    .map(MarginStore::row)
                    .toList());
        }
    }

    @Override
    public List<MarginChange> list(Page page) {
        return moves.list(page).stream()
                .map(MarginStore::change)
                .sorted(Comparator.comparingLong(MarginChange::number))
                .toList();
    }

    @Override
    public long lastNumber() {
        return positions.load(FillStore.FOLLOWER).markOf(Source.RISK).number();
    }

    private static MarginMapper.Row row(MarginChange change) {
        return new MarginMapper.Row(
                change.number(),
                change.account(),
                change.market(),
                change.positionSide().code,
                change.deltaUnits(),
                change.askedFor(),
                change.timeMillis());
    }

    private static MarginChange change(MarginMapper.Row row) {
        return new MarginChange(
                row.number(),
                row.account(),
                row.market(),
                PositionSide.of(row.positionSide()),
                row.deltaUnits(),
                row.askedFor(),
                row.timeMillis());
    }
}
