package org.perpex.match.engine;

import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.perpex.common.contract.BookCommand;
import org.perpex.common.contract.BookInput;
import org.perpex.common.contract.EngineInput;
import org.perpex.common.contract.MarketCommand;
import org.perpex.common.contract.OrderDetails;
import org.perpex.common.contract.engine.Engine;
import org.perpex.common.contract.engine.FactSink;
import org.perpex.common.contract.engine.SpecState;
import org.perpex.common.contract.engine.StateReader;
import org.perpex.common.contract.engine.StateWriter;
import org.perpex.common.core.Check;
import org.perpex.common.core.MarketPhase;
import org.perpex.common.core.MarketSpec;
import org.perpex.common.core.PhaseCause;
import org.perpex.common.core.PositionSide;
import org.perpex.common.core.RejectReason;
import org.perpex.common.core.RequestId;
import org.perpex.common.core.TimeInForce;

/** The matching engine of one shard: the books of its markets, in one order of inputs. Not thread-safe. */
public final class MatchEngine implements Engine<BookInput> {

    /** The rules that this program implements. */
    static final int RULES_VERSION = 1;

    /** The version of what {@link #save} writes. */
    private static final int FORMAT = 6;

    private static final int ALL_MARKETS = 0;
    private static final long NO_ACCOUNT = 0;

    private final Facts facts = new Facts();
    private final ExpiryQueue expiry = new ExpiryQueue();
    private final Timers timers = new Timers();
    private long timeMillis;
    private final TreeMap<Integer, Market> markets = new TreeMap<>();
    private final @Nullable Market[] byNumber = new @Nullable Market[Limits.MARKETS_MAX + 1];
    private long priceEpoch;
    private long priceNumber;

    @Override
    public void apply(long nowMillis, BookInput input, FactSink sink) {
        timeMillis = nowMillis;
        facts.begin(sink);
        if (isDue() || !applyToOne(input)) {
            applyAny(input);
        }
        facts.end();
    }

    /** Whether anything happens by itself before an input. */
    private boolean isDue() {
        return timers.firstMillis() <= timeMillis || expiry.firstMillis() <= timeMillis;
    }

    /**
     * Applies the commands that are most frequent, if their market is listed; returns false for all others. Nothing has
     * happened before in the same input, perhaps in another market, that is still to be said in the markets' order.
     */
    private boolean applyToOne(BookInput input) {
        if (input instanceof BookCommand.Amend amend) {
            Market market = find(amend.market());
            return market != null && finish(market, market.book().amend(amend));
        }
        if (input instanceof BookCommand.Place place && place.order().timeInForce() != TimeInForce.GTD) {
            Market market = find(place.order().market());
            return market != null && finish(market, market.book().place(place.order()));
        }
        if (input instanceof BookCommand.Cancel cancel) {
            Market market = find(cancel.market());
            return market != null && finish(market, market.book().cancel(cancel));
        }
        return false;
    }

    private static boolean finish(Market market, boolean said) {
        if (!said) {
            market.book().finish();
        }
        return true;
    }

    private void applyAny(BookInput input) {
        boolean expired = expire();
        switch (input) {
            case BookCommand.Place place -> place(place.order());
            case BookCommand.Cancel cancel -> cancel(cancel);
            case BookCommand.CancelAll cancelAll -> cancelAll(cancelAll);
            case BookCommand.Amend amend -> amend(amend);
            case BookCommand.CancelEverywhere command -> cancelEverywhere(command);
            case BookCommand.SetCountdown c ->
                inMarket(
                        c.request(),
                        c.account(),
                        c.market(),
                        book -> book.countdowns().set(c));
            case BookCommand.SetProtection c ->
                inMarket(
                        c.request(),
                        c.account(),
                        c.market(),
                        book -> book.protections().set(c));
            case BookCommand.ResetProtection c ->
                inMarket(
                        c.request(),
                        c.account(),
                        c.market(),
                        book -> book.protections().reset(c));
            case BookCommand.TakeOver c ->
                inMarket(
                        c.request(),
                        c.account(),
                        c.market(),
                        book -> book.moves().takeOver(c));
            case BookCommand.Deleverage c ->
                inMarket(
                        c.request(),
                        c.account(),
                        c.market(),
                        book -> book.moves().deleverage(c));
            case MarketCommand command -> administer(command);
            case EngineInput.Tick _ -> {}
            case EngineInput.RulesVersion rules ->
                Check.that(rules.version() == RULES_VERSION, "this program implements the rules", rules.version());
            // Balances are the account engine's: it answers this one.
            case EngineInput.Checkpoint _ -> {}
        }
        if (expired || isForAll(input)) {
            markets.values().forEach(market -> market.book().finish());
        } else {
            Market touched = marketOf(input);
            if (touched != null) {
                touched.book().finish();
            }
        }
    }

