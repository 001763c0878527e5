package org.perpex.trade.store;

import java.util.List;
import org.perpex.common.contract.Source;
import org.perpex.common.spring.stream.JdbcStreamPositions;
import org.perpex.trade.amendment.Amendment;
import org.perpex.trade.amendment.AmendmentHistory;
import org.springframework.stereotype.Repository;

/** Amendments in MySQL. They are written with the orders. */
@Repository
class AmendmentStore implements AmendmentHistory {

    private final AmendmentMapper amendments;
    private final JdbcStreamPositions positions;

    AmendmentStore(AmendmentMapper amendments, JdbcStreamPositions positions) {
        this.amendments = amendments;
        this.positions = positions;
    }

    @Override
    public long lastNumber() {
        return positions.load(OrderStore.FOLLOWER).markOf(Source.MATCH).number();
    }

    @Override
    public List<Amendment> list(Page page) {
        return amendments.list(page);
    }
}
