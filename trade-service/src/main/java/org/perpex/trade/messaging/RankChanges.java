package org.perpex.trade.messaging;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.perpex.common.contract.AccountFact;
import org.perpex.common.contract.LiquidationFact;
import org.perpex.common.contract.Message;
import org.perpex.common.core.PositionSide;
import org.perpex.trade.deleverage.Rank;

/** The last place in the order of deleveraging that a batch of facts says of each position. */
final class RankChanges {

    private static final int GONE = 0;

    private final Map<Rank.Position, Rank> last = new LinkedHashMap<>();

    void take(Message fact) {
        switch (fact) {
            case LiquidationFact.DeleverageRanked ranked ->
                put(ranked.account(), ranked.market(), ranked.positionSide(), ranked.quantile());
            case AccountFact.OrderFilled filled
            when filled.positionLots() == 0 ->
                put(filled.account(), filled.order().market(), filled.order().positionSide(), GONE);
            case AccountFact.PositionMoved moved
            when moved.positionLots() == 0 -> put(moved.account(), moved.market(), moved.positionSide(), GONE);
            default -> {}
        }
    }

    private void put(long account, int market, PositionSide side, int quantile) {
        Rank.Position position = new Rank.Position(account, market, side);
        last.put(position, new Rank(position, quantile));
    }

    List<Rank> all() {
        return List.copyOf(last.values());
    }
}
