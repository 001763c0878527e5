package org.perpex.wallet.store;

import java.math.BigDecimal;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;

/** Single rows of the ledger. */
@Mapper
interface LedgerMapper {

    /** A transfer as its row has it. */
    record TransferRow(
            String id,
            int kind,
            int asset,
            int debitKind,
            long debitOwner,
            int creditKind,
            long creditOwner,
            long units,
            String reference,
            long timeMillis) {}

    /** An account as its row has it. */
    record AccountRow(int kind, long owner, int asset, long units) {}

    /** A sum that may be wider than a long while the ledger is broken. */
    record SumRow(int asset, BigDecimal units) {}

    /** A balance beside what the account's transfers add up to. */
    record DeviationRow(int kind, long owner, int asset, long units, BigDecimal transferred) {}

    @Select("""
            SELECT id, kind, asset, debit_kind, debit_owner, credit_kind, credit_owner, units, reference, time_millis
            FROM ledger_transfer WHERE id = #{id}
            """)
    @Nullable
    TransferRow find(@Param("id") String id);

    @Update("""
            UPDATE ledger_account SET units = units - #{units}
            WHERE kind = #{kind} AND owner = #{owner} AND asset = #{asset} AND units >= #{units}
            """)
    int takeIfCovered(
            @Param("kind") int kind, @Param("owner") long owner, @Param("asset") int asset, @Param("units") long units);

    @Select("SELECT kind, owner, asset, units FROM ledger_account WHERE kind IN (1, 2) AND owner = #{owner}"
            + " ORDER BY asset, kind")
    List<AccountRow> walletsOf(@Param("owner") long owner);

    @Select("SELECT asset, SUM(units) FROM ledger_account GROUP BY asset ORDER BY asset")
    List<SumRow> sums();

    @Select("""
            SELECT a.kind, a.owner, a.asset, a.units, COALESCE(c.units, 0) - COALESCE(d.units, 0)
            FROM ledger_account a
            LEFT JOIN (SELECT credit_kind, credit_owner, asset, SUM(units) units FROM ledger_transfer
                       GROUP BY credit_kind, credit_owner, asset) c
                ON c.credit_kind = a.kind AND c.credit_owner = a.owner AND c.asset = a.asset
            LEFT JOIN (SELECT debit_kind, debit_owner, asset, SUM(units) units FROM ledger_transfer
                       GROUP BY debit_kind, debit_owner, asset) d
                ON d.debit_kind = a.kind AND d.debit_owner = a.owner AND d.asset = a.asset
            WHERE a.units <> COALESCE(c.units, 0) - COALESCE(d.units, 0)
            ORDER BY a.kind, a.owner, a.asset
            LIMIT 1000
            """)
    List<DeviationRow> deviations();
}
