package org.perpex.match.engine;

import static java.util.Comparator.comparingLong;

import java.util.*;
import org.jspecify.annotations.Nullable;
import org.perpex.common.contract.*;
import org.perpex.common.contract.BookCommand;
import org.perpex.common.core.*;
import org.perpex.common.core.PriceMatch;

/** What a book of the naive model has against an order or an amendment, and the price at which one comes in. */
final class NaiveAdmission {

    private final NaiveBook book;

    NaiveAdmission(NaiveBook book) {
        this.book = book;
    }

    /** The order with the price at which it comes in; null if there is no level to take it from. */
    @Nullable
    OrderDetails quoted(OrderDetails p, PriceMatch match) {
        long price = p.priceTicks();
        if (match != PriceMatch.NONE) {
            String[] words = match.name().split("_");
            Side of = words[0].equals("QUEUE") ? p.side() : p.side().opposite();
            int level = words.length == 1 ? 1 : Integer.parseInt(words[1]);
            List<Long> prices = book.orders.stream()
                    .filter(o -> o.side == of)
                    .sorted(comparingLong(NaiveOrder::priority))
                    .map(o -> o.price)
                    .distinct()
                    .toList();
            if (prices.size() < level) {
                return null;
            }
            price = better(p.side(), price, prices.get(level - 1));
        }
        if (p.terms().reprice() && p.timeInForce() == TimeInForce.GTX) {
            for (NaiveOrder o : book.orders) {
                price = o.side == p.side()
                        ? price
                        : better(p.side(), price, o.price - p.side().sign());
            }
        }
        return p.withPriceTicks(price);
    }

    private static long better(Side side, long price, long other) {
        return side == Side.BUY ? Math.min(price, other) : Math.max(price, other);
    }

    @Nullable
    RejectReason objection(OrderDetails asked) {
        OrderDetails quoted = quoted(asked, asked.terms().priceMatch());
        OrderDetails p = quoted == null ? asked : quoted;
        MarketSpec.Limits limits = book.spec.limits();
        boolean limit = p.type() == OrderType.LIMIT;
        boolean takes =
                quoted != null && book.orders.stream().anyMatch(o -> o.side != p.side() && NaiveBook.crosses(p, o));
        boolean admitted = switch (book.phase) {
            case TRADING -> true;
            case POST_ONLY -> NaiveBook.mayRest(p) && !takes;
            case REDUCE_ONLY -> p.reduceOnly();
            case PRE_OPEN, AUCTION -> NaiveBook.mayRest(p);
            default -> false;
        };
        if (isMismatch(p)) {
            return RejectReason.POSITION_SIDE_MISMATCH;
        }
        if (limit && isUnlisted(asked.priceTicks())) {
            return RejectReason.PRICE_OUT_OF_RANGE;
        }
        if (p.sizeLots() < 1 || p.sizeLots() > limits.sizeLotsMax()) {
            return RejectReason.SIZE_OUT_OF_RANGE;
        }
        long visible = p.terms().visibleLots();
        if (visible != 0 && (visible < 0 || visible > p.sizeLots() || !NaiveBook.mayRest(p) || p.reduceOnly())) {
            return RejectReason.ICEBERG_INVALID;
        }
        if (!limit && p.terms().priceMatch() != PriceMatch.NONE) {
            return RejectReason.PRICE_MATCH_UNSUPPORTED;
        }
        if (limit && book.mark == 0) {
            return RejectReason.NO_MARK_PRICE;
        }
        if (!admitted) {
            return RejectReason.MARKET_PHASE;
        }
        if (quoted == null) {
            return RejectReason.PRICE_MATCH_NO_LEVEL;
        }
        if (limit && p.side() == Side.BUY && p.priceTicks() * 1_000_000 > book.mark * limits.priceUpPpm()) {
            return RejectReason.PRICE_OFF_BAND;
        }
        if (limit && p.side() == Side.SELL && p.priceTicks() * 1_000_000 < book.mark * limits.priceDownPpm()) {
            return RejectReason.PRICE_OFF_BAND;
        }
        if (p.reduceOnly() && book.reducible(NaiveBook.position(p), p.side()) == 0) {
            return RejectReason.REDUCE_ONLY_REJECTED;
        }
        if (p.terms().quote() && book.refusesQuotes(p.account())) {
            return RejectReason.MAKER_PROTECTION_TRIPPED;
        }
        long room = book.admitted(NaiveBook.position(p), p.side()) - book.reducible(NaiveBook.position(p), p.side());
        if (room == 0 && !p.reduceOnly() && p.sizeLots() > book.reducible(NaiveBook.position(p), p.side())) {
            return RejectReason.OPEN_INTEREST_MAX;
        }
        if (limit && p.timeInForce() == TimeInForce.GTX && (takes || isUnlisted(p.priceTicks()))) {
            return RejectReason.POST_ONLY_WOULD_TAKE;
        }
        if (p.timeInForce() == TimeInForce.FOK && book.copyFor(p).match(p, 0, new ArrayList<>(), false).open > 0) {
            return RejectReason.FILL_OR_KILL_UNFILLED;
        }
        boolean loud = p.terms().reprice() && p.timeInForce() != TimeInForce.GTX;
        return p.route() != Route.BOOK || loud ? RejectReason.UNSUPPORTED : null;
    }

