package org.perpex.user.audit;

import com.baomidou.mybatisplus.annotation.IdType;
import com.baomidou.mybatisplus.annotation.TableId;
import com.baomidou.mybatisplus.annotation.TableName;
import org.jspecify.annotations.Nullable;

@TableName("audit_event")
record AuditRow(
        @TableId(type = IdType.INPUT) @Nullable Long id,
        long atMillis,
        String action,
        String actor,
        @Nullable Long userId,
        String detail,
        String trace) {}
