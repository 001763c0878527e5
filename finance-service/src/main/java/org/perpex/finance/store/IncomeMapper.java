package org.perpex.finance.store;

import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.perpex.finance.income.IncomeHistory;

/** Statements on the rows that settlement keeps of facts, that list what changed an account. */
@Mapper
interface IncomeMapper {

    String OF_ACCOUNT = " WHERE source = #{source} AND account = #{page.account}"
            + " AND time_millis BETWEEN #{page.interval.startMillis} AND #{page.interval.endMillis}";
    String IN_MARKET = "<if test='page.market != 0'> AND market = #{page.market}</if>";
    String FROM_AN_END = "<choose><when test='page.from.name() == \"NEWEST\"'> ORDER BY time_millis DESC, number DESC"
            + "</when><otherwise> ORDER BY time_millis, number</otherwise></choose> LIMIT #{page.rowsMax}</script>";

    /** A row; market and trade are 0 for a transfer, trade is 0 where there is none, asset is 0 where it is the market's. */
    record Row(long number, long timeMillis, int market, long trade, int asset, long units) {}

    @Select("<script>SELECT number, time_millis, market, trade, 0 AS asset, realized_units AS units FROM settled_fill"
            + OF_ACCOUNT + " AND realized_units &lt;&gt; 0" + IN_MARKET + FROM_AN_END)
    List<Row> profits(@Param("source") int source, @Param("page") IncomeHistory.Page page);

    @Select("<script>SELECT number, time_millis, market, trade, 0 AS asset, -fee_units AS units FROM settled_fill"
            + OF_ACCOUNT + " AND fee_units &lt;&gt; 0" + IN_MARKET + FROM_AN_END)
    List<Row> fees(@Param("source") int source, @Param("page") IncomeHistory.Page page);

    /** Direction 1 is into the futures wallet. */
    @Select("<script>SELECT number, time_millis, 0 AS market, 0 AS trade, asset,"
            + " CASE WHEN direction = 1 THEN units ELSE -units END AS units FROM settled_transfer"
            + OF_ACCOUNT + " AND accepted = 1" + FROM_AN_END)
    List<Row> transfers(@Param("source") int source, @Param("page") IncomeHistory.Page page);

    @Select("<script>SELECT number, time_millis, market, trade, 0 AS asset, realized_units AS units FROM settled_move"
            + OF_ACCOUNT + " AND realized_units &lt;&gt; 0" + IN_MARKET + FROM_AN_END)
    List<Row> profitsOfMoves(@Param("source") int source, @Param("page") IncomeHistory.Page page);

    @Select("<script>SELECT number, time_millis, market, trade, 0 AS asset, -fee_units AS units FROM settled_move"
            + OF_ACCOUNT + " AND fee_units &lt;&gt; 0" + IN_MARKET + FROM_AN_END)
    List<Row> feesOfMoves(@Param("source") int source, @Param("page") IncomeHistory.Page page);

    @Select("<script>SELECT number, time_millis, market, 0 AS trade, 0 AS asset, units FROM settled_funding"
            + OF_ACCOUNT + " AND units &lt;&gt; 0" + IN_MARKET + FROM_AN_END)
    List<Row> funding(@Param("source") int source, @Param("page") IncomeHistory.Page page);

    @Select("<script>SELECT number, time_millis, market, 0 AS trade, asset, units FROM insurance_payment" + OF_ACCOUNT
            + " AND units &lt;&gt; 0" + IN_MARKET + FROM_AN_END)
    List<Row> insurance(@Param("source") int source, @Param("page") IncomeHistory.Page page);

    @Select("<script>SELECT number, time_millis, market, trade, 0 AS asset, -insurance_units AS units"
            + " FROM settled_fill"
            + OF_ACCOUNT + " AND insurance_units &lt;&gt; 0" + IN_MARKET + FROM_AN_END)
    List<Row> insuranceFees(@Param("source") int source, @Param("page") IncomeHistory.Page page);
}
