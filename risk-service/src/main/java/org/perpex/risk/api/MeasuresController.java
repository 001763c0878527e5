package org.perpex.risk.api;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.perpex.common.core.AccountId;
import org.perpex.common.core.Decimals;
import org.perpex.common.spring.approval.Approvals;
import org.perpex.common.spring.identity.Role;
import org.perpex.common.spring.web.AllowedRoles;
import org.perpex.risk.measure.AccountMeasures;
import org.perpex.risk.measure.HouseMeasures;
import org.perpex.risk.measure.MeasureBoard;
import org.perpex.risk.measure.ValueAtRisk;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** How risky accounts and the house are. Nothing here changes anything. */
@RestController
@AllowedRoles({Role.SUPPORT, Role.OPERATOR, Role.RISK_MANAGER, Role.ADMIN})
class MeasuresController {

    private static final int ROWS_MAX = 1_000;
    private static final int PPM_SCALE = 6;

    private final MeasureBoard board;

    MeasuresController(MeasureBoard board) {
        this.board = board;
    }

    /**
     * A value at risk.
     *
     * @param sample days that it is taken from
     * @param sampleMin days below which it is not known
     * @param historical null if it is not known
     */
    record Loss(
            int sample,
            int sampleMin,
            @Nullable String historical,
            @Nullable String parametric) {

        static Loss of(ValueAtRisk loss) {
            return new Loss(
                    loss.sample(),
                    ValueAtRisk.SAMPLE_MIN,
                    money(loss.historicalUnits()),
                    money(loss.parametricUnits()));
        }

        private static @Nullable String money(@Nullable Long units) {
            return units == null ? null : Texts.money(units);
        }
    }

    record Row(
            long account,
            long userId,
            int subAccount,
            String equity,
            String exposure,
            String marginUsage,
            String concentration,
            @Nullable String liquidationDistance,
            Loss valueAtRisk,
            String score) {

        static Row of(AccountMeasures measures) {
            AccountId account = new AccountId(measures.account());
            return new Row(
                    measures.account(),
                    account.user(),
                    account.subAccount(),
                    Texts.money(measures.equityUnits()),
                    Texts.money(measures.exposureUnits()),
                    share(measures.usagePpm()),
                    share(measures.concentrationPpm()),
                    shareOrNull(measures.distancePpm()),
                    Loss.of(measures.valueAtRisk()),
                    share(measures.scorePpm()));
        }
    }

    record House(
            int accounts,
            String exposure,
            String marginUsageMax,
            String concentration,
            @Nullable String liquidationDistanceMin,
            String scoreMax,
            String valueAtRisk,
            int unmeasured,
            String shortfall) {

        static House of(HouseMeasures house) {
            return new House(
                    house.accounts(),
                    Texts.money(house.exposureUnits()),
                    share(house.usageMaxPpm()),
                    share(house.concentrationPpm()),
                    shareOrNull(house.distanceMinPpm()),
                    share(house.scoreMaxPpm()),
                    Texts.money(house.valueAtRiskUnits()),
                    house.unmeasured(),
                    Texts.money(house.shortfallUnits()));
        }
    }

    record Measures(long timeMillis, House house, List<Row> accounts) {}

    record Measured(long timeMillis, Row measures) {}

    @GetMapping("/api/admin/risk/measures")
    Measures measures(@RequestParam(name = "limit", defaultValue = "100") int limit) {
        if (limit < 1 || limit > ROWS_MAX) {
            throw Approvals.refused(HttpStatus.BAD_REQUEST, "FIELD_INVALID", "limit must be 1 to " + ROWS_MAX + ".");
        }
        MeasureBoard.Look look = board.last();
        return new Measures(
                look.house().timeMillis(),
                House.of(look.house()),
                look.riskiest().stream().limit(limit).map(Row::of).toList());
    }

    @GetMapping("/api/admin/risk/measures/{account}")
    Measured account(@PathVariable("account") long account) {
        long timeMillis = board.timeMillis();
        return board.measure(account)
                .map(measures -> new Measured(timeMillis, Row.of(measures)))
                .orElseThrow(() -> Approvals.refused(
                        HttpStatus.NOT_FOUND, "ACCOUNT_UNKNOWN", "The engine has no account " + account + "."));
    }

    private static String share(long ppm) {
        return Decimals.format(ppm, PPM_SCALE);
    }

    private static @Nullable String shareOrNull(@Nullable Long ppm) {
        return ppm == null ? null : share(ppm);
    }
}
