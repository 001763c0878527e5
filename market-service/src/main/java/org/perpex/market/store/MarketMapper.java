package org.perpex.market.store;

import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

/** Reads what markets trade, and keeps whether the engines have been told. */
@Mapper
interface MarketMapper {

    @Select("SELECT * FROM market ORDER BY market")
    List<MarketRow> markets();

    @Select("SELECT * FROM market_bracket ORDER BY market, step")
    List<BracketRow> brackets();

    @Select("SELECT * FROM index_source ORDER BY market, source")
    List<IndexSourceRow> indexSources();

    /** Claims the announcement of a market: 1 for the one instance that is to make it. */
    @Update("UPDATE market SET announced = TRUE WHERE market = #{market} AND NOT announced")
    int announce(@Param("market") int market);
}
