package org.perpex.common.spring.approval;

import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.PostExchange;
import org.springframework.web.service.annotation.PutExchange;

/** What user-service offers to services whose acts take more than one person. */
public interface ApprovalDesk {

    @PostExchange("/internal/approvals")
    Approval request(@RequestBody ApprovalRequest request);

    /** Replaces what is asked for. Refused once somebody has approved. */
    @PutExchange("/internal/approvals/{id}")
    Approval change(@PathVariable("id") String id, @RequestBody ApprovalRequest request);

    @GetExchange("/internal/approvals/{id}")
    Approval find(@PathVariable("id") String id);

    /** Notes that it has been done; once however often it is said. */
    @PostExchange("/internal/approvals/{id}/applied")
    Approval applied(@PathVariable("id") String id, @RequestBody Applied applied);

    /** Who applied it. */
    record Applied(long operator) {}
}
