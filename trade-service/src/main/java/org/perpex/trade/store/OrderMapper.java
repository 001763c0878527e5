package org.perpex.trade.store;

import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.jspecify.annotations.Nullable;
import org.perpex.trade.order.OrderHistory;

/** Statements on table {@code orders}. */
@Mapper
interface OrderMapper {

    String COLUMNS = """
            order_id, account, market, client_order_id, request_high, request_low, side, position_side, type,
            time_in_force, price_ticks, size_lots, reduce_only, self_trade_prevention, good_till_millis, route, status,
            is_open, filled_lots, quote_units, created_millis, updated_millis, price_match, visible_lots, reprice,
            amendments
            """;

    @Insert("<script>INSERT INTO orders (" + COLUMNS + ") VALUES <foreach collection='rows' item='r' separator=','>"
            + "(#{r.orderId}, #{r.account}, #{r.market}, #{r.clientOrderId}, #{r.requestHigh}, #{r.requestLow},"
            + " #{r.side}, #{r.positionSide}, #{r.type}, #{r.timeInForce}, #{r.priceTicks}, #{r.sizeLots},"
            + " #{r.reduceOnly}, #{r.selfTradePrevention}, #{r.goodTillMillis}, #{r.route}, #{r.status}, #{r.isOpen},"
            + " #{r.filledLots}, #{r.quoteUnits}, #{r.createdMillis}, #{r.updatedMillis},"
            + " #{r.priceMatch}, #{r.visibleLots}, #{r.reprice}, #{r.amendments})"
            + "</foreach> ON DUPLICATE KEY UPDATE status = VALUES(status), is_open = VALUES(is_open),"
            + " price_ticks = VALUES(price_ticks), size_lots = VALUES(size_lots), amendments = VALUES(amendments),"
            + " filled_lots = VALUES(filled_lots), quote_units = VALUES(quote_units),"
            + " updated_millis = VALUES(updated_millis)</script>")
    void save(@Param("rows") List<OrderRow> rows);

    @Select("SELECT " + COLUMNS + " FROM orders WHERE is_open ORDER BY order_id")
    List<OrderRow> open();

    @Select("SELECT " + COLUMNS + " FROM orders WHERE order_id = #{orderId} AND account = #{account}")
    @Nullable
    OrderRow byId(@Param("account") long account, @Param("orderId") long orderId);

    @Select("SELECT " + COLUMNS + " FROM orders WHERE account = #{account} AND client_order_id = #{clientOrderId}"
            + " ORDER BY order_id DESC LIMIT 1")
    @Nullable
    OrderRow byClientId(@Param("account") long account, @Param("clientOrderId") String clientOrderId);

    @Select("<script>SELECT " + COLUMNS + " FROM orders WHERE account = #{page.account} AND market = #{page.market}"
            + " AND order_id &gt;= #{page.fromOrderId}"
            + " AND created_millis BETWEEN #{page.startMillis} AND #{page.endMillis} ORDER BY order_id"
            + "<if test='page.fromOrderId == 0'> DESC</if> LIMIT #{page.limit}</script>")
    List<OrderRow> list(@Param("page") OrderHistory.Page page);
}
