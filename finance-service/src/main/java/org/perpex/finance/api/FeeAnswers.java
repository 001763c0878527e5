package org.perpex.finance.api;

import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.perpex.common.core.AccountId;
import org.perpex.common.core.Decimals;
import org.perpex.common.core.MarketSpec;
import org.perpex.common.spring.market.Markets;
import org.perpex.finance.fee.FeeRecords;
import org.perpex.finance.fee.FeeSettings;
import org.perpex.finance.fee.Given;
import org.perpex.finance.fee.PricedFills;
import org.perpex.finance.fee.Rates;
import org.perpex.finance.fee.Schedule;
import org.perpex.finance.fee.Standing;
import org.springframework.stereotype.Component;

/** What an account pays and why, for whom it concerns and for operators. Rates are fractions, money is USDT. */
@Component
class FeeAnswers {

    static final String LIMIT_DEFAULT = "100";
    static final String FOR_EVER = "9223372036854775807";

    private static final int ROWS_MAX = 1_000;
    private static final int SETTINGS_MAX = 100;
    private static final int PPM_SCALE = 6;

    private final FeeRecords records;
    private final Markets markets;
    private final InstantSource clock;

    FeeAnswers(FeeRecords records, Markets markets, InstantSource clock) {
        this.records = records;
        this.markets = markets;
        this.clock = clock;
    }

    /** @param fact the number of the fact by which the engine said it; 0 as long as it has not */
    record SettingAnswer(
            @Nullable String symbol,
            long version,
            String kind,
            long rule,
            int tier,
            @Nullable String maker,
            @Nullable String taker,
            String request,
            long sent,
            long fact) {}

    record AccountAnswer(long account, int tier, String volume, String balance, List<SettingAnswer> settings) {}

    /** @param rate of the rule; of a specification what the fee comes to, which rounding and liquidations change */
    record FillAnswer(
            long number,
            long time,
            @Nullable String symbol,
            long orderId,
            long tradeId,
            boolean maker,
            String notional,
            String fee,
            String rate,
            String kind,
            long rule,
            String reason,
            long fact) {}

    /** Tier, volume and balance of an account's user, and what the account was given. */
    AccountAnswer account(AccountId account) {
        Standing standing = records.standings().of(account.user());
        int tier = records.rules()
                .rulebook()
                .schedule(clock.millis())
                .tier(standing)
                .map(Schedule.Tier::tier)
                .orElse(0);
        return new AccountAnswer(
                account.value(),
                tier,
                Decimals.formatUnits(standing.volumeUnits()),
                Decimals.formatUnits(standing.balanceUnits()),
                records.settings().history(account.value(), SETTINGS_MAX).stream()
                        .map(this::setting)
                        .toList());
    }

    /** Fills of an account, the newest first, and by what each was priced. */
    List<FillAnswer> fills(AccountId account, long from, long to, int limit) {
        if (limit < 1 || limit > ROWS_MAX) {
            throw FeeForms.invalid("limit must be 1 to " + ROWS_MAX + ".");
        }
        return records.fills().fills(account.value(), from, to, limit).stream()
                .map(this::fill)
                .toList();
    }

    @Nullable
    String symbol(int market) {
        return market == 0
                ? null
                : markets.byNumber(market).map(MarketSpec::symbol).orElse(null);
    }

    static String ratio(int ppm) {
        return Decimals.format(ppm, PPM_SCALE);
    }

    private SettingAnswer setting(FeeSettings.Heard heard) {
        Given given = heard.sent().given();
        boolean none = given.rates().equals(Rates.NONE);
        return new SettingAnswer(
                symbol(heard.place().market()),
                heard.sent().version(),
                given.kind().name(),
                given.rule(),
                given.tier(),
                none ? null : ratio(given.rates().makerPpm()),
                none ? null : ratio(given.rates().takerPpm()),
                heard.sent().request(),
                heard.sent().sentMillis(),
                heard.number());
    }

    private FillAnswer fill(PricedFills.Priced fill) {
        PricedFills.By by = fill.by();
        long notional = Math.multiplyExact(
                fill.tickLots(),
                markets.byNumber(fill.market())
                        .map(spec -> spec.units().unitsPerTickLot())
                        .orElse(0L));
        return new FillAnswer(
                fill.number(),
                fill.timeMillis(),
                symbol(fill.market()),
                fill.orderId(),
                fill.trade(),
                fill.maker(),
                Decimals.formatUnits(notional),
                Decimals.formatUnits(fill.feeUnits()),
                ratio(fill.ratePpm(notional)),
                by == null ? "SPECIFICATION" : by.kind().name(),
                by == null ? 0 : by.rule(),
                by == null ? "specification of the market" : by.reason(),
                by == null ? 0 : by.number());
    }
}
