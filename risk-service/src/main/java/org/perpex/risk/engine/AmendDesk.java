package org.perpex.risk.engine;

import org.jspecify.annotations.Nullable;
import org.perpex.common.contract.BookCommand;
import org.perpex.common.contract.BookFact;
import org.perpex.common.contract.Destination;
import org.perpex.common.contract.OrderCommand;
import org.perpex.common.contract.engine.FactSink;
import org.perpex.common.core.MarketSpec;
import org.perpex.common.core.OrderType;
import org.perpex.common.core.PriceMatch;
import org.perpex.common.core.RejectReason;

/** Takes amendments from traders: binds the larger of old and new, and passes them to the book, which decides. */
final class AmendDesk {

    private final Accounts accounts;
    private final Markets markets;
    private final Requests requests;
    private final Balances balances;
    private final LimitWatch limits;

    AmendDesk(Accounts accounts, Markets markets, Requests requests, Balances balances, LimitWatch limits) {
        this.accounts = accounts;
        this.markets = markets;
        this.requests = requests;
        this.balances = balances;
        this.limits = limits;
    }

    void amend(long timeMillis, OrderCommand.Amend amend, FactSink facts) {
        OpenOrder order = namedBy(amend);
        RejectReason objection = objection(timeMillis, amend, order);
        if (objection != null || order == null) {
            refuse(timeMillis, amend, objection == null ? RejectReason.ORDER_UNKNOWN : objection, facts);
            return;
        }
        long limitTicks = limitTicks(timeMillis, amend, order);
        if (limitTicks == 0) {
            refuse(timeMillis, amend, RejectReason.MARGIN_INSUFFICIENT, facts);
            return;
        }
        LimitBreach breach = breach(timeMillis, amend, order, limitTicks);
        if (breach != null) {
            refuse(timeMillis, amend, breach.reason(), facts);
            LimitWatch.tell(amend, breach, facts);
            return;
        }
        bind(timeMillis, order, wish(amend, order, limitTicks));
        requests.remember(timeMillis, amend.account(), amend.request(), Outcome.Passed.INSTANCE);
        facts.append(
                Destination.ORDER,
                new BookCommand.Amend(
                        amend.request(),
                        order.id(),
                        amend.account(),
                        amend.market(),
                        limitTicks,
                        amend.sizeLots(),
                        amend.priceMatch()));
    }

    /** The rule of the account's limits profile that the order would break as it is to be; null if it may. */
    private @Nullable LimitBreach breach(long timeMillis, OrderCommand.Amend amend, OpenOrder order, long limitTicks) {
        Account account = accounts.at(amend.account());
        if (order.details().reduceOnly() || account.limits() == null) {
            return null;
        }
        MarketState market = markets.at(amend.market());
        Holding holding = accounts.holding(order);
        return limits.judge(
                timeMillis,
                new Admission.Verdict.Admitted(account, market, holding, limitTicks),
                new WithAmendment(holding, market, order, wish(amend, order, limitTicks)),
                amend.side().sign() * amend.sizeLots(),
                amend.priceMatch() == PriceMatch.NONE);
    }

    private void bind(long timeMillis, OpenOrder order, OpenOrder.Wish wish) {
        MarketState market = markets.at(order.details().market());
        Account account = accounts.at(order.details().account());
        Holding holding = accounts.holding(order);
        holding.release(market, order);
        order.wish(wish);
        holding.bind(market, order);
        holding.touch(timeMillis);
        accounts.touch(account, timeMillis);
    }

    private void refuse(long timeMillis, OrderCommand.Amend amend, RejectReason reason, FactSink facts) {
        requests.remember(
                timeMillis,
                amend.account(),
                amend.request(),
                new Outcome.AmendRefused(amend.orderId(), amend.market(), reason));
        facts.append(
                Destination.TRADE_REJECTED,
                new BookFact.AmendRejected(amend.request(), amend.orderId(), amend.account(), amend.market(), reason));
    }

    private @Nullable OpenOrder namedBy(OrderCommand.Amend amend) {
        OpenOrder order = accounts.order(amend.account(), amend.market(), amend.orderId(), amend.clientOrderId());
        return order != null && order.details().side() == amend.side() ? order : null;
    }

