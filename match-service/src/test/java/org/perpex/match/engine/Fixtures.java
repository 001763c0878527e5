package org.perpex.match.engine;

import java.util.List;
import org.perpex.common.contract.BookCommand;
import org.perpex.common.contract.OrderDetails;
import org.perpex.common.contract.OrderTerms;
import org.perpex.common.core.AccountId;
import org.perpex.common.core.Asset;
import org.perpex.common.core.CloseReason;
import org.perpex.common.core.LeverageBracket;
import org.perpex.common.core.LiquidationProfile;
import org.perpex.common.core.MarketSpec;
import org.perpex.common.core.OrderOrigin;
import org.perpex.common.core.OrderType;
import org.perpex.common.core.PositionSide;
import org.perpex.common.core.PriceMatch;
import org.perpex.common.core.Product;
import org.perpex.common.core.RequestId;
import org.perpex.common.core.Route;
import org.perpex.common.core.SelfTradePrevention;
import org.perpex.common.core.Side;
import org.perpex.common.core.TimeInForce;

/** Markets, accounts and orders of the tests. */
final class Fixtures {

    static final int BTC_PERP = 1;
    static final int ETH_PERP = 2;

    static final long ALICE = AccountId.of(7, 0).value();
    static final long ALICE_SUB = AccountId.of(7, 1).value();
    static final long BOB = AccountId.of(8, 0).value();
    static final long CAROL = AccountId.of(9, 0).value();

    private Fixtures() {}

    static MarketSpec spec(int market, int upPpm, int downPpm, long sizeLotsMax) {
        return spec(market, upPpm, downPpm, sizeLotsMax, MarketSpec.Guards.OFF);
    }

    static MarketSpec spec(int market, int upPpm, int downPpm, long sizeLotsMax, MarketSpec.Guards guards) {
        return new MarketSpec(
                market,
                market == BTC_PERP ? "BTCUSDT" : "ETHUSDT",
                Product.PERPETUAL,
                market == BTC_PERP ? Asset.BTC : Asset.ETH,
                Asset.USDT,
                new MarketSpec.Units(1, 1, 3, 1),
                new MarketSpec.Limits(1, 1_000_000, 1, sizeLotsMax, sizeLotsMax, 0, upPpm, downPpm, 300_000, 200),
                new MarketSpec.Fees(200, 500, 12_500),
                List.of(new LeverageBracket(0, 1_000_000_000_000_000L, 4_000, 125, 0)),
                guards,
                MarketSpec.Funding.STANDARD,
                LiquidationProfile.TIERED);
    }

    /** An order as a client of the book writes it: what is not said is GTC, LIMIT, plain. */
    record Draft(
            long id,
            long account,
            Side side,
            long lots,
            long price,
            OrderType type,
            TimeInForce tif,
            SelfTradePrevention stp,
            boolean reduceOnly,
            long date,
            long group,
            OrderTerms terms,
            PositionSide positionSide) {

        Draft by(long next) {
            return new Draft(id, next, side, lots, price, type, tif, stp, reduceOnly, date, group, terms, positionSide);
        }

        Draft market() {
            return new Draft(
                    id,
                    account,
                    side,
                    lots,
                    price,
                    OrderType.MARKET,
                    TimeInForce.IOC,
                    stp,
                    reduceOnly,
                    date,
                    group,
                    terms,
                    positionSide);
        }

        Draft as(TimeInForce next) {
            return new Draft(
                    id, account, side, lots, price, type, next, stp, reduceOnly, date, group, terms, positionSide);
        }

        Draft until(long next) {
            return new Draft(
                    id,
                    account,
                    side,
                    lots,
                    price,
                    type,
                    TimeInForce.GTD,
                    stp,
                    reduceOnly,
                    next,
                    group,
                    terms,
                    positionSide);
        }

        Draft preventing(SelfTradePrevention next) {
            return new Draft(
                    id, account, side, lots, price, type, tif, next, reduceOnly, date, group, terms, positionSide);
        }

        Draft reducing() {
            return new Draft(id, account, side, lots, price, type, tif, stp, true, date, group, terms, positionSide);
        }

        Draft inGroup(long next) {
            return new Draft(
                    id, account, side, lots, price, type, tif, stp, reduceOnly, date, next, terms, positionSide);
        }

        /** Works on a position of hedge mode. */
        Draft of(PositionSide next) {
            return new Draft(id, account, side, lots, price, type, tif, stp, reduceOnly, date, group, terms, next);
        }

        private Draft on(OrderTerms next) {
            return new Draft(
                    id, account, side, lots, price, type, tif, stp, reduceOnly, date, group, next, positionSide);
        }

        /** Shows no more than this at a time. */
        Draft showing(long visibleLots) {
            return on(new OrderTerms(visibleLots, PriceMatch.NONE, false, false, false));
        }

        /** Counts for the protection of its account. */
        Draft quoting() {
            return on(new OrderTerms(0, PriceMatch.NONE, false, false, true));
        }

        /** Takes its price from the book. */
        Draft matching(PriceMatch match) {
            return on(new OrderTerms(0, match, false, false, false));
        }

        /** Post-only, and gives way. */
        Draft quiet() {
            return as(TimeInForce.GTX).on(new OrderTerms(0, PriceMatch.NONE, true, false, false));
        }

        /** The same order at the price that it comes to. */
        Draft at(long next) {
            return new Draft(
                    id, account, side, lots, next, type, tif, stp, reduceOnly, date, group, terms, positionSide);
        }

        BookCommand.Place in(int market) {
            return new BookCommand.Place(new OrderDetails(
                    request(id),
                    id,
                    account,
                    market,
                    side,
                    positionSide,
                    type,
                    tif,
                    price,
                    lots,
                    reduceOnly,
                    stp,
                    date,
                    Route.BOOK,
                    "c" + id,
                    terms,
                    group,
                    OrderOrigin.CLIENT,
                    0));
        }
    }

    /** Order n of a user of its own. */
    static Draft buy(long id, long lots, long price) {
        return draft(id, Side.BUY, lots, price);
    }

    static Draft sell(long id, long lots, long price) {
        return draft(id, Side.SELL, lots, price);
    }

    private static Draft draft(long id, Side side, long lots, long price) {
        long account = AccountId.of(1_000 + id, 0).value();
        return new Draft(
                id,
                account,
                side,
                lots,
                price,
                OrderType.LIMIT,
                TimeInForce.GTC,
                SelfTradePrevention.NONE,
                false,
                0,
                0,
                OrderTerms.PLAIN,
                PositionSide.BOTH);
    }

    static BookCommand.Cancel cancel(long id, long account) {
        return new BookCommand.Cancel(request(-id), id, account, BTC_PERP, CloseReason.CANCELED);
    }

    /** Amends an order of the user of its own that {@link #buy} and {@link #sell} give it. */
    static BookCommand.Amend amend(Draft order, long lots, long price) {
        return new BookCommand.Amend(
                request(-order.id), order.id, order.account, BTC_PERP, price, lots, PriceMatch.NONE);
    }

    static RequestId request(long id) {
        return new RequestId(42, id);
    }
}
