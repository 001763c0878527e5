package org.perpex.user.approval;

import org.perpex.common.spring.approval.Approval;
import org.perpex.common.spring.approval.ApprovalDesk;
import org.perpex.common.spring.approval.ApprovalRequest;
import org.perpex.common.spring.identity.Identity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** What services ask on behalf of their operators: {@link ApprovalDesk}. */
@RestController
class ApprovalServiceController {

    private final Approvals approvals;

    ApprovalServiceController(Approvals approvals) {
        this.approvals = approvals;
    }

    @PostMapping("/internal/approvals")
    Approval request(Identity caller, @RequestBody ApprovalRequest request) {
        caller.requireService();
        return approvals.request(request);
    }

    @PutMapping("/internal/approvals/{id}")
    Approval change(Identity caller, @PathVariable String id, @RequestBody ApprovalRequest request) {
        caller.requireService();
        return approvals.change(id, request);
    }

    @GetMapping("/internal/approvals/{id}")
    Approval find(Identity caller, @PathVariable String id) {
        caller.requireService();
        return approvals.find(id);
    }

    @PostMapping("/internal/approvals/{id}/applied")
    Approval applied(Identity caller, @PathVariable String id, @RequestBody ApprovalDesk.Applied applied) {
        caller.requireService();
        return approvals.applied(id, applied.operator());
    }
}
