package org.perpex.finance.store;

import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;

/** Checkpoints. */
@Mapper
interface CheckpointMapper {

    String COLUMNS = "number, checkpoint, time_millis, state, engine_accounts, engine_hash, engine_units,"
            + " ledger_accounts, ledger_hash, ledger_units";

    /** A checkpoint as its row has it. */
    record Row(
            long number,
            long checkpoint,
            long timeMillis,
            int state,
            int engineAccounts,
            long engineHash,
            long engineUnits,
            int ledgerAccounts,
            long ledgerHash,
            long ledgerUnits) {}

    @Select("SELECT " + COLUMNS + " FROM checkpoint WHERE source = #{source} AND state = 1 ORDER BY number")
    List<Row> pending(@Param("source") int source);

    @Select("SELECT " + COLUMNS + " FROM checkpoint WHERE source = #{source} AND state <> 1"
            + " ORDER BY number DESC LIMIT 1")
    @Nullable
    Row latest(@Param("source") int source);

    @Update("""
            UPDATE checkpoint SET state = #{row.state}, ledger_accounts = #{row.ledgerAccounts},
                ledger_hash = #{row.ledgerHash}, ledger_units = #{row.ledgerUnits}
            WHERE source = #{source} AND number = #{row.number}
            """)
    int compared(@Param("source") int source, @Param("row") Row row);
}
