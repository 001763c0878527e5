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
                Leg leg = Leg.of(moved);
                move(timeMillis, leg, moved.account(), moved.positionSide(), -moved.lots(), facts);
                move(timeMillis, leg, moved.counterparty(), moved.counterpartySide(), moved.lots(), facts);
                markets.at(moved.market()).checkBalanced();
            }
            case PositionFact.Settled settled -> {
                Leg leg = Leg.of(settled);
                move(timeMillis, leg, settled.account(), settled.positionSide(), -settled.lots(), facts);
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

    /** What both sides of a move have in common. What is left of the bankrupt's isolated margin is not returned. */
    private record Leg(
            RequestId request,
            int market,
            long tradeNumber,
            MoveCause cause,
            long priceTicks,
            long bankrupt,
            PositionSide bankruptSide) {

        static Leg of(PositionFact.Moved moved) {
            return new Leg(
                    moved.request(),
                    moved.market(),
                    moved.tradeNumber(),
                    moved.cause(),
                    moved.priceTicks(),
                    moved.account(),
                    moved.positionSide());
        }

        static Leg of(PositionFact.Settled settled) {
            return new Leg(
                    settled.request(),
                    settled.market(),
                    0,
                    MoveCause.SETTLEMENT,
                    settled.priceTicks(),
                    0,
                    PositionSide.BOTH);
        }

        boolean isBankrupt(long account, PositionSide side) {
            return account == bankrupt && side == bankruptSide;
        }
    }

    private void move(long timeMillis, Leg leg, long id, PositionSide positionSide, long lots, FactSink facts) {
        Account account = accounts.at(id);
        MarketState market = markets.at(leg.market);
        Holding holding = accounts.holding(account, market, positionSide);
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
                        id,
                        leg.market,
                        positionSide,
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
                        holding.breakEvenValueUnits()));
        if (holding.isIsolated()) {
            boolean keeps = givenBackUnits > 0 && !leg.isBankrupt(id, positionSide);
            insurance.even(account, market, keeps ? 0 : givenBackUnits, facts);
        }
        insurance.settleOwn(account, market, facts);
    }
}
