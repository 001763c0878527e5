package org.perpex.common.spring.approval;

import java.util.Locale;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.perpex.common.spring.identity.Identity;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.client.RestClientException;
import org.springframework.web.client.RestClientResponseException;

/**
 * Asks user-service for approvals on behalf of an operator. What it refuses is answered to the operator as it said it.
 * Thread-safe.
 */
public final class Approvals {

    private static final int REASON_CHARS_MIN = 3;
    private static final int REASON_CHARS_MAX = 500;

    private final ApprovalDesk desk;

    public Approvals(ApprovalDesk desk) {
        this.desk = desk;
    }

    /** Asks for the approval of a payload. */
    public Approval request(Identity caller, ApprovalKind kind, String target, String payload, String reason) {
        return asked(
                () -> desk.request(new ApprovalRequest(kind, target, payload, reason, caller.userId(), caller.via())));
    }

    /** Replaces the payload of a request that nobody has approved. */
    public Approval change(
            Identity caller, String id, ApprovalKind kind, String target, String payload, String reason) {
        ApprovalRequest request = new ApprovalRequest(kind, target, payload, reason, caller.userId(), caller.via());
        return asked(() -> desk.change(checked(id), request));
    }

    /** Returns a request of this kind, whatever has become of it. */
    public Approval find(String id, ApprovalKind kind) {
        Approval found = asked(() -> desk.find(checked(id)));
        if (found.kind() != kind) {
            throw refused(HttpStatus.NOT_FOUND, "APPROVAL_UNKNOWN", "There is no such request of this kind.");
        }
        return found;
    }

    /** Refuses a request that may not be applied now, unless it has been. */
    public static void requireApproved(Approval approval) {
        if (approval.state() != ApprovalState.APPLIED && !approval.isApplicable()) {
            throw refused(
                    HttpStatus.CONFLICT,
                    "NOT_APPROVED",
                    "The request is "
                            + (approval.expired()
                                    ? "expired"
                                    : approval.state().name().toLowerCase(Locale.ROOT))
                            + "; it has " + approval.approvals().size() + " of " + approval.approversNeeded()
                            + " approvals.");
        }
    }

    /** Notes that a request has been done. */
    public Approval applied(Identity caller, Approval approval) {
        return asked(() -> desk.applied(approval.id(), new ApprovalDesk.Applied(caller.userId())));
    }

    /** Reads why an operator acts, or refuses. */
    public static String reason(@Nullable String text) {
        String reason = text == null ? "" : text.strip();
        if (reason.length() < REASON_CHARS_MIN
                || reason.length() > REASON_CHARS_MAX
                || reason.chars().anyMatch(Character::isISOControl)) {
            throw refused(
                    HttpStatus.BAD_REQUEST,
                    "FIELD_INVALID",
                    "reason must have " + REASON_CHARS_MIN + " to " + REASON_CHARS_MAX + " printable characters.");
        }
        return reason;
    }

    /** A refusal with a reason that programs can read. */
    public static ErrorResponseException refused(HttpStatus status, String reason, String detail) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
        problem.setProperty("reason", reason);
        return new ErrorResponseException(status, problem, null);
    }

    private static String checked(String id) {
        if (!id.matches("[0-9a-f]{32}")) {
            throw refused(HttpStatus.NOT_FOUND, "APPROVAL_UNKNOWN", "There is no such request.");
        }
        return id;
    }

    private static Approval asked(Supplier<Approval> question) {
        try {
            return question.get();
        } catch (RestClientResponseException answer) {
            if (!answer.getStatusCode().is4xxClientError()) {
                throw unavailable(answer);
            }
            ProblemDetail problem = answer.getResponseBodyAs(ProblemDetail.class);
            throw new ErrorResponseException(
                    answer.getStatusCode(),
                    problem == null ? ProblemDetail.forStatus(answer.getStatusCode()) : problem,
                    answer);
        } catch (RestClientException away) {
            throw unavailable(away);
        }
    }

    private static ErrorResponseException unavailable(Exception cause) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(
                HttpStatus.SERVICE_UNAVAILABLE, "Approvals cannot be asked for now. Nothing was done.");
        problem.setProperty("reason", "APPROVALS_UNAVAILABLE");
        return new ErrorResponseException(HttpStatus.SERVICE_UNAVAILABLE, problem, cause);
    }
}
