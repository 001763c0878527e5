package org.perpex.common.spring.approval;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A request that takes more than one person, as it stands.
 *
 * @param id 32 hexadecimal digits
 * @param target what it is about, such as {@code market BTCUSDT}
 * @param payload the JSON of what shall be done, as its service wrote it
 * @param payloadHash SHA-256 of the payload: whoever approves says which one he saw
 * @param approversNeeded how many people beside the requester
 * @param endedMillis null while it is open or may be applied
 */
public record Approval(
        String id,
        ApprovalKind kind,
        String target,
        String payload,
        String payloadHash,
        String reason,
        long requester,
        ApprovalState state,
        boolean expired,
        int approversNeeded,
        List<Vote> approvals,
        long requestedMillis,
        long expiresMillis,
        @Nullable Long endedMillis) {

    public Approval {
        approvals = List.copyOf(approvals);
    }

    /** Somebody who approved. */
    public record Vote(long approver, String reason, long timeMillis) {}

    /** Whether it may be applied now. */
    public boolean isApplicable() {
        return state == ApprovalState.APPROVED && !expired;
    }
}
