package org.perpex.risk.engine;

import org.jspecify.annotations.Nullable;
import org.perpex.common.contract.BookFact;
import org.perpex.common.contract.Destination;
import org.perpex.common.contract.FundingCommand;
import org.perpex.common.contract.FundingFact;
import org.perpex.common.contract.engine.FactSink;
import org.perpex.common.core.Exact;
import org.perpex.common.core.RejectReason;

/**
 * Lets longs and shorts of a market pay each other, as {@code docs/concepts/funding.md} states it. What an account pays
 * is rounded up, what it receives down; what that leaves over is booked as rounding. Not thread-safe.
 */
final class Funding {

    /** Parts per billion: the scale of funding rates. */
    private static final long PPB = 1_000_000_000L;

    private final Accounts accounts;
    private final Markets markets;
    private final Insurance insurance;
    private final Ranks ranks;
    private final long[] dueMillis = new long[Limits.MARKETS_MAX + 1];

    Funding(Accounts accounts, Markets markets, Insurance insurance, Ranks ranks) {
        this.accounts = accounts;
        this.markets = markets;
        this.insurance = insurance;
        this.ranks = ranks;
    }

    /** Pays the interval that a command ends, unless it or a later one was paid before. */
    void pay(long timeMillis, FundingCommand.Pay pay, FactSink facts) {
        MarketState market = markets.find(pay.market());
        RejectReason objection = objection(pay, market);
        if (market == null || objection != null) {
            RejectReason reason = objection == null ? RejectReason.MARKET_UNKNOWN : objection;
            facts.append(Destination.TRADE_REJECTED, new BookFact.Rejected(pay.request(), 0, 0, pay.market(), reason));
            return;
        }
        dueMillis[pay.market()] = pay.dueMillis();
        Sums sums = new Sums();
        for (long id : accounts.sortedIds()) {
            Account account = accounts.at(id);
            for (Holding holding : account.holdings()) {
                if (holding.market() == pay.market() && holding.positionLots() != 0) {
                    sums.add(pay(timeMillis, pay, market, account, holding, facts));
                }
            }
        }
        long roundingUnits = Math.subtractExact(sums.paidUnits, sums.receivedUnits);
        accounts.totals(market.spec().quote()).rounded(roundingUnits);
        facts.append(
                Destination.ASSET,
                new FundingFact.Settled(
                        pay.request(),
                        pay.market(),
                        pay.dueMillis(),
                        pay.ratePpb(),
                        pay.priceTicks(),
                        sums.positions,
                        sums.paidUnits,
                        sums.receivedUnits,
                        roundingUnits));
        ranks.publish(pay.market(), facts);
    }

    /** What the positions of a market paid and received in all. */
    private static final class Sums {
        private int positions;
        private long paidUnits;
        private long receivedUnits;

        void add(long amountUnits) {
            positions++;
            paidUnits = Math.addExact(paidUnits, Math.max(0, -amountUnits));
            receivedUnits = Math.addExact(receivedUnits, Math.max(0, amountUnits));
        }
    }

    private @Nullable RejectReason objection(FundingCommand.Pay pay, @Nullable MarketState market) {
        if (market == null) {
            return RejectReason.MARKET_UNKNOWN;
        }
        if (pay.priceTicks() < 1 || pay.priceTicks() > market.spec().limits().priceTicksMax()) {
            return RejectReason.PRICE_OUT_OF_RANGE;
        }
        if (pay.dueMillis() <= dueMillis[pay.market()]) {
            return RejectReason.VERSION_NOT_HIGHER;
        }
        boolean isListed = pay.ratePpb() >= -Limits.FUNDING_PPB_MAX && pay.ratePpb() <= Limits.FUNDING_PPB_MAX;
        return isListed ? null : RejectReason.UNSUPPORTED;
    }

    /** Pays for one position and returns what it received, negative if it paid. */
    private long pay(
            long timeMillis,
            FundingCommand.Pay pay,
            MarketState market,
            Account account,
            Holding holding,
            FactSink facts) {
        long notionalUnits = market.notionalUnits(pay.priceTicks(), holding.positionLots());
        // Rounding the signed cost up rounds what is paid up and what is received down.
        long amountUnits = -Exact.mulDivCeil(notionalUnits, pay.ratePpb(), PPB);
        accounts.moveWallet(account, market.spec().quote(), amountUnits);
        if (holding.isIsolated()) {
            // Below 0 the unrealised profit carries it, or the position is liquidated: nothing else pays for it.
            holding.addIsolated(amountUnits);
        }
        accounts.touch(account, timeMillis);
        facts.append(
                Destination.ASSET,
                new FundingFact.Paid(
                        account.id(),
                        pay.market(),
                        holding.positionSide(),
                        pay.dueMillis(),
                        pay.ratePpb(),
                        pay.priceTicks(),
                        holding.positionLots(),
                        amountUnits,
                        account.walletUnits(market.spec().quote()),
                        holding.isolatedUnits()));
        insurance.settleOwn(account, market, facts);
        return amountUnits;
    }

    /** End of the interval of a market that was paid last; 0 if none was. */
    long dueMillis(int market) {
        return dueMillis[market];
    }

    /** Puts back what a snapshot kept. */
    void restore(int market, long due) {
        dueMillis[market] = due;
    }
}
