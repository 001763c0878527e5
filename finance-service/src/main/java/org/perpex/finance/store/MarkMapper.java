package org.perpex.finance.store;

import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.perpex.finance.settlement.Mark;

/** The mark and the batches. */
@Mapper
interface MarkMapper {

    /** A batch as its row has it. */
    record BatchRow(
            long batch,
            int source,
            long first,
            long last,
            int fills,
            int transfers,
            int entries,
            long timeMillis,
            long settledMillis,
            String xid) {}

    @Select("SELECT last, hash, next_offset, batch FROM settlement_mark WHERE source = #{source} FOR UPDATE")
    Mark locked(@Param("source") int source);

    @Update("""
            UPDATE settlement_mark
            SET last = #{to.last}, hash = #{to.hash}, next_offset = #{to.nextOffset}, batch = #{to.batch}
            WHERE source = #{source} AND last = #{from.last} AND hash = #{from.hash} AND batch = #{from.batch}
            """)
    int move(@Param("source") int source, @Param("from") Mark from, @Param("to") Mark to);

    @Insert("""
            INSERT INTO settlement_batch
                (batch, source, first, last, fills, transfers, entries, time_millis, settled_millis, xid)
            VALUES (#{batch}, #{source}, #{first}, #{last}, #{fills}, #{transfers}, #{entries}, #{timeMillis},
                #{settledMillis}, #{xid})
            """)
    int insert(BatchRow row);
}
