package org.perpex.user.approval;

import com.baomidou.mybatisplus.annotation.IdType;
import com.baomidou.mybatisplus.annotation.TableId;
import com.baomidou.mybatisplus.annotation.TableName;
import org.jspecify.annotations.Nullable;
import org.perpex.common.spring.approval.ApprovalKind;
import org.perpex.common.spring.approval.ApprovalState;

@TableName("approval")
record ApprovalRow(
        @TableId(type = IdType.INPUT) String id,
        String kind,
        String target,
        String payload,
        String payloadHash,
        String reason,
        long requester,
        String requesterVia,
        String state,
        long requestedMillis,
        long expiresMillis,
        @Nullable Long endedMillis) {

    ApprovalKind approvalKind() {
        return ApprovalKind.valueOf(kind);
    }

    ApprovalState approvalState() {
        return ApprovalState.valueOf(state);
    }

    boolean isExpired(long nowMillis) {
        return endedMillis == null && nowMillis >= expiresMillis;
    }
}
