package org.perpex.trade.store;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.perpex.common.spring.stream.JdbcStreamPositions;
import org.perpex.common.spring.stream.StreamPosition;
import org.perpex.trade.deleverage.Rank;
import org.perpex.trade.fill.Fill;
import org.perpex.trade.fill.FillHistory;
import org.perpex.trade.margin.MarginChange;
import org.perpex.trade.order.OrderState;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Fills in MySQL, and how far the stream of accounts has been written: all that it says is. */
@Repository
public class FillStore implements FillHistory {

    static final String FOLLOWER = "fills";

    private final FillMapper fills;
    private final MarginStore margins;
    private final RankStore ranks;
    private final RowWriter writer;
    private final LastTradeMapper lastTrades;
    private final JdbcStreamPositions positions;

    FillStore(
            FillMapper fills,
            MarginStore margins,
            RankStore ranks,
            RowWriter writer,
            LastTradeMapper lastTrades,
            JdbcStreamPositions positions) {
        this.fills = fills;
        this.margins = margins;
        this.ranks = ranks;
        this.writer = writer;
        this.lastTrades = lastTrades;
        this.positions = positions;
    }

    /** How far the stream has been written. */
    public StreamPosition load() {
        return positions.load(FOLLOWER);
    }

    /**
     * What a batch of facts says of accounts.
     *
     * @param orders what stands for positions that moved without one
     * @param ranks the last of each position
     */
    public record Changes(List<OrderState> orders, List<Fill> fills, List<MarginChange> margins, List<Rank> ranks) {}

    /** Writes changes and moves the position, all or nothing. */
    @Transactional
    public void save(Changes changes, StreamPosition before, StreamPosition after) {
        positions.advance(FOLLOWER, before, after);
        writer.saveOrders(changes.orders().stream().map(OrderRow::of).toList());
        writer.insertFills(changes.fills().stream().map(FillRow::of).toList());
        margins.insert(changes.margins());
        ranks.save(changes.ranks());
        lastTrades.saveAll(FOLLOWER, wholeTrades(changes.fills()));
    }

    /** By market, the last trade of which a batch has the maker's side: the taker's comes before it. */
    private static Map<Integer, Long> wholeTrades(List<Fill> batch) {
        return batch.stream().filter(Fill::maker).collect(Collectors.toMap(Fill::market, Fill::tradeNumber, Math::max));
    }

    @Override
    public long lastTrade(int market) {
        Long number = lastTrades.of(FOLLOWER, market);
        return number == null ? 0 : number;
    }

    @Override
    public List<Fill> list(Page page) {
        return fills.list(page).stream()
                .map(FillRow::toFill)
                .sorted(Comparator.comparingLong(Fill::tradeNumber))
                .toList();
    }
}
