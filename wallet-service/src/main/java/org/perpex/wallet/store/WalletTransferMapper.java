package org.perpex.wallet.store;

import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;

/** Transfers between wallets. */
@Mapper
interface WalletTransferMapper {

    String COLUMNS = "id, account, client_id, asset, units, direction, state, created_millis,"
            + " COALESCE(ended_millis, 0) ended_millis";

    /** A transfer as its row has it. */
    record Row(
            String id,
            long account,
            String clientId,
            int asset,
            long units,
            int direction,
            int state,
            long createdMillis,
            long endedMillis) {}

    @Select("SELECT " + COLUMNS + " FROM wallet_transfer WHERE id = #{id}")
    @Nullable
    Row find(@Param("id") String id);

    @Select("SELECT " + COLUMNS + " FROM wallet_transfer WHERE account = #{account} AND created_millis < #{before}"
            + " ORDER BY created_millis DESC, id DESC LIMIT #{rows}")
    List<Row> newest(@Param("account") long account, @Param("before") long beforeMillis, @Param("rows") int rowsMax);

    @Select("SELECT COUNT(*) FROM wallet_transfer WHERE account = #{account} AND state = 1")
    int pendingOf(@Param("account") long account);

    @Select("SELECT COUNT(*) FROM wallet_transfer WHERE state = 1")
    long pending();

    @Insert("""
            INSERT INTO wallet_transfer
                (id, account, client_id, asset, units, direction, state, created_millis, ended_millis)
            VALUES (#{id}, #{account}, #{clientId}, #{asset}, #{units}, #{direction}, #{state}, #{createdMillis}, NULL)
            """)
    int insert(Row row);

    @Select("<script>SELECT " + COLUMNS + " FROM wallet_transfer WHERE id IN"
            + " <foreach collection='ids' item='id' open='(' separator=',' close=')'>#{id}</foreach>"
            + " ORDER BY id FOR UPDATE</script>")
    List<Row> lock(@Param("ids") Collection<String> ids);

    @Update("<script>UPDATE wallet_transfer SET state = #{state}, ended_millis = #{time} WHERE id IN"
            + " <foreach collection='ids' item='id' open='(' separator=',' close=')'>#{id}</foreach>"
            + " AND state = 1</script>")
    int end(@Param("ids") Collection<String> ids, @Param("state") int state, @Param("time") long timeMillis);
}
