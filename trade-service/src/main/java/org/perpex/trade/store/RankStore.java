package org.perpex.trade.store;

import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import org.perpex.common.core.PositionSide;
import org.perpex.trade.deleverage.Rank;
import org.perpex.trade.deleverage.Ranks;
import org.springframework.stereotype.Repository;

/** Places in the order of deleveraging in MySQL. They are written with the fills. */
@Repository
class RankStore implements Ranks {

    private static final int ROWS_MAX = 500;

    /** In one order, so that two writers never wait for each other. */
    private static final Comparator<RankMapper.Row> IN_ORDER = Comparator.comparingLong(RankMapper.Row::account)
            .thenComparingInt(RankMapper.Row::market)
            .thenComparingInt(RankMapper.Row::positionSide);

    private final RankMapper ranks;

    RankStore(RankMapper ranks) {
        this.ranks = ranks;
    }

    /** Writes places, one of each position, within the transaction of the caller. */
    void save(List<Rank> changed) {
        inParts(changed.stream().filter(Rank::isGone).map(RankStore::row).toList(), ranks::delete);
        inParts(
                changed.stream()
                        .filter(rank -> !rank.isGone())
                        .map(RankStore::row)
                        .toList(),
                ranks::save);
    }

    private static void inParts(List<RankMapper.Row> rows, Consumer<List<RankMapper.Row>> write) {
        List<RankMapper.Row> sorted = rows.stream().sorted(IN_ORDER).toList();
        for (int from = 0; from < sorted.size(); from += ROWS_MAX) {
            write.accept(sorted.subList(from, Math.min(from + ROWS_MAX, sorted.size())));
        }
    }

    @Override
    public List<Rank> of(long account) {
        return ranks.of(account).stream().map(RankStore::rank).toList();
    }

    private static RankMapper.Row row(Rank rank) {
        Rank.Position position = rank.position();
        return new RankMapper.Row(position.account(), position.market(), position.side().code, rank.quantile());
    }

    private static Rank rank(RankMapper.Row row) {
        return new Rank(
                new Rank.Position(row.account(), row.market(), PositionSide.of(row.positionSide())), row.quantile());
    }
}