    @Nullable
    RejectReason objection(BookCommand.Amend a, @Nullable NaiveOrder o) {
        MarketSpec.Limits limits = book.spec.limits();
        if (isUnlisted(a.priceTicks())) {
            return RejectReason.PRICE_OUT_OF_RANGE;
        }
        if (a.sizeLots() < 1 || a.sizeLots() > limits.sizeLotsMax()) {
            return RejectReason.SIZE_OUT_OF_RANGE;
        }
        if (o == null) {
            return RejectReason.ORDER_UNKNOWN;
        }
        OrderDetails next = quoted(o.placed.withPriceAndSize(a.priceTicks(), a.sizeLots()), a.priceMatch());
        boolean moved = next == null || next.priceTicks() != o.price;
        if (!moved && a.sizeLots() == o.placed.sizeLots()) {
            return RejectReason.AMEND_UNCHANGED;
        }
        if (moved && book.mark == 0) {
            return RejectReason.NO_MARK_PRICE;
        }
        boolean takes = next != null
                && book.orders.stream().anyMatch(each -> each.side != o.side && NaiveBook.crosses(next, each));
        if (book.phase != MarketPhase.TRADING
                && !book.collects()
                && !(book.phase == MarketPhase.POST_ONLY && !takes)
                && !(book.phase == MarketPhase.REDUCE_ONLY && o.reduceOnly)) {
            return RejectReason.MARKET_PHASE;
        }
        if (next == null) {
            return RejectReason.PRICE_MATCH_NO_LEVEL;
        }
        boolean offBand = o.side == Side.BUY
                ? next.priceTicks() * 1_000_000 > book.mark * limits.priceUpPpm()
                : next.priceTicks() * 1_000_000 < book.mark * limits.priceDownPpm();
        if (moved && offBand) {
            return RejectReason.PRICE_OFF_BAND;
        }
        boolean refused = moved && (takes || isUnlisted(next.priceTicks()));
        return refused && o.placed.timeInForce() == TimeInForce.GTX ? RejectReason.POST_ONLY_WOULD_TAKE : null;
    }

    private boolean isUnlisted(long price) {
        return price < book.spec.limits().priceTicksMin()
                || price > book.spec.limits().priceTicksMax();
    }

    /** Of hedge mode: what closes is reduce-only, what opens is not. */
    private static boolean isMismatch(OrderDetails p) {
        return switch (p.positionSide()) {
            case BOTH -> false;
            case LONG -> p.reduceOnly() != (p.side() == Side.SELL);
            case SHORT -> p.reduceOnly() != (p.side() == Side.BUY);
        };
    }
}
