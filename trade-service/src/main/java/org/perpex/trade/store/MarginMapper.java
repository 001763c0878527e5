package org.perpex.trade.store;

import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.perpex.trade.margin.MarginHistory;

/** Statements on table {@code margin_moves}. */
@Mapper
interface MarginMapper {

    String COLUMNS = "number, account, market, position_side, delta_units, asked_for, time_millis";

    /** A row. */
    record Row(
            long number,
            long account,
            int market,
            int positionSide,
            long deltaUnits,
            boolean askedFor,
            long timeMillis) {}

    @Insert("<script>INSERT INTO margin_moves (" + COLUMNS + ") VALUES"
            + " <foreach collection='rows' item='r' separator=','>"
            + "(#{r.number}, #{r.account}, #{r.market}, #{r.positionSide}, #{r.deltaUnits}, #{r.askedFor},"
            + " #{r.timeMillis})</foreach></script>")
    void insert(@Param("rows") List<Row> rows);

    @Select("<script>SELECT " + COLUMNS + " FROM margin_moves"
            + " WHERE account = #{page.account} AND market = #{page.market}"
            + " AND time_millis BETWEEN #{page.startMillis} AND #{page.endMillis}"
            + "<if test='page.direction.name() == \"TO_POSITION\"'> AND delta_units &gt; 0</if>"
            + "<if test='page.direction.name() == \"FROM_POSITION\"'> AND delta_units &lt; 0</if>"
            + " ORDER BY number<if test='page.startMillis == 0'> DESC</if> LIMIT #{page.limit}</script>")
    List<Row> list(@Param("page") MarginHistory.Page page);
}
