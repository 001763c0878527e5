package org.perpex.market.store;

import com.baomidou.mybatisplus.core.mapper.BaseMapper;
import java.util.List;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

/** Reads what markets trade, and keeps whether the engines have been told. */
@Mapper
interface MarketMapper extends BaseMapper<MarketRow> {

    @Select("SELECT * FROM market ORDER BY market")
    List<MarketRow> markets();

    @Select("SELECT * FROM market_bracket ORDER BY market, step")
    List<BracketRow> brackets();

    @Select("SELECT * FROM index_source ORDER BY market, source")
    List<IndexSourceRow> indexSources();

    @Select("SELECT COALESCE(MAX(market), 0) FROM market FOR UPDATE")
    int lastNumberLocked();

    @Update("UPDATE market SET spec_version = #{next} WHERE market = #{market} AND spec_version = #{before}")
    int claimVersion(@Param("market") int market, @Param("before") int before, @Param("next") int next);

    @Delete("DELETE FROM market_bracket WHERE market = #{market}")
    int deleteBrackets(@Param("market") int market);

    @Insert("""
            INSERT INTO market_bracket
                (market, step, floor_units, cap_units, maintenance_ppm, leverage_max, deduction_units)
            VALUES (#{b.market}, #{b.step}, #{b.floorUnits}, #{b.capUnits}, #{b.maintenancePpm}, #{b.leverageMax},
                #{b.deductionUnits})
            """)
    int addBracket(@Param("b") BracketRow bracket);

    @Insert("INSERT INTO index_source (market, source, name, weight) VALUES (#{market}, #{source}, #{name}, #{weight})")
    int addIndexSource(
            @Param("market") int market,
            @Param("source") int source,
            @Param("name") String name,
            @Param("weight") int weight);

    /** Claims the announcement of a market: 1 for the one instance that is to make it. */
    @Update("UPDATE market SET announced = TRUE WHERE market = #{market} AND NOT announced")
    int announce(@Param("market") int market);
}
