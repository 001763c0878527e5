package org.perpex.trade.store;

import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.jspecify.annotations.Nullable;
import org.perpex.trade.order.OrderHistory;

/** Questions to table {@code orders}. */
@Mapper
interface OrderMapper {

    String COLUMNS = """
            order_id, account, market, client_order_id, request_high, request_low, side, position_side, type,
            time_in_force, price_ticks, size_lots, reduce_only, self_trade_prevention, good_till_millis, route, status,
            is_open, filled_lots, quote_units, created_millis, updated_millis, price_match, visible_lots, reprice,
            amendments, origin
            """;

    @Select("SELECT " + COLUMNS + " FROM orders WHERE is_open ORDER BY order_id")
    List<OrderRow> open();

    @Select("SELECT " + COLUMNS + " FROM orders WHERE order_id = #{orderId} AND account = #{account}")
    @Nullable
    OrderRow byId(@Param("account") long account, @Param("orderId") long orderId);

    @Select("SELECT " + COLUMNS + " FROM orders WHERE account = #{account} AND client_order_id = #{clientOrderId}"
            + " ORDER BY order_id DESC LIMIT 1")
    @Nullable
    OrderRow byClientId(@Param("account") long account, @Param("clientOrderId") String clientOrderId);

    @Select("<script>SELECT " + COLUMNS + " FROM orders WHERE account = #{page.account}"
            + "<if test='page.market != 0'> AND market = #{page.market}</if>"
            + "<foreach item='origin' collection='page.origins' open=' AND origin IN (' separator=', ' close=')'>"
            + "#{origin.code}</foreach>"
            + " AND order_id &gt;= #{page.fromOrderId}"
            + " AND created_millis BETWEEN #{page.startMillis} AND #{page.endMillis} ORDER BY order_id"
            + "<if test='page.fromOrderId == 0 and page.startMillis == 0'> DESC</if> LIMIT #{page.limit}</script>")
    List<OrderRow> list(@Param("page") OrderHistory.Page page);
}
