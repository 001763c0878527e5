package org.perpex.risk.engine;

import java.util.List;
import org.perpex.common.core.Asset;

/**
 * The sums over all accounts at one moment. Immutable.
 *
 * @param lastOrderId the id of the newest order, 0 before the first
 * @param rememberedRequests how many requests a repetition of which would be recognised
 */
public record TotalsView(
        int accounts, int openOrders, int rememberedRequests, long lastOrderId, List<AssetView> assets) {

    public TotalsView {
        assets = List.copyOf(assets);
    }

    /**
     * Where an asset's money is.
     *
     * @param transferredUnits transfers in less transfers out
     * @param roundingUnits what divisions left over
     * @param insuranceUnits what the insurance fund holds
     */
    public record AssetView(
            Asset asset,
            long walletsUnits,
            long feeIncomeUnits,
            long clearingUnits,
            long transferredUnits,
            long roundingUnits,
            long insuranceUnits) {

        /** What is held beyond what came in. Anything but 0 is a bug. */
        public long deviationUnits() {
            return walletsUnits + feeIncomeUnits + clearingUnits + roundingUnits + insuranceUnits - transferredUnits;
        }

        static AssetView of(AssetTotals totals) {
            return new AssetView(
                    totals.asset(),
                    totals.walletsUnits(),
                    totals.feeIncomeUnits(),
                    totals.clearingUnits(),
                    totals.transferredUnits(),
                    totals.roundingUnits(),
                    totals.insuranceUnits());
        }
    }
}
