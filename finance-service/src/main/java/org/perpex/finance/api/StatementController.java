package org.perpex.finance.api;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Writer;
import org.perpex.common.core.AccountId;
import org.perpex.common.spring.identity.Identity;
import org.perpex.common.spring.identity.Permission;
import org.perpex.common.spring.identity.Role;
import org.perpex.common.spring.web.AllowedRoles;
import org.perpex.finance.income.IncomeType;
import org.perpex.finance.statement.Period;
import org.perpex.finance.statement.StatementText;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Statements, every change and the export for taxes: of the caller's account, and of any for operators. */
@RestController
class StatementController {

    /** Leads to the next page of an export; the last page has none. */
    static final String NEXT = "Perpex-After";

    private static final String SINCE_EVER = "0";
    private static final String FOR_EVER = "9223372036854775806";
    private static final String TAX_HEAD = "time,type,symbol,trade,asset,amount,fact\r\n";

    private final StatementAnswers answers;

    StatementController(StatementAnswers answers) {
        this.answers = answers;
    }

    @GetMapping("/api/v1/income/statements/{period}")
    void own(
            Identity caller,
            @PathVariable("period") String period,
            @RequestParam(name = "format", defaultValue = "csv") String format,
            HttpServletResponse response)
            throws IOException {
        answers.statement(account(caller), period, format, response);
    }

    @GetMapping("/api/admin/finance/accounts/{account}/statements/{period}")
    @AllowedRoles({Role.SUPPORT, Role.OPERATOR, Role.RISK_MANAGER, Role.ADMIN})
    void of(
            @PathVariable("account") long account,
            @PathVariable("period") String period,
            @RequestParam(name = "format", defaultValue = "csv") String format,
            HttpServletResponse response)
            throws IOException {
        answers.statement(StatementAnswers.account(account), period, format, response);
    }

    @GetMapping("/api/v1/income/changes")
    StatementAnswers.Page ownChanges(
            Identity caller,
            @RequestParam(name = "from", defaultValue = SINCE_EVER) long from,
            @RequestParam(name = "to", defaultValue = FOR_EVER) long to,
            @RequestParam(name = "after", defaultValue = "0") long after,
            @RequestParam(name = "limit", defaultValue = StatementAnswers.LIMIT_DEFAULT) int limit) {
        return answers.changes(account(caller), new StatementAnswers.Wanted(new Period.Span(from, to), after, limit));
    }

    @GetMapping("/api/admin/finance/accounts/{account}/changes")
    @AllowedRoles({Role.SUPPORT, Role.OPERATOR, Role.RISK_MANAGER, Role.ADMIN})
    StatementAnswers.Page changes(
            @PathVariable("account") long account,
            @RequestParam(name = "from", defaultValue = SINCE_EVER) long from,
            @RequestParam(name = "to", defaultValue = FOR_EVER) long to,
            @RequestParam(name = "after", defaultValue = "0") long after,
            @RequestParam(name = "limit", defaultValue = StatementAnswers.LIMIT_DEFAULT) int limit) {
        return answers.changes(
                StatementAnswers.account(account),
                new StatementAnswers.Wanted(new Period.Span(from, to), after, limit));
    }

    /** What the caller earned and paid in a year; transfers are neither. */
    @GetMapping("/api/v1/income/tax/{year}")
    void tax(
            Identity caller,
            @PathVariable("year") String year,
            @RequestParam(name = "after", defaultValue = "0") long after,
            @RequestParam(name = "limit", defaultValue = StatementAnswers.LIMIT_DEFAULT) int limit,
            HttpServletResponse response)
            throws IOException {
        Period period = Period.year(year).orElseThrow(() -> StatementAnswers.invalid("a year is 2026, of UTC"));
        StatementAnswers.Page page =
                answers.changes(account(caller), new StatementAnswers.Wanted(period.span(), after, limit));
        if (page.after() != null) {
            response.setHeader(NEXT, page.after().toString());
        }
        StatementAnswers.attach(response, "tax-" + year + ".csv");
        StatementAnswers.csv(response);
        Writer out = response.getWriter();
        out.write(TAX_HEAD);
        for (StatementAnswers.ChangeJson row : page.rows()) {
            if (!row.type().equals(IncomeType.TRANSFER.name())) {
                out.write(line(row));
            }
        }
    }

    private static String line(StatementAnswers.ChangeJson row) {
        return StatementText.time(row.time()) + "," + row.type() + "," + row.symbol() + ","
                + (row.trade() == 0 ? "" : Long.toString(row.trade())) + "," + row.asset() + "," + row.amount() + ","
                + row.fact() + "\r\n";
    }

    private static long account(Identity caller) {
        caller.require(Permission.READ);
        return AccountId.of(caller.userId(), caller.subAccount()).value();
    }
}
