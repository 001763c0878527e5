package org.perpex.trade.store;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.jspecify.annotations.Nullable;

/** Statements on table {@code last_trades}. */
@Mapper
interface LastTradeMapper {

    /** A row. */
    record LastTrade(int market, long tradeNumber) {}

    @Insert("<script>INSERT INTO last_trades (follower, market, trade_number) VALUES"
            + " <foreach collection='rows' item='r' separator=','>"
            + "(#{follower}, #{r.market}, #{r.tradeNumber})</foreach>"
            + " ON DUPLICATE KEY UPDATE trade_number = VALUES(trade_number)</script>")
    void save(@Param("follower") String follower, @Param("rows") Collection<LastTrade> rows);

    @Select("SELECT market, trade_number FROM last_trades WHERE follower = #{follower}")
    List<LastTrade> all(@Param("follower") String follower);

    @Select("SELECT trade_number FROM last_trades WHERE follower = #{follower} AND market = #{market}")
    @Nullable
    Long of(@Param("follower") String follower, @Param("market") int market);

    /** Saves the last trades of markets, in order of markets so that two writers never wait for each other. */
    default void saveAll(String follower, Map<Integer, Long> lastTrades) {
        if (!lastTrades.isEmpty()) {
            save(
                    follower,
                    lastTrades.entrySet().stream()
                            .sorted(Map.Entry.comparingByKey())
                            .map(each -> new LastTrade(each.getKey(), each.getValue()))
                            .toList());
        }
    }

    default Map<Integer, Long> byMarket(String follower) {
        return all(follower).stream().collect(Collectors.toMap(LastTrade::market, LastTrade::tradeNumber));
    }
}
