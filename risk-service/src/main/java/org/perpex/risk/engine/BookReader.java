package org.perpex.risk.engine;

import org.perpex.common.contract.AccountFact;
import org.perpex.common.contract.BookFact;
import org.perpex.common.contract.Destination;
import org.perpex.common.contract.GuardFact;
import org.perpex.common.contract.PositionFact;
import org.perpex.common.contract.engine.FactSink;
import org.perpex.common.core.Asset;
import org.perpex.common.core.Check;
import org.perpex.common.core.Exact;
import org.perpex.common.core.OrderOrigin;
import org.perpex.common.core.Side;

/** Applies what the book says to the accounts that it concerns. The book is right: what contradicts it is a bug. */
final class BookReader {

    private final Accounts accounts;
    private final Markets markets;
    private final Requests requests;
    private final Dangers dangers;
    private final FeeRates fees;
    private final LimitWatch limits;

    BookReader(
            Accounts accounts, Markets markets, Requests requests, Dangers dangers, FeeRates fees, LimitWatch limits) {
        this.accounts = accounts;
        this.markets = markets;
        this.requests = requests;
        this.dangers = dangers;
        this.fees = fees;
        this.limits = limits;
    }

    void read(long timeMillis, BookFact fact, FactSink facts) {
        switch (fact) {
            case BookFact.Accepted accepted -> accepted(timeMillis, accepted, facts);
            case BookFact.Rejected rejected -> rejected(timeMillis, rejected, facts);
            case BookFact.CancelRejected refused ->
                requests.became(
                        refused.account(),
                        refused.request(),
                        new Outcome.CancelRefused(refused.orderId(), refused.market(), refused.reason()));
            case BookFact.Traded traded -> traded(timeMillis, traded, facts);
            case BookFact.Closed closed -> closed(timeMillis, closed, facts);
            // These move nothing: margin was taken at the request, and the rest is for those who show the book.
            case BookFact.Rested rested -> {}
            case BookFact.AllCanceled canceled ->
                dangers.liquidations.answered(timeMillis, canceled.request(), canceled.account(), facts);
            case BookFact.LevelChanged level -> {}
            case BookFact.PhaseChanged phase -> {}
            case BookFact.PriceIndicated indicated -> {}
            case BookFact.TopChecked checked -> {}
            case GuardFact guard -> {}
            case PositionFact.MovesEnded ended ->
                dangers.liquidations.answered(timeMillis, ended.request(), ended.account(), facts);
            case PositionFact moved -> dangers.moves.read(timeMillis, moved, facts);
            case BookFact.Amended amended -> amended(timeMillis, amended, facts);
            case BookFact.AmendRejected refused -> amendRejected(timeMillis, refused);
        }
    }

    private void accepted(long timeMillis, BookFact.Accepted fact, FactSink facts) {
        OpenOrder order = orderOf(fact.order().orderId(), fact.order().account());
        if (fact.priceTicks() == order.bookPriceTicks()) {
            order.accept(fact.priceTicks());
        } else {
            answered(timeMillis, order, () -> order.accept(fact.priceTicks()));
        }
        limits.accepted(order);
        facts.append(Destination.ASSET, new AccountFact.OrderOpened(order.details()));
    }

    private void rejected(long timeMillis, BookFact.Rejected fact, FactSink facts) {
        if (fact.orderId() == 0) {
            dangers.liquidations.answered(timeMillis, fact.request(), fact.account(), facts);
            requests.became(fact.account(), fact.request(), new Outcome.Refused(0, fact.market(), fact.reason()));
            return;
        }
        OpenOrder order = orderOf(fact.orderId(), fact.account());
        Check.that(!order.isAccepted(), "a rejected order was not accepted before", fact.orderId());
        requests.became(
                fact.account(), fact.request(), new Outcome.Refused(fact.orderId(), fact.market(), fact.reason()));
        release(timeMillis, order);
        limits.refusedByBook(timeMillis, order, facts);
        dangers.liquidations.answered(timeMillis, fact.request(), fact.account(), facts);
    }

    private void closed(long timeMillis, BookFact.Closed fact, FactSink facts) {
        OpenOrder order = orderOf(fact.orderId(), fact.account());
        // The book trims reduce-only orders with their position, so of those less may be left than the engine counts.
        Check.that(
                order.details().reduceOnly()
                        ? fact.unfilledLots() <= order.remainingLots()
                        : fact.unfilledLots() == order.remainingLots(),
                "book and account engine agree on what was not filled",
                fact.orderId());
        release(timeMillis, order);
        facts.append(
                Destination.ASSET,
                new AccountFact.OrderClosed(
                        order.details(), fact.request(), fact.reason(), order.filledLots(), order.quoteUnits()));
        dangers.liquidations.answered(timeMillis, order.details().request(), fact.account(), facts);
    }

    private void amended(long timeMillis, BookFact.Amended fact, FactSink facts) {
        OpenOrder order = orderOf(fact.orderId(), fact.account());
        answered(timeMillis, order, () -> order.become(fact));
        facts.append(
                Destination.ASSET,
                new AccountFact.OrderAmended(
                        order.details(),
                        fact.request(),
                        fact.priceTicksBefore(),
                        fact.sizeLotsBefore(),
                        order.filledLots(),
                        order.quoteUnits()));
    }

