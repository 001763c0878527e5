package org.perpex.trade.store;

import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.perpex.trade.trigger.TriggerChange;
import org.perpex.trade.trigger.TriggerHistory;

/** Statements on table {@code triggers}. */
@Mapper
interface TriggerMapper {

    String COLUMNS = """
            trigger_id, account, market, client_trigger_id, request_high, request_low, group_id, entry_order_id, side,
            position_side, type, working_price, trigger_ticks, activation_ticks, callback_ppm, price_ticks, size_lots,
            time_in_force, reduce_only, close_position, price_protect, self_trade_prevention, good_till_millis,
            visible_lots, price_match, status, order_id, filled_lots, quote_units, created_millis, updated_millis,
            fired_millis
            """;

    @Insert("INSERT INTO triggers (" + COLUMNS + """
            ) VALUES (#{triggerId}, #{account}, #{market}, #{clientTriggerId}, #{requestHigh}, #{requestLow}, #{groupId},
            #{entryOrderId}, #{side}, #{positionSide}, #{type}, #{workingPrice}, #{triggerTicks}, #{activationTicks},
            #{callbackPpm}, #{priceTicks}, #{sizeLots}, #{timeInForce}, #{reduceOnly}, #{closePosition},
            #{priceProtect}, #{selfTradePrevention}, #{goodTillMillis}, #{visibleLots}, #{priceMatch}, #{status},
            #{orderId}, #{filledLots}, #{quoteUnits}, #{createdMillis}, #{updatedMillis}, #{firedMillis})
            """)
    void insert(TriggerRow row);

    @Update(
            "UPDATE triggers SET size_lots = #{sizeLots}, updated_millis = #{timeMillis} WHERE trigger_id = #{triggerId}")
    void resize(TriggerChange.Resized change);

    @Update("UPDATE triggers SET status = 2, order_id = #{orderId}, fired_millis = #{timeMillis},"
            + " updated_millis = #{timeMillis} WHERE trigger_id = #{triggerId}")
    void fire(TriggerChange.Fired change);

    @Update("UPDATE triggers SET status = #{status}, updated_millis = #{timeMillis} WHERE trigger_id = #{triggerId}")
    void end(@Param("triggerId") long triggerId, @Param("status") int status, @Param("timeMillis") long timeMillis);

    @Update("<script>UPDATE triggers SET filled_lots = #{filledLots}, quote_units = #{quoteUnits},"
            + "<if test='done'> status = 4,</if> updated_millis = #{timeMillis}"
            + " WHERE trigger_id = #{triggerId}</script>")
    void fill(TriggerChange.Filled change);

    @Select("<script>SELECT " + COLUMNS + " FROM triggers WHERE account = #{account}"
            + "<if test='triggerId != 0'> AND trigger_id = #{triggerId}</if>"
            + "<if test='triggerId == 0'> AND client_trigger_id = #{clientTriggerId}</if>"
            + " ORDER BY trigger_id DESC LIMIT 1</script>")
    List<TriggerRow> find(
            @Param("account") long account,
            @Param("triggerId") long triggerId,
            @Param("clientTriggerId") String clientTriggerId);

    @Select("<script>SELECT " + COLUMNS + " FROM triggers WHERE account = #{page.account}"
            + "<if test='page.market != 0'> AND market = #{page.market}</if>"
            + "<if test='page.waiting'> AND status = 1</if>"
            + " AND trigger_id &gt;= #{page.fromId}"
            + " AND created_millis BETWEEN #{page.startMillis} AND #{page.endMillis}"
            + " ORDER BY trigger_id<if test='page.fromId == 0'> DESC</if> LIMIT #{page.limit}</script>")
    List<TriggerRow> list(@Param("page") TriggerHistory.Page page);
}
