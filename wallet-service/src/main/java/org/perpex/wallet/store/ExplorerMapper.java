package org.perpex.wallet.store;

import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.jspecify.annotations.Nullable;
import org.perpex.wallet.explorer.LedgerEntry;

/**
 * Reads transfers by what an operator knows of them. Kinds 1 to 3 are those that an account of a user owns; the numbers
 * of markets are others.
 */
@Mapper
interface ExplorerMapper {

    @Select("""
            <script>
            SELECT id, sequence, kind, asset, debit_kind, debit_owner, credit_kind, credit_owner, units, reference,
                batch, time_millis
            FROM ledger_transfer
            WHERE sequence &lt; #{before}
            <if test="kind != null">
                AND (debit_kind = #{kind} <if test="owner != null">AND debit_owner = #{owner}</if>
                    OR credit_kind = #{kind} <if test="owner != null">AND credit_owner = #{owner}</if>)
            </if>
            <if test="kind == null and owner != null">
                AND (debit_kind IN (1, 2, 3) AND debit_owner = #{owner}
                    OR credit_kind IN (1, 2, 3) AND credit_owner = #{owner})
            </if>
            <if test="asset != null">AND asset = #{asset}</if>
            <if test="id != null">AND (id = #{id} OR reference = #{id})</if>
            <if test="from > 0">AND time_millis &gt;= #{from}</if>
            <if test="to > 0">AND time_millis &lt; #{to}</if>
            ORDER BY sequence DESC LIMIT #{limit}
            </script>
            """)
    List<LedgerEntry> find(
            @Param("owner") @Nullable Long owner,
            @Param("kind") @Nullable Integer kind,
            @Param("asset") @Nullable Integer asset,
            @Param("id") @Nullable String id,
            @Param("from") long from,
            @Param("to") long to,
            @Param("before") long before,
            @Param("limit") int limit);
}