    /** The order may be gone: what closed it was on its way when the amendment was sent. */
    private void amendRejected(long timeMillis, BookFact.AmendRejected fact) {
        OpenOrder order = accounts.order(fact.orderId());
        if (order != null) {
            answered(timeMillis, order, () -> order.answered(fact.request()));
        }
        requests.became(
                fact.account(), fact.request(), new Outcome.AmendRefused(fact.orderId(), fact.market(), fact.reason()));
    }

    /** Counts again what an order binds, now that the book has answered. */
    private void answered(long timeMillis, OpenOrder order, Runnable change) {
        Account account = accounts.at(order.details().account());
        MarketState market = markets.at(order.details().market());
        Holding holding = accounts.holding(order);
        holding.release(market, order);
        change.run();
        holding.bind(market, order);
        holding.touch(timeMillis);
        accounts.touch(account, timeMillis);
    }

    private void release(long timeMillis, OpenOrder order) {
        Account account = accounts.at(order.details().account());
        Holding holding = accounts.holding(order);
        accounts.removeOrder(account, holding, order);
        holding.touch(timeMillis);
        accounts.touch(account, timeMillis);
    }

    private void traded(long timeMillis, BookFact.Traded fact, FactSink facts) {
        OpenOrder taker = orderOf(fact.takerOrderId(), fact.takerAccount());
        OpenOrder maker = orderOf(fact.makerOrderId(), fact.makerAccount());
        Check.that(taker.details().side() == fact.takerSide(), "a taker trades on its side", taker.id());
        Check.that(maker.details().side() == fact.takerSide().opposite(), "a maker trades on the other", maker.id());
        fill(timeMillis, taker, fact, facts);
        fill(timeMillis, maker, fact, facts);
        markets.at(fact.market()).checkBalanced();
    }

    private void fill(long timeMillis, OpenOrder order, BookFact.Traded fact, FactSink facts) {
        boolean maker = order.id() == fact.makerOrderId();
        Account account = accounts.at(order.details().account());
        MarketState market = markets.at(fact.market());
        Holding holding = accounts.holding(order);
        long notionalUnits = market.notionalUnits(fact.priceTicks(), fact.lots());
        Check.that(isWithinLimit(order, fact.priceTicks()), "a fill is within its order's limit", order.id());
        holding.release(market, order);
        order.fill(fact.lots(), notionalUnits);
        holding.bind(market, order);
        long isolatedUnits = holding.isolatedUnits();
        long realizedUnits = accounts.trade(account, holding, order.details().side(), fact.priceTicks(), fact.lots());
        long givenBackUnits = realizedUnits + isolatedUnits - holding.isolatedUnits();
        Asset quote = market.spec().quote();
        boolean liquidates = order.details().origin() == OrderOrigin.LIQUIDATION;
        long feeUnits = feeUnits(fees.ppm(account.id(), market.spec(), maker), notionalUnits);
        long boundUnits = liquidates ? dangers.liquidations.feeBoundUnits(account, holding, givenBackUnits) : 0;
        feeUnits = liquidates ? Math.min(feeUnits, boundUnits) : feeUnits;
        accounts.charge(account, quote, feeUnits);
        long insuranceFeeUnits =
                liquidates ? dangers.liquidations.charge(account, market, notionalUnits, boundUnits - feeUnits) : 0;
        holding.pay(order.details().side(), fact.lots(), feeUnits);
        holding.touch(timeMillis);
        accounts.touch(account, timeMillis);
        facts.append(
                Destination.ASSET,
                new AccountFact.OrderFilled(
                        order.details(),
                        fact.tradeNumber(),
                        maker,
                        fact.priceTicks(),
                        fact.lots(),
                        order.filledLots(),
                        order.quoteUnits(),
                        feeUnits,
                        realizedUnits,
                        holding.positionLots(),
                        holding.entryValueUnits(),
                        account.walletUnits(quote),
                        fact.source(),
                        fact.venuePriceTicks(),
                        holding.result().realizedUnits(),
                        holding.breakEvenValueUnits(),
                        insuranceFeeUnits,
                        holding.isolatedUnits()));
        if (liquidates && holding.isIsolated()) {
            dangers.insurance.even(account, market, Math.min(0, givenBackUnits), facts);
        }
        dangers.insurance.settleOwn(account, market, facts);
    }

    private static long feeUnits(int ratePpm, long notionalUnits) {
        // Rounding up takes fees up and, as they are negative, rebates down.
        return Exact.mulDivCeil(notionalUnits, ratePpm, Exact.PPM);
    }

    private static boolean isWithinLimit(OpenOrder order, long priceTicks) {
        return order.details().side() == Side.BUY
                ? priceTicks <= order.bookPriceTicks()
                : priceTicks >= order.bookPriceTicks();
    }

    private OpenOrder orderOf(long orderId, long account) {
        OpenOrder order = accounts.order(orderId);
        if (order == null) {
            throw new IllegalStateException("the book speaks of an order that is not open: " + orderId);
        }
        Check.that(order.details().account() == account, "book and account engine agree on whose an order is", orderId);
        return order;
    }
}
