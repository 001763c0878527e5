package org.perpex.trade.store;

import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.perpex.trade.fill.FillHistory;

/** Questions to table {@code fills}. */
@Mapper
interface FillMapper {

    String COLUMNS = """
            account, market, trade_number, order_id, side, position_side, maker, price_ticks, lots, fee_units,
            realized_units, time_millis
            """;

    @Select("<script>SELECT " + COLUMNS + " FROM fills WHERE account = #{page.account} AND market = #{page.market}"
            + " AND trade_number &gt;= #{page.fromTradeNumber}"
            + "<if test='page.orderId != 0'> AND order_id = #{page.orderId}</if>"
            + " AND time_millis BETWEEN #{page.startMillis} AND #{page.endMillis} ORDER BY trade_number"
            + "<if test='page.fromTradeNumber == 0 and page.startMillis == 0'> DESC</if> LIMIT #{page.limit}</script>")
    List<FillRow> list(@Param("page") FillHistory.Page page);
}
