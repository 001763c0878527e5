package org.perpex.finance.api;

import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.perpex.common.core.AccountId;
import org.perpex.common.core.Decimals;
import org.perpex.common.core.MarketSpec;
import org.perpex.common.spring.dialect.DialectError;
import org.perpex.common.spring.dialect.Parameters;
import org.perpex.common.spring.identity.Identity;
import org.perpex.common.spring.identity.Permission;
import org.perpex.common.spring.market.Markets;
import org.perpex.finance.income.Income;
import org.perpex.finance.income.IncomeHistory;
import org.perpex.finance.income.IncomeType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Lists what changed the caller's futures wallet, in the dialect of the trading API: all rows of an account sum to its
 * wallet.
 *
 * <p>Without a time the last seven days are listed. Pages count from 1, from the oldest row on; without page and start
 * the newest rows are listed. In each case the oldest row comes first.
 */
@RestController
class IncomeController {

    private static final int ROWS_DEFAULT = 100;
    private static final int ROWS_MAX = 1_000;

    /** How far pages reach. What lies behind is found by a later start. */
    private static final int ROWS_REACHED_MAX = 10_000;

    private static final long SPAN_MILLIS = Duration.ofDays(7).toMillis();
    private static final long NOT_SENT = -1;

    private final IncomeHistory history;
    private final Markets markets;
    private final InstantSource clock;

    IncomeController(IncomeHistory history, Markets markets, InstantSource clock) {
        this.history = history;
        this.markets = markets;
        this.clock = clock;
    }

    record IncomeJson(
            String symbol,
            String incomeType,
            String income,
            String asset,
            String info,
            long time,
            long tranId,
            String tradeId) {}

    @GetMapping("/fapi/v1/income")
    List<IncomeJson> list(Identity caller, @RequestParam Map<String, String> query) {
        caller.require(Permission.READ);
        Parameters parameters = new Parameters(query);
        String symbol = parameters.find("symbol");
        int market = symbol == null ? 0 : markets.require(symbol).market();
        int limit = parameters.limit(ROWS_DEFAULT, ROWS_MAX);
        long page = parameters.number("page", NOT_SENT);
        if (page == 0 || page > ROWS_REACHED_MAX / limit) {
            throw DialectError.PARAMETER_INVALID.exception("page");
        }
        boolean fromNewest = page == NOT_SENT && parameters.find("startTime") == null;
        IncomeHistory.Page wanted = new IncomeHistory.Page(
                AccountId.of(caller.userId(), caller.subAccount()).value(),
                types(parameters.find("incomeType")),
                market,
                interval(parameters),
                fromNewest ? IncomeHistory.From.NEWEST : IncomeHistory.From.OLDEST,
                page == NOT_SENT ? 0 : (int) (page - 1) * limit,
                limit);
        return history.list(wanted).stream().map(this::json).toList();
    }

    private static Set<IncomeType> types(@Nullable String name) {
        return name == null ? EnumSet.allOf(IncomeType.class) : Set.of(IncomeType.require(name));
    }

    private IncomeHistory.Interval interval(Parameters parameters) {
        long start = parameters.number("startTime", NOT_SENT);
        long end = parameters.number("endTime", NOT_SENT);
        if (start == NOT_SENT) {
            start = Math.max(0, (end == NOT_SENT ? clock.millis() : end) - SPAN_MILLIS);
        }
        if (end == NOT_SENT) {
            end = Long.MAX_VALUE;
        }
        if (start > end) {
            throw DialectError.START_AFTER_END.exception();
        }
        return new IncomeHistory.Interval(start, end);
    }

    private IncomeJson json(Income income) {
        return new IncomeJson(
                income.market() == 0 ? "" : symbol(income.market()),
                income.type().name(),
                Decimals.formatUnits(income.units()),
                income.asset().name(),
                income.type().name(),
                income.timeMillis(),
                income.number(),
                income.tradeNumber() == 0 ? "" : Long.toString(income.tradeNumber()));
    }

    private String symbol(int market) {
        return markets.byNumber(market).map(MarketSpec::symbol).orElseThrow(DialectError.DISCONNECTED::exception);
    }
}
