package org.perpex.user.approval;

import com.baomidou.mybatisplus.core.mapper.BaseMapper;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;

@Mapper
interface ApprovalMapper extends BaseMapper<ApprovalRow> {

    String COLUMNS = "id, kind, target, payload, payload_hash, reason, requester, requester_via, state,"
            + " requested_millis, expires_millis, ended_millis";

    /** Locks a request until the transaction ends: two who approve do so one after the other. */
    @Select("SELECT " + COLUMNS + " FROM approval WHERE id = #{id} FOR UPDATE")
    @Nullable
    ApprovalRow lock(String id);

    @Update("UPDATE approval SET state = #{state}, ended_millis = #{ended} WHERE id = #{id}")
    int enter(String id, String state, @Nullable Long ended);

    @Update("""
            UPDATE approval SET target = #{target}, payload = #{payload}, payload_hash = #{hash}, reason = #{reason},
                requester_via = #{via}
            WHERE id = #{id}
            """)
    int change(String id, String target, String payload, String hash, String reason, String via);

    @Insert("""
            INSERT INTO approval_vote (approval_id, approver, via, payload_hash, reason, voted_millis)
            VALUES (#{approvalId}, #{approver}, #{via}, #{payloadHash}, #{reason}, #{votedMillis})
            """)
    int vote(String approvalId, long approver, String via, String payloadHash, String reason, long votedMillis);

    @Select("""
            SELECT approval_id, approver, via, payload_hash, reason, voted_millis FROM approval_vote
            WHERE approval_id = #{id} ORDER BY voted_millis, approver
            """)
    List<VoteRow> votes(String id);
}
