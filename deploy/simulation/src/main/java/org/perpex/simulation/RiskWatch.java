package org.perpex.simulation;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
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
    /** Those of the present input. */
    private final List<AccountFact.OrderFilled> fills = new ArrayList<>();

    private final ViewSums sums = new ViewSums();
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
            fills.add(fill);
            said(Listings.QUOTE).feesUnits += fill.feeUnits();
            said(Listings.QUOTE).realizedUnits += fill.realizedUnits();
            said(Listings.QUOTE).insuredUnits += fill.insuranceFeeUnits();
        } else if (fact instanceof AccountFact.PositionMoved moved) {
            said(Listings.QUOTE).feesUnits += moved.feeUnits();
            said(Listings.QUOTE).realizedUnits += moved.realizedUnits();
        } else if (fact instanceof FundingFact.Settled settled) {
            Roundings.check(settled);
            said(Listings.QUOTE).roundingUnits += settled.roundingUnits();
        } else if (fact instanceof LiquidationFact.InsurancePaid paid) {
            said(paid.asset()).insuredUnits -= paid.amountUnits();
        }
    }

    private Said said(Asset asset) {
        return said.computeIfAbsent(asset, _ -> new Said());
    }

    /** After an input: only what it has changed is looked at; the sums of everything are kept as they change. */
    void check(AccountEngine engine) {
        engine.drainChanged(this::changed);
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
        fills.forEach(Roundings::check);
        fills.clear();
    }

    private void changed(AccountView view) {
        AccountView before = views.put(view.account(), view);
        if (before != null) {
            sums.add(before, -1);
        }
        sums.add(view, 1);
        for (HoldingView holding : view.holdings()) {
            checkResult(holding);
            checkReserved(holding.openOrders(), holding.buys());
            checkReserved(holding.openOrders(), holding.sells());
        }
    }

    /** Adds everything up anew: the sums that were kept as it changed must be the same. */
    void checkAll() {
        ViewSums anew = new ViewSums();
        views.values().forEach(view -> anew.add(view, 1));
        Check.that(anew.isSameAs(sums), "the sums of all accounts are what their changes come to");
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
        long walletsUnits = sums.walletsUnits(totals.asset());
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
        ViewSums.Market sum = sums.market(market.spec().market());
        Check.that(sum.longLots == sum.shortLots, "long lots equal short lots", sum.longLots - sum.shortLots);
        Check.that(sum.longLots == market.longLots(), "the market counts its longs", sum.longLots);
        Check.that(sum.shortLots == market.shortLots(), "the market counts its shorts", sum.shortLots);
        Check.that(sum.entryUnits == market.entryValueUnits(), "the market sums its entry values", sum.entryUnits);
        Check.that(sum.entryUnits == -market.clearingUnits(), "entry values hold what was realised", sum.entryUnits);
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
