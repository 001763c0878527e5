package org.perpex.market.store;

import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;

/** Reads stored trades. */
@Mapper
interface TradeMapper {

    /** A row of table {@code public_trade}. */
    record TradeRow(int market, long number, long priceTicks, long lots, int takerSide, long timeMillis) {}

    /** A row of table {@code aggregate_trade}. */
    record AggregateRow(
            int market,
            long number,
            long priceTicks,
            long lots,
            long firstTrade,
            long lastTrade,
            int takerSide,
            long timeMillis) {}

    /** What a time range may hold, both ends included. */
    record Range(int market, long fromMillis, long toMillis, int rows) {}

    @Select("SELECT market, number, price_ticks, lots, taker_side, time_millis FROM public_trade"
            + " WHERE market = #{market} AND number >= #{number} ORDER BY number LIMIT #{rows}")
    List<TradeRow> tradesFrom(@Param("market") int market, @Param("number") long number, @Param("rows") int rows);

    @Select("SELECT market, number, price_ticks, lots, taker_side, time_millis FROM public_trade"
            + " WHERE market = #{market} AND number <= #{number} ORDER BY number DESC LIMIT #{rows}")
    List<TradeRow> tradesUpTo(@Param("market") int market, @Param("number") long number, @Param("rows") int rows);

    @Select("SELECT market, number, price_ticks, lots, first_trade, last_trade, taker_side, time_millis"
            + " FROM aggregate_trade WHERE market = #{market} AND number >= #{number} ORDER BY number LIMIT #{rows}")
    List<AggregateRow> aggregatesFrom(
            @Param("market") int market, @Param("number") long number, @Param("rows") int rows);

    @Select("SELECT market, number, price_ticks, lots, first_trade, last_trade, taker_side, time_millis"
            + " FROM aggregate_trade WHERE market = #{market} AND number <= #{number}"
            + " ORDER BY number DESC LIMIT #{rows}")
    List<AggregateRow> aggregatesUpTo(
            @Param("market") int market, @Param("number") long number, @Param("rows") int rows);

    @Select("SELECT market, number, price_ticks, lots, first_trade, last_trade, taker_side, time_millis"
            + " FROM aggregate_trade WHERE market = #{market} AND time_millis BETWEEN #{fromMillis} AND #{toMillis}"
            + " ORDER BY number LIMIT #{rows}")
    List<AggregateRow> aggregatesWithin(Range range);
}
