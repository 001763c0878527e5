package org.perpex.risk.engine;

import org.jspecify.annotations.Nullable;
import org.perpex.common.contract.OrderCommand;
import org.perpex.common.contract.OrderTerms;
import org.perpex.common.core.Asset;
import org.perpex.common.core.MarketSpec;
import org.perpex.common.core.OrderType;
import org.perpex.common.core.PriceMatch;
import org.perpex.common.core.Product;
import org.perpex.common.core.RejectReason;
import org.perpex.common.core.TimeInForce;

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
        if (account.isFrozen(order.market())) {
            return new Verdict.Refused(RejectReason.ACCOUNT_FROZEN);
        }
        Holding holding = Accounts.prospect(account, market, order.positionSide());
        RejectReason formal = formalObjection(order, account, market.spec());
        if (formal != null) {
            return new Verdict.Refused(formal);
        }
        if (!Hedging.reduces(order) && exceedsBracket(order, market, holding)) {
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

    private static @Nullable RejectReason formalObjection(OrderCommand.Place order, Account account, MarketSpec spec) {
        MarketSpec.Limits limits = spec.limits();
        if (!Hedging.fits(account.positionMode(), order)) {
            return RejectReason.POSITION_SIDE_MISMATCH;
        }
        if (order.type() == OrderType.LIMIT
                && !isPriceListed(order.priceTicks(), order.terms().priceMatch(), limits)) {
            return RejectReason.PRICE_OUT_OF_RANGE;
        }
        long lotsMax = order.type() == OrderType.MARKET
                ? Math.min(limits.marketSizeLotsMax(), limits.sizeLotsMax())
                : limits.sizeLotsMax();
        if (order.sizeLots() < limits.sizeLotsMin() || order.sizeLots() > lotsMax) {
            return RejectReason.SIZE_OUT_OF_RANGE;
        }
        if (order.terms().visibleLots() != 0 && !isIceberg(order)) {
            return RejectReason.ICEBERG_INVALID;
        }
        if (order.type() == OrderType.MARKET && order.terms().priceMatch() != PriceMatch.NONE) {
            return RejectReason.PRICE_MATCH_UNSUPPORTED;
        }
        if (account.order(order.clientOrderId()) != null) {
            return RejectReason.CLIENT_ORDER_ID_DUPLICATE;
        }
        return account.openOrders(order.market()) >= limits.openOrdersMax() ? RejectReason.OPEN_ORDERS_MAX : null;
    }

    /** An order that takes its price from the book names none. */
    static boolean isPriceListed(long priceTicks, PriceMatch match, MarketSpec.Limits limits) {
        return match == PriceMatch.NONE
                ? priceTicks >= limits.priceTicksMin() && priceTicks <= limits.priceTicksMax()
                : priceTicks == 0;
    }

    private static boolean isIceberg(OrderCommand.Place order) {
        long visibleLots = order.terms().visibleLots();
        boolean mayRest = order.type() == OrderType.LIMIT
                && order.timeInForce() != TimeInForce.IOC
                && order.timeInForce() != TimeInForce.FOK;
        return visibleLots > 0 && visibleLots <= order.sizeLots() && mayRest && !Hedging.reduces(order);
    }

    /** Whether the order brings the worse side above what the leverage allows, further than it was before. */
    private static boolean exceedsBracket(OrderCommand.Place order, MarketState market, Holding holding) {
        long priceTicks = isPriced(order) ? order.priceTicks() : market.markTicks();
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
        OrderTerms terms = order.terms();
        boolean gives = order.type() == OrderType.LIMIT && order.timeInForce() == TimeInForce.GTX;
        return spec.product() == Product.PERPETUAL
                && (gives || !terms.reprice())
                && !terms.closePosition()
                && length > 0
                && length <= Limits.CLIENT_ORDER_ID_LENGTH_MAX;
    }

    /** Whether the order names its price. */
    private static boolean isPriced(OrderCommand.Place order) {
        return order.type() == OrderType.LIMIT && order.terms().priceMatch() == PriceMatch.NONE;
    }

    /** The limit for the book, or 0 if the available balance does not cover the order. */
    private long affordableTicks(OrderCommand.Place order, Account account, MarketState market, Holding holding) {
        if (isPriced(order)) {
            boolean covered =
                    Hedging.reduces(order) || new Purse(account, market, holding).covers(order, order.priceTicks());
            return covered ? order.priceTicks() : 0;
        }
        long boundTicks = order.type() == OrderType.MARKET
                ? WorstPrice.takeBoundTicks(market, order.side())
                : WorstPrice.bandTicks(market, order.side());
        if (Hedging.reduces(order)) {
            return boundTicks;
        }
        Purse purse = new Purse(account, market, holding);
        return WorstPrice.search(market, boundTicks, ticks -> purse.covers(order, ticks));
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
