package org.perpex.finance.fee;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.perpex.common.core.Exact;

/** Fills, and by what they were priced. */
public interface PricedFills {

    /** Fills of an account in an interval of engine time, both ends included, the newest first. */
    List<Priced> fills(long account, long fromMillis, long toMillis, int rowsMax);

    /**
     * A fill's fee. Money in units of 1e-8.
     *
     * @param number of the fact
     * @param tickLots price ticks × lots
     * @param by the setting that priced it; null: the market's specification
     */
    record Priced(
            long number,
            long timeMillis,
            int market,
            long orderId,
            long trade,
            boolean maker,
            long tickLots,
            long feeUnits,
            @Nullable By by) {

        /**
         * The rate that priced it: of the setting, or of a specification what the fee comes to, rounded down. That is its
         * rate again where the notional is above 0.01 USDT, since the fee was rounded up by less than a unit, and none of
         * a liquidation took less.
         */
        public int ratePpm(long notionalUnits) {
            if (by != null) {
                return maker ? by.rates().makerPpm() : by.rates().takerPpm();
            }
            return notionalUnits == 0 ? 0 : Math.toIntExact(Exact.mulDivFloor(feeUnits, Exact.PPM, notionalUnits));
        }
    }

    /** A setting as the engine said it, and the rule that it came from if that is known. */
    record By(
            long number,
            Place place,
            Rates rates,
            int tier,
            long version,
            long operator,
            String reason,
            RuleKind kind,
            long rule) {}
}
