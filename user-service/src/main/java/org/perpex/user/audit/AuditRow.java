package org.perpex.user.audit;

import com.baomidou.mybatisplus.annotation.IdType;
import com.baomidou.mybatisplus.annotation.TableId;
import com.baomidou.mybatisplus.annotation.TableName;
import org.jspecify.annotations.Nullable;

/** @param eventId the id of another service's report */
@TableName("audit_event")
record AuditRow(
        @TableId(type = IdType.INPUT) @Nullable Long id,
        long atMillis,
        String action,
        String actor,
        @Nullable Long userId,
        String detail,
        String trace,
        String target,
        String reason,
        @Nullable String eventId) {}
