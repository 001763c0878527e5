package org.perpex.risk.engine;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.perpex.common.contract.AccountFact;
import org.perpex.common.contract.BookFact;
import org.perpex.common.contract.Destination;
import org.perpex.common.contract.FundingCommand;
import org.perpex.common.contract.FundingFact;
import org.perpex.common.contract.Message;
import org.perpex.common.contract.PositionFact;
import org.perpex.common.core.Decimals;
import org.perpex.common.core.MoveCause;
import org.perpex.common.core.PositionSide;
import org.perpex.common.core.RejectReason;
import org.perpex.common.core.RequestId;
import org.perpex.common.core.Side;

/** Funding, and positions that move without orders, the slow way. */
final class ReferenceDangers {

    private static final int PPB_DIGITS = 9;

    private final ReferenceAccounts state;
    private final ReferenceFund fund;
    private final ReferenceRanks ranks;
    private final List<Floor.Said> said;
    private final LongSupplier orderIds;
    private final Map<Integer, Long> paidUntil = new HashMap<>();

    /**
     * @param said takes what is said
     * @param orderIds gives the next id of an order
     */
    ReferenceDangers(
            ReferenceAccounts state,
            ReferenceFund fund,
            ReferenceRanks ranks,
            List<Floor.Said> said,
            LongSupplier orderIds) {
        this.state = state;
        this.fund = fund;
        this.ranks = ranks;
        this.said = said;
        this.orderIds = orderIds;
    }

    private void say(Message fact) {
        said.add(new Floor.Said(Destination.ASSET, fact));
    }

    void pay(FundingCommand.Pay pay) {
        RejectReason reason = objection(pay);
        if (reason != null) {
            said.add(new Floor.Said(
                    Destination.TRADE_REJECTED, new BookFact.Rejected(pay.request(), 0, 0, pay.market(), reason)));
            return;
        }
        paidUntil.put(pay.market(), pay.dueMillis());
        var market = ReferenceAccounts.at(state.markets, pay.market());
        int positions = 0;
        BigDecimal paid = BigDecimal.ZERO;
        BigDecimal received = BigDecimal.ZERO;
        for (var each : state.accounts.entrySet()) {
            for (var held : state.positions(each.getKey(), pay.market())) {
                var position = held.getValue();
                if (position.size.signum() == 0) {
                    continue;
                }
                positions++;
                // The floor of what comes in: what is received is rounded down, what is paid up.
                BigDecimal amount = position.size
                        .multiply(market.price(pay.priceTicks()))
                        .multiply(BigDecimal.valueOf(pay.ratePpb(), PPB_DIGITS))
                        .negate()
                        .setScale(Decimals.UNIT_SCALE, RoundingMode.FLOOR);
                paid = paid.add(amount.negate().max(BigDecimal.ZERO));
                received = received.add(amount.max(BigDecimal.ZERO));
                if (position.isIsolated()) {
                    position.isolated = position.isolated.add(amount);
                }
                each.getValue().addUsdt(amount);
                say(new FundingFact.Paid(
                        each.getKey(),
                        pay.market(),
                        held.getKey().side(),
                        pay.dueMillis(),
                        pay.ratePpb(),
                        pay.priceTicks(),
                        lots(position),
                        ReferenceAccounts.units(amount),
                        ReferenceAccounts.units(each.getValue().wallet),
                        ReferenceAccounts.units(position.isolated)));
                fund.sweep(each.getKey(), pay.market());
            }
        }
        say(new FundingFact.Settled(
                pay.request(),
                pay.market(),
                pay.dueMillis(),
                pay.ratePpb(),
                pay.priceTicks(),
                positions,
                ReferenceAccounts.units(paid),
                ReferenceAccounts.units(received),
                ReferenceAccounts.units(paid.subtract(received))));
        ranks.publish(pay.market());
    }

    private @Nullable RejectReason objection(FundingCommand.Pay pay) {
        if (!state.markets.containsKey(pay.market())) {
            return RejectReason.MARKET_UNKNOWN;
        }
        if (pay.priceTicks() < 1) {
            return RejectReason.PRICE_OUT_OF_RANGE;
        }
        return pay.dueMillis() <= paidUntil.getOrDefault(pay.market(), 0L) ? RejectReason.VERSION_NOT_HIGHER : null;
    }

    static long lots(ReferenceAccounts.Position position) {
        return position.size
                .divide(position.market.size(1), RoundingMode.UNNECESSARY)
                .longValueExact();
    }

    void moved(PositionFact fact) {
        switch (fact) {
            case PositionFact.Moved f -> {
                var move = new Move(f.request(), f.market(), f.tradeNumber(), f.cause(), f.priceTicks());
                move(move, f.account(), f.positionSide(), -f.lots(), false);
                move(move, f.counterparty(), f.counterpartySide(), f.lots(), true);
            }
            case PositionFact.Settled f ->
                move(
                        new Move(f.request(), f.market(), 0, MoveCause.SETTLEMENT, f.priceTicks()),
                        f.account(),
                        f.positionSide(),
                        -f.lots(),
                        false);
            case PositionFact other -> {}
        }
    }

    private record Move(RequestId request, int market, long tradeNumber, MoveCause cause, long priceTicks) {}

    private void move(Move move, long account, PositionSide side, long lots, boolean counterparty) {
        var position = state.ownPosition(account, new ReferenceAccounts.Place(move.market, side));
        BigDecimal isolated = position.isolated;
        BigDecimal realized = ReferenceAccounts.fill(
                position,
                lots > 0 ? Side.BUY : Side.SELL,
                position.market.price(move.priceTicks),
                position.market.size(Math.abs(lots)),
                BigDecimal.ZERO);
        var owner = ReferenceAccounts.at(state.accounts, account);
        owner.addUsdt(realized);
        say(new AccountFact.PositionMoved(
                move.request,
                account,
                move.market,
                side,
                move.tradeNumber,
                move.cause,
                lots,
                move.priceTicks,
                ReferenceAccounts.units(realized),
                0,
                lots(position),
                ReferenceAccounts.units(position.entryValue),
                ReferenceAccounts.units(owner.wallet),
                ReferenceAccounts.units(position.isolated),
                ReferenceAccounts.units(ReferenceAccounts.Position.sum(position.realized)),
                ReferenceAccounts.units(position.breakEvenValue()),
                orderIds.getAsLong(),
                counterparty));
        BigDecimal left = realized.add(isolated).subtract(position.isolated);
        boolean bankrupt = !counterparty && move.cause != MoveCause.SETTLEMENT;
        if (position.isIsolated() && (bankrupt || left.signum() < 0)) {
            fund.pay(account, move.market, left.negate());
        }
        fund.sweep(account, move.market);
    }
}
