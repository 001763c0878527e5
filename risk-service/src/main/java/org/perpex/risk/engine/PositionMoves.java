package org.perpex.risk.engine;

import org.jspecify.annotations.Nullable;
import org.perpex.common.contract.AccountFact;
import org.perpex.common.contract.Destination;
import org.perpex.common.contract.MarketCommand;
import org.perpex.common.contract.PositionFact;
import org.perpex.common.contract.engine.FactSink;
import org.perpex.common.core.Check;
import org.perpex.common.core.MoveCause;
import org.perpex.common.core.PositionSide;
import org.perpex.common.core.RejectReason;
import org.perpex.common.core.RequestId;
import org.perpex.common.core.Side;

/** Applies to accounts what the book says of positions that moved without orders. Nobody pays a fee for that. */
final class PositionMoves {

    private final Accounts accounts;
    private final Markets markets;
    private final Insurance insurance;

    PositionMoves(Accounts accounts, Markets markets, Insurance insurance) {
        this.accounts = accounts;
        this.markets = markets;
        this.insurance = insurance;
    }

    /** Why a market cannot be settled at a price, if it cannot. */
    @Nullable
    RejectReason objection(MarketCommand.SettleMarket settle) {
        MarketState market = markets.find(settle.market());
        if (market == null) {
            return RejectReason.MARKET_UNKNOWN;
        }
        boolean isListed = settle.priceTicks() >= 1
                && settle.priceTicks() <= market.spec().limits().priceTicksMax();
        return isListed ? null : RejectReason.PRICE_OUT_OF_RANGE;
    }

    void read(long timeMillis, PositionFact fact, FactSink facts) {
        switch (fact) {
            case PositionFact.Moved moved -> {
                Leg leg = new Leg(
                        moved.request(), moved.market(), moved.tradeNumber(), moved.cause(), moved.priceTicks());
                move(timeMillis, leg, new Party(moved.account(), moved.positionSide(), -moved.lots(), false), facts);
                move(
                        timeMillis,
                        leg,
                        new Party(moved.counterparty(), moved.counterpartySide(), moved.lots(), true),
                        facts);
                markets.at(moved.market()).checkBalanced();
            }
            case PositionFact.Settled settled -> {
                Leg leg = new Leg(settled.request(), settled.market(), 0, MoveCause.SETTLEMENT, settled.priceTicks());
                move(
                        timeMillis,
                        leg,
                        new Party(settled.account(), settled.positionSide(), -settled.lots(), false),
                        facts);
                MarketState market = markets.at(settled.market());
                market.settled(settled.lots(), market.notionalUnits(settled.priceTicks(), settled.lots()));
                market.checkBalanced();
            }
            case PositionFact.MarketSettled settled -> {
                MarketState market = markets.at(settled.market());
                Check.that(market.longLots() == 0, "a settled market has no positions", market.longLots());
                Check.that(market.settledLots() == 0, "longs and shorts were settled alike", market.settledLots());
                market.checkBalanced();
            }
            case PositionFact.MovesEnded _ -> {}
        }
    }

    /** What both sides of a move have in common. */
    private record Leg(RequestId request, int market, long tradeNumber, MoveCause cause, long priceTicks) {}

    /** One side of a move: whose position changes by how many lots. */
    private record Party(long account, PositionSide positionSide, long lots, boolean counterparty) {}

    /** What is left of a bankrupt position's own margin is not returned; of other isolated positions it is. */
    private void move(long timeMillis, Leg leg, Party party, FactSink facts) {
        Account account = accounts.at(party.account);
        MarketState market = markets.at(leg.market);
        Holding holding = accounts.holding(account, market, party.positionSide);
        long lots = party.lots;
        Side side = lots > 0 ? Side.BUY : Side.SELL;
        long isolatedUnits = holding.isolatedUnits();
        long realizedUnits = accounts.trade(account, holding, side, leg.priceTicks, Math.abs(lots));
        long givenBackUnits = realizedUnits + isolatedUnits - holding.isolatedUnits();
        holding.touch(timeMillis);
        accounts.touch(account, timeMillis);
        facts.append(
                Destination.ASSET,
                new AccountFact.PositionMoved(
                        leg.request,
                        party.account,
                        leg.market,
                        party.positionSide,
                        leg.tradeNumber,
                        leg.cause,
                        lots,
                        leg.priceTicks,
                        realizedUnits,
                        0,
                        holding.positionLots(),
                        holding.entryValueUnits(),
                        account.walletUnits(market.spec().quote()),
                        holding.isolatedUnits(),
                        holding.result().realizedUnits(),
                        holding.breakEvenValueUnits(),
                        accounts.nextOrderId(),
                        party.counterparty));
        if (holding.isIsolated()) {
            boolean bankrupt = !party.counterparty && leg.cause != MoveCause.SETTLEMENT;
            insurance.even(account, market, givenBackUnits > 0 && !bankrupt ? 0 : givenBackUnits, facts);
        }
        insurance.settleOwn(account, market, facts);
    }
}
