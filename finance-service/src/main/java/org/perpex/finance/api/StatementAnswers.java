package org.perpex.finance.api;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.perpex.common.core.AccountId;
import org.perpex.common.core.Decimals;
import org.perpex.common.core.MarketSpec;
import org.perpex.common.spring.market.Markets;
import org.perpex.finance.income.IncomeType;
import org.perpex.finance.statement.Period;
import org.perpex.finance.statement.Statement;
import org.perpex.finance.statement.StatementCsv;
import org.perpex.finance.statement.StatementPdf;
import org.perpex.finance.statement.Statements;
import org.perpex.finance.statement.WalletChange;
import org.perpex.finance.statement.WalletHistory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponseException;

/** Answers with statements and changes of an account, whoever asks. Whether he may is for the caller to decide. */
@Component
class StatementAnswers {

    static final String LIMIT_DEFAULT = "1000";
    private static final int LIMIT_MAX = 1_000;

    private final Statements statements;
    private final WalletHistory history;
    private final Markets markets;

    StatementAnswers(Statements statements, WalletHistory history, Markets markets) {
        this.statements = statements;
        this.history = history;
        this.markets = markets;
    }

    /** A change; {@code wallet} is what the account had after its fact. */
    record ChangeJson(
            long fact, long time, String type, String symbol, long trade, String asset, String amount, String wallet) {}

    /** A page; {@code after} leads to the next one and is null in the last. */
    record Page(List<ChangeJson> rows, @Nullable Long after) {}

    /** Which page: facts of a span after one of them. */
    record Wanted(Period.Span span, long after, int limit) {

        Wanted {
            if (limit < 1 || limit > LIMIT_MAX) {
                throw invalid("limit must be 1 to " + LIMIT_MAX);
            }
            if (after < 0 || span.fromMillis() < 0 || span.fromMillis() > span.toMillis()) {
                throw invalid("after and from must not be negative, and from not after to");
            }
        }
    }

    static ErrorResponseException invalid(String detail) {
        return refused(HttpStatus.BAD_REQUEST, "FIELD_INVALID", detail);
    }

    private static ErrorResponseException refused(HttpStatus status, String reason, String detail) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
        problem.setProperty("reason", reason);
        return new ErrorResponseException(status, problem, null);
    }

    /** Reads the number of an account. */
    static long account(long number) {
        try {
            return new AccountId(number).value();
        } catch (IllegalArgumentException notAnAccount) {
            throw invalid("account must be user × 1024 + sub-account");
        }
    }

    /** Writes the statement of a day or a month, once all of it is settled. */
    void statement(long account, String name, String format, HttpServletResponse response) throws IOException {
        Period period = Period.dayOrMonth(name).orElseThrow(() -> invalid("a period is 2026-11-21 or 2026-11, of UTC"));
        boolean pdf = format.equals("pdf");
        if (!pdf && !format.equals("csv")) {
            throw invalid("format must be csv or pdf");
        }
        if (!statements.isComplete(period)) {
            throw refused(
                    HttpStatus.CONFLICT,
                    "STATEMENT_NOT_READY",
                    "the books have come to " + statements.settledMillis() + " ms, and the period ends at "
                            + period.span().toMillis());
        }
        Statement statement = statements.walk(account, period, _ -> {});
        attach(response, "statement-" + account + "-" + name + "." + format);
        if (pdf) {
            response.setContentType("application/pdf");
            response.getOutputStream().write(new StatementPdf(this::symbol).write(statement));
        } else {
            csv(response);
            new StatementCsv(statements, this::symbol).write(statement, response.getWriter());
        }
    }

    static void csv(HttpServletResponse response) {
        response.setContentType("text/csv");
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
    }

    static void attach(HttpServletResponse response, String file) {
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + file + "\"");
    }

    /** A page of what changed an account. Pages that follow each other by {@code after} hold every change once. */
    Page changes(long account, Wanted wanted) {
        List<WalletChange> facts = history.changes(account, wanted.span, wanted.after, wanted.limit);
        List<ChangeJson> rows = new ArrayList<>();
        for (WalletChange fact : facts) {
            fact.unitsByType().forEach((type, units) -> rows.add(json(fact, type, units)));
        }
        return new Page(
                rows, facts.size() < wanted.limit ? null : facts.getLast().number());
    }

    private ChangeJson json(WalletChange fact, IncomeType type, long units) {
        return new ChangeJson(
                fact.number(),
                fact.timeMillis(),
                type.name(),
                fact.market() == 0 ? "" : symbol(fact.market()),
                fact.trade(),
                fact.asset().name(),
                Decimals.formatUnits(units),
                Decimals.formatUnits(fact.walletUnits()));
    }

    private String symbol(int market) {
        return markets.byNumber(market).map(MarketSpec::symbol).orElse("market " + market);
    }
}
