package org.perpex.trade.store;

import java.util.List;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;

/** Statements on table {@code deleverage_ranks}. */
@Mapper
interface RankMapper {

    /** A row. */
    record Row(long account, int market, int positionSide, int quantile) {}

    @Insert("<script>INSERT INTO deleverage_ranks (account, market, position_side, quantile) VALUES"
            + " <foreach collection='rows' item='r' separator=','>"
            + "(#{r.account}, #{r.market}, #{r.positionSide}, #{r.quantile})</foreach>"
            + " ON DUPLICATE KEY UPDATE quantile = VALUES(quantile)</script>")
    void save(@Param("rows") List<Row> rows);

    @Delete("<script>DELETE FROM deleverage_ranks WHERE (account, market, position_side) IN"
            + " <foreach collection='rows' item='r' open='(' separator=',' close=')'>"
            + "(#{r.account}, #{r.market}, #{r.positionSide})</foreach></script>")
    void delete(@Param("rows") List<Row> rows);

    @Select("SELECT account, market, position_side, quantile FROM deleverage_ranks WHERE account = #{account}"
            + " ORDER BY market, position_side")
    List<Row> of(@Param("account") long account);
}
