package org.perpex.simulation;

import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import org.perpex.common.contract.AccountFact;
import org.perpex.common.contract.Destination;
import org.perpex.common.contract.FundingFact;
import org.perpex.common.contract.LiquidationFact;
import org.perpex.common.contract.Message;
import org.perpex.common.core.Asset;
import org.perpex.common.core.Check;
import org.perpex.common.core.TransferDirection;
import org.perpex.risk.engine.AccountEngine;
import org.perpex.risk.engine.AccountView;
import org.perpex.risk.engine.HoldingView;
import org.perpex.risk.engine.MarketView;
import org.perpex.risk.engine.TotalsView;

/** Adds up, after each input of the account engine, all that it has published and all that it has said. */
final class RiskWatch {

    private final TreeMap<Long, AccountView> views = new TreeMap<>();
    private final Map<Asset, Said> said = new EnumMap<>(Asset.class);

    /** What the facts of one asset come to. */
    private static final class Said {
        long transferredUnits;
        long feesUnits;
        long realizedUnits;
        long insuredUnits;
        long roundingUnits;
    }

    /** The latest view of each account. */
    Map<Long, AccountView> views() {
        return views;
    }

    void said(Destination destination, Message fact) {
        if (!destination.equals(Destination.ASSET)) {
            return;
        }
        if (fact instanceof AccountFact.TransferApplied transfer && transfer.accepted()) {
            said(transfer.asset()).transferredUnits +=
                    transfer.direction() == TransferDirection.IN ? transfer.amountUnits() : -transfer.amountUnits();
        } else if (fact instanceof AccountFact.OrderFilled fill) {
            said(Listings.QUOTE).feesUnits += fill.feeUnits();
            said(Listings.QUOTE).realizedUnits += fill.realizedUnits();
            said(Listings.QUOTE).insuredUnits += fill.insuranceFeeUnits();
        } else if (fact instanceof AccountFact.PositionMoved moved) {
            said(Listings.QUOTE).feesUnits += moved.feeUnits();
            said(Listings.QUOTE).realizedUnits += moved.realizedUnits();
        } else if (fact instanceof FundingFact.Settled settled) {
            said(Listings.QUOTE).roundingUnits += settled.roundingUnits();
        } else if (fact instanceof LiquidationFact.InsurancePaid paid) {
            said(paid.asset()).insuredUnits -= paid.amountUnits();
        }
    }

    private Said said(Asset asset) {
        return said.computeIfAbsent(asset, _ -> new Said());
    }

    void check(AccountEngine engine) {
        engine.drainChanged(view -> views.put(view.account(), view));
        for (TotalsView.AssetView totals : engine.totals().assets()) {
            checkMoney(totals);
        }
        long clearingUnits = 0;
        for (MarketView market : engine.markets()) {
            checkMarket(market);
            clearingUnits += market.clearingUnits();
        }
        long realizedUnits = said(Listings.QUOTE).realizedUnits;
        Check.that(clearingUnits == -realizedUnits, "the markets clear what was said to be realised", clearingUnits);
    }

    private void checkMoney(TotalsView.AssetView totals) {
        Said facts = said(totals.asset());
        Check.that(
                totals.deviationUnits() == 0,
                "wallets, fees, clearing, insurance and rounding hold what was transferred",
                totals.deviationUnits());
        Check.that(
                totals.transferredUnits() == facts.transferredUnits,
                "what was transferred is what was said",
                facts.transferredUnits);
        Check.that(totals.feeIncomeUnits() == facts.feesUnits, "fees are what was said", facts.feesUnits);
        Check.that(totals.insuranceUnits() == facts.insuredUnits, "the fund is what was said", facts.insuredUnits);
        Check.that(totals.roundingUnits() == facts.roundingUnits, "rounding is what was said", facts.roundingUnits);
        long walletsUnits = 0;
        for (AccountView view : views.values()) {
            walletsUnits += walletUnits(view, totals.asset());
        }
        Check.that(walletsUnits == totals.walletsUnits(), "the sum of wallets is their sum", walletsUnits);
    }

    static long walletUnits(AccountView view, Asset asset) {
        for (AccountView.Wallet wallet : view.wallets()) {
            if (wallet.asset() == asset) {
                return wallet.units();
            }
        }
        return 0;
    }

    private void checkMarket(MarketView market) {
        long longLots = 0;
        long shortLots = 0;
        long entryUnits = 0;
        for (AccountView view : views.values()) {
            for (HoldingView holding : view.holdings()) {
                if (holding.market() == market.spec().market()) {
                    longLots += Math.max(0, holding.positionLots());
                    shortLots += Math.max(0, -holding.positionLots());
                    entryUnits += holding.entryValueUnits();
                    checkResult(holding);
                    checkReserved(holding.openOrders(), holding.buys());
                    checkReserved(holding.openOrders(), holding.sells());
                }
            }
        }
        Check.that(longLots == shortLots, "long lots equal short lots", longLots - shortLots);
        Check.that(longLots == market.longLots(), "the market counts its longs", longLots);
        Check.that(shortLots == market.shortLots(), "the market counts its shorts", shortLots);
        Check.that(entryUnits == market.entryValueUnits(), "the market sums its entry values", entryUnits);
        Check.that(entryUnits == -market.clearingUnits(), "entry values hold what was realised", entryUnits);
    }

    private static void checkResult(HoldingView holding) {
        boolean idle = holding.positionLots() != 0 || holding.breakEvenValueUnits() == 0;
        Check.that(idle, "what is closed has nothing to break even", holding.breakEvenValueUnits());
    }

    private static void checkReserved(int openOrders, HoldingView.OpenSideView side) {
        boolean positive = side.lots() >= 0
                && side.notionalUnits() >= 0
                && side.lossUnits() >= 0
                && side.reduceOnlyLots() >= 0
                && openOrders >= 0;
        Check.that(positive, "no reservation is negative: " + side);
        boolean idle = side.equals(HoldingView.OpenSideView.NONE);
        Check.that(openOrders > 0 || idle, "without open orders nothing is reserved: " + side);
    }
}
