package org.perpex.risk.engine;

import org.jspecify.annotations.Nullable;
import org.perpex.common.contract.OrderCommand;
import org.perpex.common.contract.OrderTerms;
import org.perpex.common.core.Asset;
import org.perpex.common.core.Exact;
import org.perpex.common.core.MarketSpec;
import org.perpex.common.core.OrderType;
import org.perpex.common.core.PositionSide;
import org.perpex.common.core.Product;
import org.perpex.common.core.RejectReason;
import org.perpex.common.core.Side;

/** Judges an order before anything changes: the first objection in the order of {@link RejectReason}, or its price. */
final class Admission {

    private final Accounts accounts;
    private final Markets markets;
    private final Balances balances;

    Admission(Accounts accounts, Markets markets, Balances balances) {
        this.accounts = accounts;
        this.markets = markets;
        this.balances = balances;
    }

    /** What was decided on an order. */
    sealed interface Verdict {

        record Refused(RejectReason reason) implements Verdict {}

        /**
         * @param holding the account's holding in the market
         * @param bookPriceTicks the limit that the book is given
         */
        record Admitted(Account account, MarketState market, Holding holding, long bookPriceTicks) implements Verdict {}
    }

    Verdict judge(long timeMillis, OrderCommand.Place order) {
        if (timeMillis > order.deadlineMillis()) {
            return new Verdict.Refused(RejectReason.DEADLINE_PASSED);
        }
        Account account = accounts.find(order.account());
        if (account == null) {
            return new Verdict.Refused(RejectReason.ACCOUNT_UNKNOWN);
        }
        MarketState market = markets.find(order.market());
        if (market == null) {
            return new Verdict.Refused(RejectReason.MARKET_UNKNOWN);
        }
        Holding held = account.holding(order.market());
        Holding holding = held != null ? held : new Holding(order.market(), market.leverageDefault());
        RejectReason formal = formalObjection(order, account, market.spec(), holding);
        if (formal != null) {
            return new Verdict.Refused(formal);
        }
        if (!order.reduceOnly() && exceedsBracket(order, market, holding)) {
            return new Verdict.Refused(RejectReason.POSITION_MAX_AT_LEVERAGE);
        }
        if (market.markTicks() == 0) {
            return new Verdict.Refused(RejectReason.NO_MARK_PRICE);
        }
        long bookPriceTicks = affordableTicks(order, account, market, holding);
        if (bookPriceTicks == 0) {
            return new Verdict.Refused(RejectReason.MARGIN_INSUFFICIENT);
        }
        if (!isOffered(order, market.spec())) {
            return new Verdict.Refused(RejectReason.UNSUPPORTED);
        }
        return new Verdict.Admitted(account, market, holding, bookPriceTicks);
    }

    private static @Nullable RejectReason formalObjection(
            OrderCommand.Place order, Account account, MarketSpec spec, Holding holding) {
        MarketSpec.Limits limits = spec.limits();
        if (order.positionSide() != PositionSide.BOTH) {
            return RejectReason.POSITION_SIDE_MISMATCH;
        }
        if (order.type() == OrderType.LIMIT
                && (order.priceTicks() < limits.priceTicksMin() || order.priceTicks() > limits.priceTicksMax())) {
            return RejectReason.PRICE_OUT_OF_RANGE;
        }
        long lotsMax = order.type() == OrderType.MARKET
                ? Math.min(limits.marketSizeLotsMax(), limits.sizeLotsMax())
                : limits.sizeLotsMax();
        if (order.sizeLots() < limits.sizeLotsMin() || order.sizeLots() > lotsMax) {
            return RejectReason.SIZE_OUT_OF_RANGE;
        }
        if (account.order(order.clientOrderId()) != null) {
            return RejectReason.CLIENT_ORDER_ID_DUPLICATE;
        }
        return holding.openOrders() >= limits.openOrdersMax() ? RejectReason.OPEN_ORDERS_MAX : null;
    }