    /** Whether an input can touch every market. */
    private static boolean isForAll(BookInput input) {
        return input instanceof BookCommand.CancelEverywhere || input instanceof MarketCommand.SetPrices;
    }

    /**
     * Takes out every order whose date has come, in order of (date, id); then does what else has come, in order of
     * (time, market, account). Returns whether there was anything.
     */
    private boolean expire() {
        boolean expired = timers.firstMillis() <= timeMillis;
        while (expiry.firstMillis() <= timeMillis) {
            Market market = byNumber[expiry.firstMarket()];
            Check.that(market != null, "a dated order belongs to a market", expiry.firstMarket());
            if (market != null) {
                market.book().expire(expiry.firstId());
            }
            expired = true;
        }
        while (timers.firstMillis() <= timeMillis) {
            Timers.Timer timer = timers.take();
            Market market = find(timer.market());
            Check.that(market != null, "a timer belongs to a market", timer.market());
            if (market != null) {
                market.book().end(timer);
            }
        }
        return expired;
    }

    /** Gives a command to the book of its market, or refuses it if there is no such market. */
    private void inMarket(RequestId request, long account, int number, Consumer<OrderBook> command) {
        Market market = find(number);
        if (market == null) {
            unlisted(number).refused(request, account, RejectReason.MARKET_UNKNOWN);
        } else {
            command.accept(market.book());
        }
    }

    private void place(OrderDetails order) {
        Market market = find(order.market());
        if (order.timeInForce() == TimeInForce.GTD && order.goodTillMillis() <= timeMillis) {
            unlisted(order.market()).rejected(order, RejectReason.DEADLINE_PASSED);
        } else if (market == null) {
            unlisted(order.market()).rejected(order, RejectReason.MARKET_UNKNOWN);
        } else {
            market.book().placeAny(order);
        }
    }

    private void cancel(BookCommand.Cancel cancel) {
        Market market = find(cancel.market());
        if (market == null) {
            unlisted(cancel.market()).cancelRejected(cancel, RejectReason.MARKET_UNKNOWN);
        } else {
            market.book().cancelAny(cancel);
        }
    }

    private void amend(BookCommand.Amend amend) {
        Market market = find(amend.market());
        if (market == null) {
            unlisted(amend.market()).amendRejected(amend, RejectReason.MARKET_UNKNOWN);
        } else {
            market.book().amendAny(amend);
        }
    }

    private void cancelAll(BookCommand.CancelAll command) {
        Market market = find(command.market());
        if (market == null) {
            unlisted(command.market()).allCanceled(command.request(), command.account(), 0);
        } else {
            market.book().cancelAll(command);
        }
    }

    private void cancelEverywhere(BookCommand.CancelEverywhere command) {
        int count = 0;
        for (Market market : markets.values()) {
            count += market.book().closeAll(command.account(), command.request(), command.reason());
        }
        unlisted(ALL_MARKETS).allCanceled(command.request(), command.account(), count);
    }

    /** The market whose orders an input can have touched. */
    private @Nullable Market marketOf(BookInput input) {
        return switch (input) {
            case BookCommand.Place place -> find(place.order().market());
            case BookCommand.Cancel cancel -> find(cancel.market());
            case BookCommand.CancelAll cancelAll -> find(cancelAll.market());
            case BookCommand.Amend amend -> find(amend.market());
            case BookCommand.TakeOver takeOver -> find(takeOver.market());
            case BookCommand.Deleverage deleverage -> find(deleverage.market());
            case MarketCommand.SetPhase set -> find(set.market());
            case MarketCommand.SettleMarket settle -> find(settle.market());
            case BookCommand _, MarketCommand _, EngineInput _ -> null;
        };
    }

