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
    private final LimitWatch limits;

    Admission(Accounts accounts, Markets markets, Balances balances, LimitWatch limits) {
        this.accounts = accounts;
        this.markets = markets;
        this.balances = balances;
        this.limits = limits;
    }

    /** What was decided on an order. */
    sealed interface Verdict {

        /** @param breach the rule of a limits profile that says so, or null */
        record Refused(RejectReason reason, @Nullable LimitBreach breach) implements Verdict {

            Refused(RejectReason reason) {
                this(reason, null);
            }

            static Refused of(LimitBreach breach) {
                return new Refused(breach.reason(), breach);
            }
        }

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
        WithOrder after =
                Hedging.reduces(order) ? null : new WithOrder(holding, market, order.side(), order.sizeLots());
        if (after != null && exceedsBracket(order, market, holding, after)) {
            return new Verdict.Refused(RejectReason.POSITION_MAX_AT_LEVERAGE);
        }
        if (market.markTicks() == 0) {
            return new Verdict.Refused(RejectReason.NO_MARK_PRICE);
        }
        long bookPriceTicks = limitTicks(timeMillis, order, account, market, after);
        if (bookPriceTicks == 0) {
            return new Verdict.Refused(RejectReason.MARGIN_INSUFFICIENT);
        }
        Verdict.Admitted admitted = new Verdict.Admitted(account, market, holding, bookPriceTicks);
        LimitBreach breach = after == null
                ? null
                : limits.judge(
                        timeMillis,
                        admitted,
                        after.at(bookPriceTicks),
                        order.side().sign() * order.sizeLots(),
                        isPriced(order));
        if (breach != null) {
            return Verdict.Refused.of(breach);
        }
        return isOffered(order, market.spec()) ? admitted : new Verdict.Refused(RejectReason.UNSUPPORTED);
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
    private static boolean exceedsBracket(
            OrderCommand.Place order, MarketState market, Holding holding, WithOrder after) {
        long priceTicks = isPriced(order) ? order.priceTicks() : market.markTicks();
        long notionalUnits = market.notionalUnits(priceTicks, order.sizeLots());
        long largestUnits = market.spec().brackets().getLast().capUnits();
        // Orders that close cost nothing, so this alone bounds the sum of their notionals.
        if (notionalUnits > Long.MAX_VALUE / 4 - holding.openNotionalUnits(order.side())) {
            return true;
        }
        long worstUnits = Margin.worstNotionalUnits(market, after.at(priceTicks));
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

    /**
     * The limit for the book, or 0 if the available balance does not cover the order.
     *
     * @param after the exposure with the order; null if it only reduces
     */
    private long limitTicks(
            long timeMillis, OrderCommand.Place order, Account account, MarketState market, @Nullable WithOrder after) {
        boolean priced = isPriced(order);
        long boundTicks = priced
                ? order.priceTicks()
                : order.type() == OrderType.MARKET
                        ? WorstPrice.takeBoundTicks(market, order.side())
                        : WorstPrice.bandTicks(market, order.side());
        if (after == null) {
            return boundTicks;
        }
        Purse purse = new Purse(account, market, after);
        if (priced) {
            return purse.covers(boundTicks) ? boundTicks : 0;
        }
        long ticks = WorstPrice.search(market, boundTicks, purse::covers);
        return ticks == 0 ? 0 : LimitCheck.boundTicks(timeMillis, account, market, order.side(), ticks);
    }

    /** What an account can spend on an order in one market. */
    private final class Purse {

        private final MarketState market;
        private final WithOrder after;
        private final long boundUnits;
        private final long availableUnits;

        Purse(Account account, MarketState market, WithOrder after) {
            this.market = market;
            this.after = after;
            Asset quote = market.spec().quote();
            boundUnits = Margin.orderMarginUnits(market, after.before());
            availableUnits = balances.availableUnits(account, quote);
        }

        /** Whether the order at this limit raises the order margin by no more than is available. */
        boolean covers(long limitTicks) {
            long raisedUnits = Margin.orderMarginUnits(market, after.at(limitTicks)) - boundUnits;
            return raisedUnits <= 0 || raisedUnits <= availableUnits;
        }
    }
}
