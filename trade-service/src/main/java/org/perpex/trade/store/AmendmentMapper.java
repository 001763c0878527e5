package org.perpex.trade.store;

import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.perpex.trade.amendment.Amendment;
import org.perpex.trade.amendment.AmendmentHistory;

/** Statements on table {@code amendments}. */
@Mapper
interface AmendmentMapper {

    String COLUMNS = """
            id, order_id, account, market, client_order_id, price_ticks_before, price_ticks,
            size_lots_before, size_lots, number, time_millis
            """;

    @Insert("<script>INSERT INTO amendments (" + COLUMNS + ") VALUES"
            + " <foreach collection='rows' item='r' separator=','>"
            + "(#{r.id}, #{r.orderId}, #{r.account}, #{r.market}, #{r.clientOrderId}, #{r.priceTicksBefore},"
            + " #{r.priceTicks}, #{r.sizeLotsBefore}, #{r.sizeLots}, #{r.number}, #{r.timeMillis})"
            + "</foreach></script>")
    void insert(@Param("rows") List<Amendment> rows);

    @Select("<script>SELECT " + COLUMNS + " FROM amendments"
            + " WHERE account = #{page.account} AND market = #{page.market}"
            + "<choose><when test='page.orderId != 0'> AND order_id = #{page.orderId}</when>"
            + "<when test='!page.clientOrderId.isEmpty()'> AND client_order_id = #{page.clientOrderId}</when></choose>"
            + " AND time_millis BETWEEN #{page.startMillis} AND #{page.endMillis}"
            + " ORDER BY id DESC LIMIT #{page.limit}</script>")
    List<Amendment> list(@Param("page") AmendmentHistory.Page page);
}
