package org.perpex.wallet.store;

import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;

/** The mark, and what belongs to it. */
@Mapper
interface SettlementMapper {

    /** A futures wallet beside the mark; the wallet is absent when there is none at all. */
    record FuturesRow(
            long mark,
            @Nullable Long owner,
            @Nullable Integer asset,
            @Nullable Long units) {}

    @Update("UPDATE settlement_mark SET last = #{to} WHERE source = #{source} AND last = #{from}")
    int move(@Param("source") int source, @Param("from") long from, @Param("to") long to);

    @Select("SELECT last FROM settlement_mark WHERE source = #{source} FOR UPDATE")
    long lockedMark(@Param("source") int source);

    /** One statement, so that mark and wallets are of one moment. */
    @Select("""
            SELECT m.last, a.owner, a.asset, a.units
            FROM settlement_mark m LEFT JOIN ledger_account a ON a.kind = 2
            WHERE m.source = #{source}
            ORDER BY a.owner, a.asset
            """)
    List<FuturesRow> futures(@Param("source") int source);
}
