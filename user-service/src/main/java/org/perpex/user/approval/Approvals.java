package org.perpex.user.approval;

import com.baomidou.mybatisplus.core.conditions.query.QueryWrapper;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.perpex.common.spring.approval.Approval;
import org.perpex.common.spring.approval.ApprovalRequest;
import org.perpex.common.spring.approval.ApprovalState;
import org.perpex.common.spring.identity.Identity;
import org.perpex.user.audit.AuditAction;
import org.perpex.user.audit.AuditEntry;
import org.perpex.user.audit.AuditTrail;
import org.perpex.user.refusal.Reason;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Requests that take more than one person. Each step locks the request, so that of two at once one is second; each is
 * in the audit trail in the same transaction. Thread-safe.
 */
final class Approvals {

    private static final int TARGET_CHARS_MAX = 128;
    private static final int PAYLOAD_CHARS_MAX = 100_000;

    private final ApprovalMapper mapper;
    private final Voters voters;
    private final Journal journal;
    private final Duration lifetime;

    /** Where steps are written down, and what holds one together. */
    record Journal(AuditTrail audit, TransactionTemplate transaction, InstantSource clock) {}

    Approvals(ApprovalMapper mapper, Voters voters, Journal journal, Duration lifetime) {
        this.mapper = mapper;
        this.voters = voters;
        this.journal = journal;
        this.lifetime = lifetime;
    }

    Approval request(ApprovalRequest request) {
        check(request);
        String id = UUID.randomUUID().toString().replace("-", "");
        return within(() -> {
            voters.requireRole(request.requester(), request.kind().requestedBy());
            long now = journal.clock.millis();
            ApprovalRow row = new ApprovalRow(
                    id,
                    request.kind().name(),
                    request.target(),
                    request.payload(),
                    hash(request.payload()),
                    request.reason(),
                    request.requester(),
                    request.via(),
                    ApprovalState.OPEN.name(),
                    now,
                    now + lifetime.toMillis(),
                    null);
            mapper.insert(row);
            note(AuditAction.APPROVAL_REQUESTED, row, request.requester(), request.reason());
            return read(id);
        });
    }

    /** Replaces what is asked for, as long as nobody has approved. */
    Approval change(String id, ApprovalRequest request) {
        check(request);
        return within(() -> {
            ApprovalRow row = open(id);
            if (!mapper.votes(id).isEmpty()) {
                throw Reason.APPROVAL_BEGUN.refused();
            }
            if (row.requester() != request.requester() || row.approvalKind() != request.kind()) {
                throw Reason.NOT_YOURS.refused();
            }
            voters.requireRole(request.requester(), request.kind().requestedBy());
            mapper.change(
                    id, request.target(), request.payload(), hash(request.payload()), request.reason(), request.via());
            note(AuditAction.APPROVAL_CHANGED, row, request.requester(), request.reason());
            return read(id);
        });
    }

    /** @param payloadHash of what the voter has read */
    Approval approve(String id, Identity voter, String payloadHash, String reason) {
        return within(() -> {
            ApprovalRow row = open(id);
            List<VoteRow> votes = mapper.votes(id);
            Voters.requireSession(voter.via());
            Voters.requireAnother(voter, row, votes);
            voters.requireRole(voter.userId(), row.approvalKind().approvedBy());
            voters.requireRole(row.requester(), row.approvalKind().requestedBy());
            if (!payloadHash.equals(row.payloadHash())
                    || votes.stream().anyMatch(vote -> !vote.payloadHash().equals(row.payloadHash()))) {
                throw Reason.REQUEST_CHANGED.refused();
            }
            mapper.vote(id, voter.userId(), voter.via(), payloadHash, reason, journal.clock.millis());
            if (votes.size() + 1 >= row.approvalKind().approvers()) {
                mapper.enter(id, ApprovalState.APPROVED.name(), null);
            }
            note(AuditAction.APPROVAL_GIVEN, row, voter.userId(), reason);
            return read(id);
        });
    }

