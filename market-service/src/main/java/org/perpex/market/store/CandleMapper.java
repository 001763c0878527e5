package org.perpex.market.store;

import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Select;
import org.perpex.market.candle.Candle;

/** Reads stored candles. */
@Mapper
interface CandleMapper {

    /** Which candles, both ends included. */
    record Range(int market, int series, int span, long fromMillis, long toMillis, int rows) {}

    @Select("SELECT open_millis, open_ticks, high_ticks, low_ticks, close_ticks, lots, tick_lots, trades,"
            + " taker_buy_lots, taker_buy_tick_lots, first_trade, last_trade FROM candle"
            + " WHERE market = #{market} AND series = #{series} AND span = #{span}"
            + " AND open_millis BETWEEN #{fromMillis} AND #{toMillis} ORDER BY open_millis LIMIT #{rows}")
    List<Candle> within(Range range);

    @Select("SELECT open_millis, open_ticks, high_ticks, low_ticks, close_ticks, lots, tick_lots, trades,"
            + " taker_buy_lots, taker_buy_tick_lots, first_trade, last_trade FROM candle"
            + " WHERE market = #{market} AND series = #{series} AND span = #{span}"
            + " AND open_millis <= #{toMillis} ORDER BY open_millis DESC LIMIT #{rows}")
    List<Candle> newest(Range range);
}