    private OpenOrder.Wish wish(OrderCommand.Amend amend, OpenOrder order, long limitTicks) {
        long lossTicks = order.details().reduceOnly()
                ? 0
                : WithOrder.lossTicks(
                        markets.at(amend.market()), order.details().side(), limitTicks);
        return new OpenOrder.Wish(amend.request(), limitTicks, amend.sizeLots(), lossTicks);
    }

    private @Nullable RejectReason objection(long timeMillis, OrderCommand.Amend amend, @Nullable OpenOrder order) {
        if (timeMillis > amend.deadlineMillis()) {
            return RejectReason.DEADLINE_PASSED;
        }
        Account account = accounts.find(amend.account());
        if (account == null) {
            return RejectReason.ACCOUNT_UNKNOWN;
        }
        MarketState market = markets.find(amend.market());
        if (market == null) {
            return RejectReason.MARKET_UNKNOWN;
        }
        if (account.isFrozen(amend.market())) {
            return RejectReason.ACCOUNT_FROZEN;
        }
        MarketSpec.Limits limits = market.spec().limits();
        if (!Admission.isPriceListed(amend.priceTicks(), amend.priceMatch(), limits)) {
            return RejectReason.PRICE_OUT_OF_RANGE;
        }
        if (amend.sizeLots() < limits.sizeLotsMin() || amend.sizeLots() > limits.sizeLotsMax()) {
            return RejectReason.SIZE_OUT_OF_RANGE;
        }
        return order == null ? RejectReason.ORDER_UNKNOWN : objection(amend, order, market);
    }

    private @Nullable RejectReason objection(OrderCommand.Amend amend, OpenOrder order, MarketState market) {
        if (order.details().type() != OrderType.LIMIT) {
            return RejectReason.AMEND_LIMIT_ONLY;
        }
        if (order.wishCount() >= Limits.AMENDS_UNANSWERED_MAX) {
            return RejectReason.AMENDS_MAX;
        }
        boolean exceeds = !order.details().reduceOnly() && exceedsBracket(amend, order, market);
        return exceeds ? RejectReason.POSITION_MAX_AT_LEVERAGE : null;
    }

    /** Whether the amendment brings the worse side above what the leverage allows, further than it was before. */
    private boolean exceedsBracket(OrderCommand.Amend amend, OpenOrder order, MarketState market) {
        Holding holding = accounts.holding(order);
        long priceTicks = amend.priceMatch() == PriceMatch.NONE ? amend.priceTicks() : market.markTicks();
        // As for a new order: this alone bounds the sum of notionals.
        if (market.notionalUnits(priceTicks, amend.sizeLots())
                > Long.MAX_VALUE / 4 - holding.openNotionalUnits(amend.side())) {
            return true;
        }
        WithAmendment after = new WithAmendment(holding, market, order, wish(amend, order, priceTicks));
        long worstUnits = Margin.worstNotionalUnits(market, after);
        return worstUnits > market.spec().notionalMaxAt(holding.leverage())
                && worstUnits > Margin.worstNotionalUnits(market, holding);
    }

    /** The limit for the book, or 0 if the available balance does not cover the amendment. */
    private long limitTicks(long timeMillis, OrderCommand.Amend amend, OpenOrder order) {
        MarketState market = markets.at(amend.market());
        boolean reduceOnly = order.details().reduceOnly();
        if (amend.priceMatch() == PriceMatch.NONE) {
            return reduceOnly || covers(amend, order, amend.priceTicks()) ? amend.priceTicks() : 0;
        }
        long boundTicks = WorstPrice.bandTicks(market, amend.side());
        if (reduceOnly) {
            return boundTicks;
        }
        long limitTicks = WorstPrice.search(market, boundTicks, ticks -> covers(amend, order, ticks));
        Account account = accounts.at(amend.account());
        return limitTicks == 0 ? 0 : LimitCheck.boundTicks(timeMillis, account, market, amend.side(), limitTicks);
    }

    /** Whether the amendment at this limit raises the order margin by no more than is available. */
    private boolean covers(OrderCommand.Amend amend, OpenOrder order, long limitTicks) {
        MarketState market = markets.at(amend.market());
        Account account = accounts.at(amend.account());
        Holding holding = accounts.holding(order);
        WithAmendment after = new WithAmendment(holding, market, order, wish(amend, order, limitTicks));
        long raisedUnits = Margin.orderMarginUnits(market, after) - Margin.orderMarginUnits(market, holding);
        return raisedUnits <= 0
                || raisedUnits <= balances.availableUnits(account, market.spec().quote());
    }
}
