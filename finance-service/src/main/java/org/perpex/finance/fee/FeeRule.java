package org.perpex.finance.fee;

/**
 * Rates of an account, by agreement, or of everybody in a market, on a holiday.
 *
 * @param rule its number; the newer of two counts
 * @param place whose rates and where
 * @param fromMillis the first moment at which it holds
 * @param untilMillis the first at which it does not any more
 * @param operator who made it
 */
public record FeeRule(long rule, Place place, Rates rates, long fromMillis, long untilMillis, long operator) {

    boolean holds(long nowMillis) {
        return nowMillis >= fromMillis && nowMillis < untilMillis;
    }

    RuleKind kind() {
        return place.isEverybody() ? RuleKind.HOLIDAY : RuleKind.AGREEMENT;
    }
}
