package org.perpex.user.audit;

import com.baomidou.mybatisplus.core.mapper.BaseMapper;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;

@Mapper
interface AuditMapper extends BaseMapper<AuditRow> {

    /** Inserts what another service reports; does nothing if it did before. */
    @Insert("""
            INSERT IGNORE INTO audit_event (at_millis, action, actor, user_id, detail, trace, target, reason, event_id)
            VALUES (#{atMillis}, #{action}, #{actor}, NULL, #{detail}, #{trace}, #{target}, #{reason}, #{eventId})
            """)
    int report(
            long atMillis,
            String action,
            String actor,
            String detail,
            String trace,
            String target,
            String reason,
            String eventId);
}