    /** Whether the order brings the worse side above what the leverage allows, further than it was before. */
    private static boolean exceedsBracket(OrderCommand.Place order, MarketState market, Holding holding) {
        long priceTicks = order.type() == OrderType.LIMIT ? order.priceTicks() : market.markTicks();
        long notionalUnits = market.notionalUnits(priceTicks, order.sizeLots());
        long largestUnits = market.spec().brackets().getLast().capUnits();
        // Orders that close cost nothing, so this alone bounds the sum of their notionals.
        if (notionalUnits > Long.MAX_VALUE / 4 - holding.openNotionalUnits(order.side())) {
            return true;
        }
        WithOrder after = new WithOrder(holding, market, order.side(), order.sizeLots()).at(priceTicks);
        long worstUnits = Margin.worstNotionalUnits(market, after);
        return worstUnits > Math.min(largestUnits, market.spec().notionalMaxAt(holding.leverage()))
                && worstUnits > Margin.worstNotionalUnits(market, holding);
    }

    private static boolean isOffered(OrderCommand.Place order, MarketSpec spec) {
        int length = order.clientOrderId().length();
        return spec.product() == Product.PERPETUAL
                && order.terms().equals(OrderTerms.PLAIN)
                && length > 0
                && length <= Limits.CLIENT_ORDER_ID_LENGTH_MAX;
    }

    /** The limit for the book, or 0 if the available balance does not cover the order. */
    private long affordableTicks(OrderCommand.Place order, Account account, MarketState market, Holding holding) {
        if (order.type() == OrderType.MARKET) {
            long boundTicks = takeBoundTicks(market, order.side());
            if (order.reduceOnly()) {
                return boundTicks;
            }
            return worstAffordableTicks(new Purse(account, market, holding), order, boundTicks);
        }
        if (order.reduceOnly()) {
            return order.priceTicks();
        }
        Purse purse = new Purse(account, market, holding);
        return purse.covers(order, order.priceTicks()) ? order.priceTicks() : 0;
    }

    /** The worst price at which a market order may trade, whatever its account has. */
    static long takeBoundTicks(MarketState market, Side side) {
        MarketSpec.Limits limits = market.spec().limits();
        long ticks = side == Side.BUY
                ? Exact.mulDivFloor(market.markTicks(), Exact.PPM + limits.takeBoundPpm(), Exact.PPM)
                : Exact.mulDivCeil(market.markTicks(), Exact.PPM - limits.takeBoundPpm(), Exact.PPM);
        return Math.clamp(ticks, limits.priceTicksMin(), limits.priceTicksMax());
    }

    /** Searches between the mark, which must be covered, and the bound: the cost rises from one to the other. */
    private long worstAffordableTicks(Purse purse, OrderCommand.Place order, long boundTicks) {
        if (purse.covers(order, boundTicks)) {
            return boundTicks;
        }
        MarketSpec.Limits limits = purse.market.spec().limits();
        long covered = Math.clamp(purse.market.markTicks(), limits.priceTicksMin(), limits.priceTicksMax());
        if (!purse.covers(order, covered)) {
            return 0;
        }
        long uncovered = boundTicks;
        while (Math.abs(uncovered - covered) > 1) {
            long middle = covered + (uncovered - covered) / 2;
            if (purse.covers(order, middle)) {
                covered = middle;
            } else {
                uncovered = middle;
            }
        }
        return covered;
    }

    /** What an account can spend on an order in one market. */
    private final class Purse {

        private final MarketState market;
        private final Holding holding;
        private final long boundUnits;
        private final long availableUnits;

        Purse(Account account, MarketState market, Holding holding) {
            this.market = market;
            this.holding = holding;
            Asset quote = market.spec().quote();
            boundUnits = Margin.orderMarginUnits(market, holding);
            availableUnits = balances.availableUnits(account, quote);
        }

        /** Whether the order at this limit raises the order margin by no more than is available. */
        boolean covers(OrderCommand.Place order, long limitTicks) {
            WithOrder after = new WithOrder(holding, market, order.side(), order.sizeLots()).at(limitTicks);
            long raisedUnits = Margin.orderMarginUnits(market, after) - boundUnits;
            return raisedUnits <= 0 || raisedUnits <= availableUnits;
        }
    }
}