    private void administer(MarketCommand command) {
        switch (command) {
            case MarketCommand.ListMarket list -> list(list.spec());
            case MarketCommand.SetPhase set -> {
                Market market = find(set.market());
                // The account engine passes on phases of listed markets only; there is nobody to refuse it to.
                if (market != null) {
                    market.book().enter(set.phase(), set.cause());
                }
            }
            case MarketCommand.SetPrices prices -> take(prices);
            case MarketCommand.SettleMarket settle ->
                inMarket(
                        settle.request(),
                        NO_ACCOUNT,
                        settle.market(),
                        book -> book.moves().settle(settle));
        }
    }

    private void list(MarketSpec spec) {
        Market market = find(spec.market());
        if (market == null) {
            add(spec).facts().phaseChanged(MarketPhase.PRE_OPEN, PhaseCause.ADMINISTRATION, Breaker.NO_END);
        } else {
            market.book().spec(spec);
        }
    }

    private void take(MarketCommand.SetPrices prices) {
        boolean higher = prices.epoch() > priceEpoch || prices.epoch() == priceEpoch && prices.number() > priceNumber;
        if (!higher) {
            return;
        }
        priceEpoch = prices.epoch();
        priceNumber = prices.number();
        for (MarketCommand.MarketPrice price : prices.prices()) {
            Market market = find(price.market());
            if (market != null) {
                market.book().markTicks(price.markTicks());
            }
        }
    }

    /** Returns a market, with the time of the present input, or null if it is not listed. */
    private @Nullable Market find(int number) {
        Market market = number < 1 || number > Limits.MARKETS_MAX ? null : byNumber[number];
        if (market != null) {
            market.book().at(timeMillis);
        }
        return market;
    }

    /** A voice for a market that is not listed: it numbers nothing. */
    private MarketFacts unlisted(int market) {
        return new MarketFacts(market, facts);
    }

    private Market add(MarketSpec spec) {
        Check.that(spec.market() <= Limits.MARKETS_MAX, "markets are bounded", spec.market());
        MarketFacts voice = new MarketFacts(spec.market(), facts);
        Market market = new Market(new OrderBook(spec, expiry, timers, voice), voice);
        markets.put(spec.market(), market);
        byNumber[spec.market()] = market;
        return market;
    }

    /** Returns how many orders rest in all books. */
    public long restingOrders() {
        return markets.values().stream()
                .mapToLong(market -> market.book().resting.orders.count())
                .sum();
    }

    /** Returns how many price levels all books have. */
    public long levels() {
        return markets.values().stream()
                .mapToLong(market -> market.book().resting.levels.count())
                .sum();
    }

    /** Returns the signed lots of an account in a market, of all its positions together; 0 if there is none. */
    public long positionLots(int market, long account) {
        long lots = 0;
        for (PositionSide side : PositionSide.values()) {
            lots += positionLots(market, account, side);
        }
        return lots;
    }

    /** Returns the signed lots of one position of an account in a market; 0 if there is none. */
    public long positionLots(int market, long account, PositionSide side) {
        Market listed = find(market);
        int slot = listed == null ? Orders.NONE : listed.book().accounts.find(account, side);
        return listed == null || slot == Orders.NONE
                ? 0
                : listed.book().accounts.position(slot);
    }

    @Override
    public void save(StateWriter state) {
        state.putInt(FORMAT);
        state.putInt(RULES_VERSION);
        state.putLong(priceEpoch);
        state.putLong(priceNumber);
        state.putInt(markets.size());
        markets.values().forEach(market -> MarketState.save(market, expiry, state));
    }

    @Override
    public void load(StateReader state) {
        int format = state.getInt();
        Check.that(format == FORMAT, "a snapshot is of a known format", format);
        int version = state.getInt();
        Check.that(version == RULES_VERSION, "a snapshot is of rules that this program implements", version);
        markets.keySet().forEach(market -> byNumber[market] = null);
        markets.clear();
        expiry.clear();
        timers.clear();
        priceEpoch = state.getLong();
        priceNumber = state.getLong();
        int count = state.getInt();
        for (int i = 0; i < count; i++) {
            MarketState.load(add(SpecState.load(state)), state);
        }
    }
}
