package org.perpex.finance.api;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.perpex.common.spring.identity.Identity;
import org.perpex.common.spring.identity.Role;
import org.perpex.common.spring.web.AllowedRoles;
import org.perpex.finance.report.Reports;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Reports over settled facts, for operators. Without times, those of the last thirty days. */
@RestController
@RequestMapping("/api/admin/finance/reports")
class ReportController {

    private static final int ROWS_MAX = 1_000;
    private static final long DAYS_DEFAULT_MILLIS = Duration.ofDays(30).toMillis();

    private final Reports reports;
    private final InstantSource clock;

    ReportController(Reports reports, InstantSource clock) {
        this.reports = reports;
        this.clock = clock;
    }

    @AllowedRoles({Role.SUPPORT, Role.OPERATOR, Role.RISK_MANAGER, Role.ADMIN})
    @GetMapping("/liquidations")
    List<Reports.Liquidation> liquidations(
            Identity caller,
            @RequestParam(name = "from", defaultValue = "-1") long from,
            @RequestParam(name = "to", defaultValue = "-1") long to,
            @RequestParam(name = "limit", defaultValue = "100") int limit) {
        return reports.liquidations(span(caller, from, to, limit));
    }

    @AllowedRoles({Role.SUPPORT, Role.OPERATOR, Role.RISK_MANAGER, Role.ADMIN})
    @GetMapping("/funding")
    List<Reports.FundingInterval> funding(
            Identity caller,
            @RequestParam(name = "from", defaultValue = "-1") long from,
            @RequestParam(name = "to", defaultValue = "-1") long to,
            @RequestParam(name = "limit", defaultValue = "100") int limit) {
        return reports.funding(span(caller, from, to, limit));
    }

    @AllowedRoles({Role.SUPPORT, Role.OPERATOR, Role.RISK_MANAGER, Role.ADMIN})
    @GetMapping("/insurance")
    List<Reports.InsuranceDay> insurance(
            Identity caller,
            @RequestParam(name = "from", defaultValue = "-1") long from,
            @RequestParam(name = "to", defaultValue = "-1") long to,
            @RequestParam(name = "limit", defaultValue = "1000") int limit) {
        return reports.insurance(span(caller, from, to, limit));
    }

    @AllowedRoles({Role.SUPPORT, Role.OPERATOR, Role.RISK_MANAGER, Role.ADMIN})
    @GetMapping("/fees")
    List<Reports.FeeDay> fees(
            Identity caller,
            @RequestParam(name = "from", defaultValue = "-1") long from,
            @RequestParam(name = "to", defaultValue = "-1") long to,
            @RequestParam(name = "limit", defaultValue = "1000") int limit) {
        return reports.fees(span(caller, from, to, limit));
    }

    @AllowedRoles({Role.SUPPORT, Role.OPERATOR, Role.RISK_MANAGER, Role.ADMIN})
    @GetMapping("/open-interest")
    List<Reports.OpenInterest> openInterest(
            Identity caller, @RequestParam(name = "time", defaultValue = "-1") long time) {
        caller.requireAny(Role.SUPPORT, Role.OPERATOR, Role.RISK_MANAGER, Role.ADMIN);
        return reports.openInterest(time < 0 ? clock.millis() : time);
    }

    private Reports.Span span(Identity caller, long from, long to, int limit) {
        caller.requireAny(Role.SUPPORT, Role.OPERATOR, Role.RISK_MANAGER, Role.ADMIN);
        long end = to < 0 ? clock.millis() : to;
        long start = from < 0 ? Math.max(0, end - DAYS_DEFAULT_MILLIS) : from;
        if (limit < 1 || limit > ROWS_MAX || start > end) {
            ProblemDetail problem = ProblemDetail.forStatusAndDetail(
                    HttpStatus.BAD_REQUEST, "limit must be 1 to " + ROWS_MAX + ", and from not after to");
            throw new ErrorResponseException(HttpStatus.BAD_REQUEST, problem, null);
        }
        return new Reports.Span(start, end, limit);
    }
}
