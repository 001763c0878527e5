package org.perpex.risk.api;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.perpex.common.core.AccountId;
import org.perpex.common.core.Decimals;
import org.perpex.common.core.LeverageBracket;
import org.perpex.common.core.MarketSpec;
import org.perpex.common.spring.approval.Approvals;
import org.perpex.common.spring.identity.Role;
import org.perpex.common.spring.web.AllowedRoles;
import org.perpex.risk.engine.MarketView;
import org.perpex.risk.view.BracketPreview;
import org.perpex.risk.view.Danger;
import org.perpex.risk.view.MarketExposure;
import org.perpex.risk.view.PublishedAccounts;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What a risk manager watches, from what the engine has published. Nothing here changes anything. */
@RestController
@AllowedRoles({Role.SUPPORT, Role.OPERATOR, Role.RISK_MANAGER, Role.ADMIN})
class RiskDeskController {

    private static final int ROWS_MAX = 1_000;
    private static final int PPM_SCALE = 6;

    private final PublishedAccounts accounts;

    RiskDeskController(PublishedAccounts accounts) {
        this.accounts = accounts;
    }

    /**
     * Something that may be liquidated.
     *
     * @param symbol of an isolated position; empty for the cross positions of an asset together
     * @param ratio maintenance margin over equity: 1 is the border
     */
    record DangerRow(
            long account,
            long userId,
            int subAccount,
            String asset,
            String symbol,
            String equity,
            String maintenance,
            String ratio,
            boolean liquidatable) {

        static DangerRow of(Danger danger) {
            AccountId account = new AccountId(danger.account());
            return new DangerRow(
                    danger.account(),
                    account.user(),
                    account.subAccount(),
                    danger.asset().name(),
                    danger.symbol(),
                    Texts.money(danger.equityUnits()),
                    Texts.money(danger.maintenanceUnits()),
                    Decimals.format(danger.ratioPpm(), PPM_SCALE),
                    danger.isLiquidatable());
        }
    }

    record ExposureRow(
            String symbol,
            String markPrice,
            String openInterest,
            String openInterestValue,
            int longAccounts,
            int shortAccounts,
            String largestLong,
            String largestShort) {

        static ExposureRow of(MarketExposure exposure) {
            MarketView market = exposure.market();
            MarketSpec.Units units = market.spec().units();
            return new ExposureRow(
                    market.spec().symbol(),
                    Decimals.format(market.markTicks() * units.tickSize(), units.priceScale()),
                    lots(units, market.longLots()),
                    Texts.money(exposure.openInterestUnits()),
                    exposure.longAccounts(),
                    exposure.shortAccounts(),
                    lots(units, exposure.largestLongLots()),
                    lots(units, exposure.largestShortLots()));
        }

        private static String lots(MarketSpec.Units units, long lots) {
            return Decimals.format(lots * units.lotSize(), units.sizeScale());
        }
    }

    record Dangers(long timeMillis, List<DangerRow> rows) {}

    /** A step of a margin table, as an operator writes it. */
    record Bracket(
            @Nullable String cap,
            @Nullable String maintenance,
            @Nullable Integer leverageMax) {}

    record Table(@Nullable List<Bracket> brackets) {}

    /** @param added who would be liquidated by the table and is not already */
    record Preview(long timeMillis, List<DangerRow> already, List<DangerRow> added) {}

    @GetMapping("/api/admin/risk/dangers")
    Dangers dangers(@RequestParam(name = "limit", defaultValue = "100") int limit) {
        if (limit < 1 || limit > ROWS_MAX) {
            throw invalid("limit must be 1 to " + ROWS_MAX + ".");
        }
        PublishedAccounts.Moment moment = accounts.moment();
        List<DangerRow> rows = accounts.all().stream()
                .flatMap(account -> Danger.of(account, moment.markets(), moment.collateral()).stream())
                .sorted(Comparator.comparingLong(Danger::ratioPpm)
                        .reversed()
                        .thenComparingLong(Danger::account)
                        .thenComparing(Danger::symbol))
                .limit(limit)
                .map(DangerRow::of)
                .toList();
        return new Dangers(moment.timeMillis(), rows);
    }

    @GetMapping("/api/admin/risk/exposure")
    List<ExposureRow> exposure() {
        return MarketExposure.of(accounts.moment().markets(), accounts.all()).stream()
                .map(ExposureRow::of)
                .toList();
    }

    @PostMapping("/api/admin/risk/markets/{symbol}/preview")
    Preview preview(@PathVariable("symbol") String symbol, @RequestBody Table table) {
        PublishedAccounts.Moment moment = accounts.moment();
        Optional<MarketView> market = moment.markets().stream()
                .filter(view -> view.spec().symbol().equals(symbol))
                .findFirst();
        if (market.isEmpty()) {
            throw Approvals.refused(HttpStatus.NOT_FOUND, "MARKET_UNKNOWN", "There is no such market.");
        }
        BracketPreview preview = BracketPreview.of(
                accounts.all(),
                moment.markets(),
                moment.collateral(),
                market.get().spec().market(),
                read(table.brackets() == null ? List.of() : table.brackets()));
        return new Preview(
                moment.timeMillis(),
                preview.already().stream().map(DangerRow::of).toList(),
                preview.added().stream().map(DangerRow::of).toList());
    }

    private static RuntimeException invalid(String detail) {
        return Approvals.refused(HttpStatus.BAD_REQUEST, "FIELD_INVALID", detail);
    }

    /** Reads a margin table; what keeps it continuous at its steps is computed. */
    private static List<LeverageBracket> read(List<Bracket> forms) {
        try {
            List<LeverageBracket> brackets = new ArrayList<>();
            for (Bracket form : forms) {
                brackets.add(LeverageBracket.above(
                        brackets.isEmpty() ? null : brackets.getLast(),
                        Decimals.parse(String.valueOf(form.cap()), Decimals.UNIT_SCALE),
                        Math.toIntExact(Decimals.parse(String.valueOf(form.maintenance()), PPM_SCALE)),
                        form.leverageMax() == null ? 0 : form.leverageMax()));
            }
            if (brackets.isEmpty() || brackets.size() > MarketSpec.BRACKETS_MAX) {
                throw new IllegalArgumentException(brackets.size() + " steps");
            }
            return brackets;
        } catch (IllegalArgumentException | ArithmeticException malformed) {
            throw invalid("brackets must be 1 to " + MarketSpec.BRACKETS_MAX
                    + " steps with rising cap and maintenance: " + malformed.getMessage());
        }
    }
}
