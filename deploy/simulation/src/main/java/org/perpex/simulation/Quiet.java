package org.perpex.simulation;

import org.jspecify.annotations.Nullable;
import org.perpex.common.contract.Destination;
import org.perpex.common.contract.Source;
import org.perpex.common.contract.StreamMark;
import org.perpex.common.core.AccountId;
import org.perpex.common.core.Asset;
import org.perpex.common.core.Check;
import org.perpex.common.core.Side;
import org.perpex.risk.engine.AccountView;
import org.perpex.risk.engine.HoldingView;
import org.perpex.risk.engine.TotalsView;
import org.perpex.wallet.ledger.AccountKey;
import org.perpex.wallet.ledger.AccountKind;

/** What must hold when nobody has anything left to do: all who saw the same say the same. */
final class Quiet {

    private static final Asset[] ASSETS = Asset.values();

    private final Plane plane;

    Quiet(Plane plane) {
        this.plane = plane;
    }

    void check() {
        checkHeard();
        plane.riskWatch.checkAll();
        plane.bookWatch.checkAll(plane.match.engine().core());
        for (int market : Listings.LISTED) {
            checkPositions(market);
            checkDepth(market, Side.BUY);
            checkDepth(market, Side.SELL);
        }
        int openOrders = plane.risk.engine().core().totals().openOrders();
        long resting = plane.match.engine().core().restingOrders();
        Check.that(openOrders == resting, "the orders that are open rest", openOrders);
        plane.ear.outcomes.checkAnswered();
        plane.ear.lives.checkSame(resting);
        checkLedger();
    }

    /** Every stream has arrived whole at everybody who reads it. */
    private void checkHeard() {
        same(plane.risk.outlet(Destination.ORDER).end(), plane.match.reading().mark(Source.RISK));
        same(plane.match.outlet(Destination.RISK).end(), plane.risk.reading().mark(Source.MATCH));
        same(plane.match.outlet(Destination.TRADE).end(), plane.ear.book().mark(Source.MATCH));
        same(
                plane.risk.outlet(Destination.TRADE_REJECTED).end(),
                plane.ear.refusals().mark(Source.RISK));
        same(plane.risk.outlet(Destination.ASSET).end(), plane.ear.accounts().mark(Source.RISK));
        same(plane.risk.outlet(Destination.ASSET).end(), plane.books.reading().mark(Source.RISK));
        same(plane.senders.walletEnd(), plane.risk.reading().mark(Source.WALLET));
        same(plane.senders.marketEnd(), plane.risk.reading().mark(Source.MARKET));
    }

    private static void same(StreamMark said, StreamMark heard) {
        Check.that(said.equals(heard), "a stream arrives whole: said " + said + ", heard " + heard);
    }

    private void checkPositions(int market) {
        for (long account : Listings.HOLDERS) {
            HoldingView holding = holding(account, market);
            long lots = plane.match.engine().core().positionLots(market, account);
            Check.that(
                    lots == (holding == null ? 0 : holding.positionLots()),
                    "both engines know the same position of account " + account,
                    lots);
        }
    }

    private @Nullable HoldingView holding(long account, int market) {
        AccountView view = plane.riskWatch.views().get(account);
        if (view == null) {
            return null;
        }
        for (HoldingView holding : view.holdings()) {
            if (holding.market() == market) {
                return holding;
            }
        }
        return null;
    }

    /** Plain orders are shown whole, reduce-only ones as far as a position covers them. */
    private void checkDepth(int market, Side side) {
        long plainLots = 0;
        long reduceOnlyLots = 0;
        for (AccountView view : plane.riskWatch.views().values()) {
            HoldingView holding = holding(view.account(), market);
            if (holding != null) {
                plainLots += holding.openLots(side);
                reduceOnlyLots += holding.reduceOnlyLots(side);
            }
        }
        long shownLots = plane.bookWatch.shownLots(market, side);
        Check.that(shownLots >= plainLots, "what is reserved for is shown", shownLots - plainLots);
        Check.that(shownLots <= plainLots + reduceOnlyLots, "what is shown is open", shownLots - plainLots);
    }

    private void checkLedger() {
        WalletTables tables = plane.books.wallet().tables();
        tables.checkSums();
        for (Asset asset : ASSETS) {
            for (long account : Listings.ACCOUNTS) {
                AccountView view = plane.riskWatch.views().get(account);
                long engineUnits = view == null ? 0 : RiskWatch.walletUnits(view, asset);
                long ledgerUnits = tables.units(AccountKey.futures(new AccountId(account), asset));
                Check.that(
                        engineUnits == ledgerUnits,
                        "ledger and engine have the same in the wallet of account " + account,
                        ledgerUnits - engineUnits);
            }
            checkHouse(asset);
        }
        int pending = plane.books.wallet().pendingTransfers();
        Check.that(pending == 0, "every transfer has ended", pending);
    }

    private void checkHouse(Asset asset) {
        for (TotalsView.AssetView totals : plane.risk.engine().core().totals().assets()) {
            if (totals.asset() == asset) {
                house(AccountKind.FEE_INCOME, asset, totals.feeIncomeUnits());
                house(AccountKind.INSURANCE_FUND, asset, totals.insuranceUnits());
                house(AccountKind.ROUNDING, asset, totals.roundingUnits());
            }
        }
        house(AccountKind.FUNDING_CLEARING, asset, 0);
        house(AccountKind.TRANSFERS_IN_TRANSIT, asset, 0);
    }

    private void house(AccountKind kind, Asset asset, long engineUnits) {
        long ledgerUnits = plane.books.wallet().tables().units(AccountKey.house(kind, asset));
        Check.that(engineUnits == ledgerUnits, "ledger and engine have the same of " + kind, ledgerUnits - engineUnits);
    }

    /** What must hold besides when all orders have been canceled. */
    void checkEmpty() {
        Check.that(plane.match.engine().core().restingOrders() == 0, "nothing rests");
        for (AccountView view : plane.riskWatch.views().values()) {
            for (HoldingView holding : view.holdings()) {
                boolean idle = holding.openOrders() == 0
                        && holding.buys().equals(HoldingView.OpenSideView.NONE)
                        && holding.sells().equals(HoldingView.OpenSideView.NONE);
                Check.that(idle, "nothing is reserved: " + holding);
            }
        }
    }
}
