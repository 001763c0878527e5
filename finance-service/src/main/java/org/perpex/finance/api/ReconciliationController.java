package org.perpex.finance.api;

import java.util.List;
import org.perpex.common.spring.identity.Identity;
import org.perpex.common.spring.identity.Role;
import org.perpex.common.spring.web.AllowedRoles;
import org.perpex.finance.reconciliation.Line;
import org.perpex.finance.reconciliation.Reconciliations;
import org.perpex.finance.reconciliation.Run;
import org.perpex.finance.settlement.MarkUnknown;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Comparisons of the books, for administrators and other services. Amounts are units of 1e-8. */
@RestController
class ReconciliationController {

    private static final int RUNS_MAX = 100;

    private final Reconciliations reconciliations;

    ReconciliationController(Reconciliations reconciliations) {
        this.reconciliations = reconciliations;
    }

    /** A comparison. */
    record LineAnswer(String dimension, String subject, long expected, long actual, String status) {}

    /** A run; of one among others the lines are left out. */
    record Answer(
            long run,
            String cause,
            boolean complete,
            long mark,
            long checkpointFact,
            long started,
            long ended,
            long chainBlock,
            String chainHash,
            List<LineAnswer> lines) {}

    /** Compares everything now; answers 503 while it is not known what became of the last batch. */
    @PostMapping({"/internal/reconciliations", "/api/admin/finance/reconciliations"})
    @AllowedRoles({Role.OPERATOR, Role.RISK_MANAGER, Role.ADMIN})
    Answer demand(Identity caller) {
        requireReader(caller);
        try {
            return answer(reconciliations.demand());
        } catch (MarkUnknown undecided) {
            throw new ErrorResponseException(
                    HttpStatus.SERVICE_UNAVAILABLE,
                    ProblemDetail.forStatusAndDetail(
                            HttpStatus.SERVICE_UNAVAILABLE,
                            "A batch is being settled and not decided yet. Nothing was compared: ask again in a moment."),
                    undecided);
        }
    }

    @GetMapping({"/internal/reconciliations", "/api/admin/finance/reconciliations"})
    @AllowedRoles({Role.SUPPORT, Role.OPERATOR, Role.RISK_MANAGER, Role.ADMIN})
    List<Answer> newest(Identity caller) {
        requireReader(caller);
        return reconciliations.newest(RUNS_MAX).stream()
                .map(ReconciliationController::answer)
                .toList();
    }

    @GetMapping({"/internal/reconciliations/{run}", "/api/admin/finance/reconciliations/{run}"})
    @AllowedRoles({Role.SUPPORT, Role.OPERATOR, Role.RISK_MANAGER, Role.ADMIN})
    Answer run(Identity caller, @PathVariable("run") long run) {
        requireReader(caller);
        return reconciliations
                .find(run)
                .map(ReconciliationController::answer)
                .orElseThrow(() -> new ErrorResponseException(HttpStatus.NOT_FOUND));
    }

    private static void requireReader(Identity caller) {
        if (!caller.isService()) {
            caller.requireAny(Role.SUPPORT, Role.OPERATOR, Role.RISK_MANAGER, Role.ADMIN);
        }
    }

    private static Answer answer(Run run) {
        return new Answer(
                run.number(),
                run.cause().name(),
                run.complete(),
                run.mark(),
                run.bound(),
                run.startedMillis(),
                run.endedMillis(),
                run.chainBlock(),
                run.chainHash(),
                run.lines().stream().map(ReconciliationController::line).toList());
    }

    private static LineAnswer line(Line line) {
        return new LineAnswer(
                line.dimension().name(),
                line.subject(),
                line.expected(),
                line.actual(),
                line.isEqual() ? "EQUAL" : "DIFFERENT");
    }
}