    /** Ends a request that was not applied: by whoever asked, or by one who could approve. */
    Approval reject(String id, Identity actor, String reason) {
        return within(() -> {
            ApprovalRow row = locked(id);
            if (row.endedMillis() != null) {
                throw Reason.APPROVAL_ENDED.refused();
            }
            if (actor.userId() != row.requester()
                    && actor.roles().stream().noneMatch(row.approvalKind().approvedBy()::contains)) {
                throw Reason.ROLE_MISSING.refused();
            }
            mapper.enter(id, ApprovalState.REJECTED.name(), journal.clock.millis());
            note(AuditAction.APPROVAL_REJECTED, row, actor.userId(), reason);
            return read(id);
        });
    }

    /** Notes that a request has been done; once however often it is said. What has been done is never too late. */
    Approval applied(String id, long operator) {
        return within(() -> {
            ApprovalRow row = locked(id);
            if (row.approvalState() == ApprovalState.APPLIED) {
                return read(id);
            }
            if (row.approvalState() != ApprovalState.APPROVED) {
                throw Reason.NOT_APPROVED.refused();
            }
            mapper.enter(id, ApprovalState.APPLIED.name(), journal.clock.millis());
            note(AuditAction.APPROVAL_APPLIED, row, operator, row.reason());
            return read(id);
        });
    }

    Approval find(String id) {
        return within(() -> read(id));
    }

    /** The newest first, without those at or after a time. */
    List<Approval> list(@Nullable ApprovalState state, long beforeMillis, int limit) {
        return within(() -> mapper
                .selectList(new QueryWrapper<ApprovalRow>()
                        .eq(state != null, "state", state == null ? "" : state.name())
                        .lt(beforeMillis > 0, "requested_millis", beforeMillis)
                        .orderByDesc("requested_millis", "id")
                        .last("LIMIT " + limit))
                .stream()
                .map(this::view)
                .toList());
    }

    private ApprovalRow open(String id) {
        ApprovalRow row = locked(id);
        if (row.approvalState() != ApprovalState.OPEN) {
            throw Reason.APPROVAL_ENDED.refused();
        }
        if (row.isExpired(journal.clock.millis())) {
            throw Reason.APPROVAL_EXPIRED.refused();
        }
        return row;
    }

    private ApprovalRow locked(String id) {
        ApprovalRow row = mapper.lock(id);
        if (row == null) {
            throw Reason.APPROVAL_UNKNOWN.refused();
        }
        return row;
    }

    private Approval read(String id) {
        ApprovalRow row = mapper.selectById(id);
        if (row == null) {
            throw Reason.APPROVAL_UNKNOWN.refused();
        }
        return view(row);
    }

    private Approval view(ApprovalRow row) {
        return new Approval(
                row.id(),
                row.approvalKind(),
                row.target(),
                row.payload(),
                row.payloadHash(),
                row.reason(),
                row.requester(),
                row.approvalState(),
                row.isExpired(journal.clock.millis()),
                row.approvalKind().approvers(),
                mapper.votes(row.id()).stream()
                        .map(vote -> new Approval.Vote(vote.approver(), vote.reason(), vote.votedMillis()))
                        .toList(),
                row.requestedMillis(),
                row.expiresMillis(),
                row.endedMillis());
    }

    private void note(AuditAction action, ApprovalRow row, long actor, String reason) {
        journal.audit.record(new AuditEntry(
                action, Long.toString(actor), null, row.target(), reason, row.kind() + " request " + row.id()));
    }

    private <T> T within(Supplier<T> step) {
        return journal.transaction.execute(status -> step.get());
    }

    private static void check(ApprovalRequest request) {
        Voters.requireSession(request.via());
        if (request.target().length() > TARGET_CHARS_MAX || request.payload().length() > PAYLOAD_CHARS_MAX) {
            throw Reason.FIELD_INVALID.refused("target has at most " + TARGET_CHARS_MAX + " and payload at most "
                    + PAYLOAD_CHARS_MAX + " characters.");
        }
    }

    private static String hash(String payload) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(payload.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
