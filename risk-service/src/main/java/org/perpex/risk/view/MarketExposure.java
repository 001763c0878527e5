package org.perpex.risk.view;

import java.util.ArrayList;
import java.util.List;
import org.perpex.risk.engine.AccountView;
import org.perpex.risk.engine.HoldingView;
import org.perpex.risk.engine.MarketView;

/**
 * Who holds a market, at one moment.
 *
 * @param longAccounts how many positions are long
 * @param largestLongLots of one position
 */
public record MarketExposure(
        MarketView market, int longAccounts, int shortAccounts, long largestLongLots, long largestShortLots) {

    /** Every market, by number. */
    public static List<MarketExposure> of(List<MarketView> markets, List<AccountView> accounts) {
        List<MarketExposure> exposures = new ArrayList<>(markets.size());
        for (MarketView market : markets) {
            exposures.add(of(market, accounts));
        }
        return exposures;
    }

    private static MarketExposure of(MarketView market, List<AccountView> accounts) {
        int longs = 0;
        int shorts = 0;
        long largestLong = 0;
        long largestShort = 0;
        for (AccountView account : accounts) {
            for (HoldingView holding : account.holdings()) {
                if (holding.market() == market.spec().market()) {
                    long lots = holding.positionLots();
                    longs += lots > 0 ? 1 : 0;
                    shorts += lots < 0 ? 1 : 0;
                    largestLong = Math.max(largestLong, lots);
                    largestShort = Math.max(largestShort, -lots);
                }
            }
        }
        return new MarketExposure(market, longs, shorts, largestLong, largestShort);
    }

    /** What all long positions are worth at the mark price, in units of the quote asset. */
    public long openInterestUnits() {
        return market.notionalUnits(market.markTicks(), market.longLots());
    }
}
