package org.perpex.simulation;

import java.util.Arrays;
import org.perpex.common.core.Asset;
import org.perpex.risk.engine.AccountView;
import org.perpex.risk.engine.HoldingView;

/** What the views of all accounts come to: wallets by asset, positions by market. */
final class ViewSums {

    private static final int ASSETS =
            Arrays.stream(Asset.values()).mapToInt(asset -> asset.code).max().orElseThrow() + 1;

    private final long[] walletsUnits = new long[ASSETS];
    private final Market[] markets = new Market[Listings.LISTED.length + 1];

    ViewSums() {
        Arrays.setAll(markets, _ -> new Market());
    }

    /** The positions of one market. */
    static final class Market {
        long longLots;
        long shortLots;
        long entryUnits;

        private boolean isSameAs(Market other) {
            return longLots == other.longLots && shortLots == other.shortLots && entryUnits == other.entryUnits;
        }
    }

    /** Adds what an account has, or takes it away: the sign is 1 or -1. */
    void add(AccountView view, int sign) {
        for (AccountView.Wallet wallet : view.wallets()) {
            walletsUnits[wallet.asset().code] += sign * wallet.units();
        }
        for (HoldingView holding : view.holdings()) {
            Market market = markets[holding.market()];
            market.longLots += sign * Math.max(0, holding.positionLots());
            market.shortLots += sign * Math.max(0, -holding.positionLots());
            market.entryUnits += sign * holding.entryValueUnits();
        }
    }

    long walletsUnits(Asset asset) {
        return walletsUnits[asset.code];
    }

    Market market(int market) {
        return markets[market];
    }

    boolean isSameAs(ViewSums other) {
        boolean same = Arrays.equals(walletsUnits, other.walletsUnits);
        for (int i = 0; i < markets.length; i++) {
            same &= markets[i].isSameAs(other.markets[i]);
        }
        return same;
    }
}
