package org.perpex.finance.income;

import java.util.Comparator;
import org.perpex.common.core.Asset;

/**
 * A change of a futures wallet.
 *
 * @param number of the fact that says it, dense over all accounts; with the type it names the change
 * @param timeMillis engine time
 * @param market 0 for a transfer
 * @param tradeNumber 0 if no trade made it
 * @param units signed, in 1e-8 of the asset
 */
public record Income(
        IncomeType type, long number, long timeMillis, int market, long tradeNumber, Asset asset, long units) {

    /** Oldest first. */
    public static final Comparator<Income> OLDEST_FIRST =
            Comparator.comparingLong(Income::number).thenComparing(Income::type);
}
