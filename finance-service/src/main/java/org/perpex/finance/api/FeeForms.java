package org.perpex.finance.api;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.perpex.common.core.AccountId;
import org.perpex.common.core.Decimals;
import org.perpex.common.spring.approval.Approvals;
import org.perpex.common.spring.dialect.DialectException;
import org.perpex.common.spring.market.Markets;
import org.perpex.finance.fee.FeeRules;
import org.perpex.finance.fee.Place;
import org.perpex.finance.fee.Rates;
import org.perpex.finance.fee.Schedule;
import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponseException;

/**
 * What operators ask for, as they write it: rates as fractions with at most six places, money in USDT, times in UTC as
 * {@code 2026-12-01T00:00:00Z}. Says clearly what is wrong with it.
 */
final class FeeForms {

    /** The last moment that a rule can have: the end of the year 9999. */
    static final long NEVER_MILLIS = 253_402_300_799_999L;

    private static final int PPM_SCALE = 6;
    private static final long PPM_ABOVE = 1_000_000;

    private FeeForms() {}

    /** A tier; the first of a list is tier 1. */
    record TierForm(
            @Nullable String volume,
            @Nullable String balance,
            @Nullable String maker,
            @Nullable String taker) {}

    /** @param from when it begins; as soon as it is applied if it is left out */
    record ScheduleForm(@Nullable String from, @Nullable List<TierForm> tiers) {}

    /**
     * An agreement with a user, or without one a holiday.
     *
     * @param subAccount 0 if it is left out
     * @param symbol all markets if it is left out, which a holiday cannot
     * @param from as soon as it is applied if it is left out
     * @param until without end if it is left out
     */
    record RuleForm(
            @Nullable Long userId,
            @Nullable Integer subAccount,
            @Nullable String symbol,
            @Nullable String maker,
            @Nullable String taker,
            @Nullable String from,
            @Nullable String until) {}

    /** What is approved: one of the three. */
    record Payload(
            @Nullable ScheduleForm schedule,
            @Nullable RuleForm rule,
            @Nullable Long endOfRule) {}

    static List<Schedule.Tier> tiers(ScheduleForm form) {
        List<TierForm> forms = form.tiers();
        if (forms == null) {
            throw invalid("tiers must be a list.");
        }
        List<Schedule.Tier> tiers = new ArrayList<>();
        for (TierForm tier : forms) {
            int number = tiers.size() + 1;
            String of = " of tier " + number;
            tiers.add(new Schedule.Tier(
                    number,
                    money("volume" + of, tier.volume()),
                    money("balance" + of, tier.balance()),
                    new Rates(ppm("maker" + of, tier.maker()), ppm("taker" + of, tier.taker()))));
        }
        new Schedule(0, 0, 0, tiers).objection().ifPresent(objection -> {
            throw invalid(objection);
        });
        return tiers;
    }

    static Place place(RuleForm form, Markets markets) {
        int market = form.symbol() == null ? 0 : market(form.symbol(), markets);
        Long user = form.userId();
        if (user == null) {
            if (market == 0) {
                throw invalid("symbol must name the market of a holiday.");
            }
            if (form.subAccount() != null) {
                throw invalid("userId must be there with a subAccount.");
            }
            return Place.everybody(market);
        }
        int subAccount = form.subAccount() == null ? 0 : form.subAccount();
        if (user < 1 || user >= AccountId.USER_MAX) {
            throw invalid("userId must be the number of a user.");
        }
        if (subAccount < 0 || subAccount > AccountId.SUB_ACCOUNT_MAX) {
            throw invalid("subAccount must be 0 to " + AccountId.SUB_ACCOUNT_MAX + ".");
        }
        return new Place(AccountId.of(user, subAccount).value(), market);
    }

    static Rates rates(RuleForm form) {
        Rates rates = new Rates(ppm("maker", form.maker()), ppm("taker", form.taker()));
        if (!rates.isListed()) {
            throw invalid("taker must be 0 to 0.1, maker at most 0.1 and not below -taker.");
        }
        return rates;
    }

    /** @param nowMillis when it begins if no moment is named */
    static FeeRules.Span span(RuleForm form, long nowMillis) {
        long from = moment("from", form.from(), nowMillis);
        long until = moment("until", form.until(), NEVER_MILLIS);
        if (until <= from || until <= nowMillis) {
            throw invalid("until must lie after from, and after now.");
        }
        return new FeeRules.Span(from, until);
    }

    static long moment(String field, @Nullable String text, long without) {
        if (text == null) {
            return without;
        }
        try {
            long millis = Instant.parse(text).toEpochMilli();
            if (millis > 0 && millis <= NEVER_MILLIS) {
                return millis;
            }
        } catch (DateTimeParseException | ArithmeticException notAMoment) {
            // Answered below, together with moments out of range.
        }
        throw invalid(field + " must be a time in UTC such as 2026-12-01T00:00:00Z.");
    }

    private static int market(String symbol, Markets markets) {
        try {
            return markets.require(symbol).market();
        } catch (DialectException unknown) {
            throw invalid("symbol must be that of a market.");
        }
    }

    private static long money(String field, @Nullable String text) {
        try {
            return Decimals.parse(text == null ? "" : text, Decimals.UNIT_SCALE);
        } catch (NumberFormatException notMoney) {
            throw invalid(field + " must be a decimal number with at most eight places.");
        }
    }

    private static int ppm(String field, @Nullable String text) {
        try {
            long ppm = Decimals.parse(text == null ? "" : text, PPM_SCALE);
            if (Math.abs(ppm) < PPM_ABOVE) {
                return (int) ppm;
            }
        } catch (NumberFormatException notARate) {
            // Answered below, together with rates out of range.
        }
        throw invalid(field + " must be a fraction with at most six places, such as 0.000350.");
    }

    static ErrorResponseException invalid(String detail) {
        return Approvals.refused(HttpStatus.BAD_REQUEST, "FIELD_INVALID", detail);
    }
}
