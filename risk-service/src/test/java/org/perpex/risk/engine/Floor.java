package org.perpex.risk.engine;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.perpex.common.contract.AccountFact;
import org.perpex.common.contract.BookCommand;
import org.perpex.common.contract.BookFact;
import org.perpex.common.contract.BookInput;
import org.perpex.common.contract.Destination;
import org.perpex.common.contract.MarketCommand;
import org.perpex.common.contract.Message;
import org.perpex.common.contract.OrderDetails;
import org.perpex.common.contract.RiskInput;
import org.perpex.common.contract.TransferCommand;
import org.perpex.common.contract.engine.Engine;
import org.perpex.common.contract.engine.StateReader;
import org.perpex.common.contract.engine.StateWriter;
import org.perpex.common.core.Asset;
import org.perpex.common.core.MarketSpec;
import org.perpex.common.core.Side;
import org.perpex.common.core.TransferId;

/** An account engine and a book that talk to each other, everything said and read on record. */
final class Floor {

    /** A fact and where it went. */
    record Said(Destination destination, Message fact) {}

    /** An input and when it was read. */
    record Read(long timeMillis, RiskInput input) {}

    private final Engine<BookInput> book;
    private AccountEngine engine = new AccountEngine();
    private final ArrayDeque<BookInput> toBook = new ArrayDeque<>();
    private final ArrayDeque<BookFact> toRisk = new ArrayDeque<>();
    private final TreeMap<Long, AccountView> views = new TreeMap<>();
    final List<Read> journal = new ArrayList<>();
    final List<Said> said = new ArrayList<>();
    private List<Said> latest = List.of();
    private long transfers = 1;
    private long prices = 1;
    long timeMillis = 1_000;

    Floor() {
        this(new StubBook());
    }

    Floor(Engine<BookInput> book) {
        this.book = book;
    }

    static Floor with(MarketSpec spec, long markTicks) {
        Floor floor = new Floor();
        floor.submit(new MarketCommand.ListMarket(spec));
        floor.mark(spec.market(), markTicks);
        return floor;
    }

    /** Applies one input to the account engine and returns what it said. What is for the book waits. */
    List<Said> submit(RiskInput input) {
        List<Said> facts = new ArrayList<>();
        journal.add(new Read(timeMillis, input));
        engine.apply(timeMillis, input, (destination, fact) -> {
            facts.add(new Said(destination, fact));
            if (destination.equals(Destination.ORDER)) {
                toBook.add((BookInput) fact);
            }
        });
        engine.drainChanged(view -> views.put(view.account(), view));
        said.addAll(facts);
        latest = facts;
        return facts;
    }

    /** Lets the book read one command, if one waits. */
    boolean stepBook() {
        BookInput input = toBook.poll();
        if (input == null) {
            return false;
        }
        book.apply(timeMillis, input, (destination, fact) -> {
            if (destination.equals(Destination.RISK)) {
                toRisk.add((BookFact) fact);
            }
        });
        return true;
    }

    /** Takes the next fact of the book off its way to the account engine. */
    BookFact nextFact() {
        return toRisk.remove();
    }

    boolean hasFact() {
        return !toRisk.isEmpty();
    }

    /** Applies an input, then lets both engines talk until nothing is left to say. Returns all that the first said. */
    List<Said> run(RiskInput input) {
        int before = said.size();
        submit(input);
        while (stepBook() || hasFact()) {
            while (hasFact()) {
                submit(nextFact());
            }
        }
        return List.copyOf(said.subList(before, said.size()));
    }

    /** Runs an input and returns the facts of one kind that it led to. */
    <F extends Message> List<F> run(RiskInput input, Class<F> kind) {
        return run(input).stream()
                .map(Said::fact)
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
    }

    void deposit(long account, long units) {
        run(new TransferCommand.In(new TransferId(1, transfers++), account, Asset.USDT, units));
    }

    void mark(int market, long ticks) {
        run(Fixtures.prices(prices++, market, ticks));
    }

    /** Makes two accounts trade with each other. */
    void trade(long buyer, long seller, int market, long priceTicks, long lots) {
        run(Fixtures.limit(seller, market, Side.SELL, priceTicks, lots));
        run(Fixtures.limit(buyer, market, Side.BUY, priceTicks, lots));
    }

    List<Said> latest() {
        return latest;
    }

    AccountEngine engine() {
        return engine;
    }

    AccountView view(long account) {
        AccountView view = views.get(account);
        if (view == null) {
            throw new AssertionError("no account " + account);
        }
        return view;
    }

    TreeMap<Long, AccountView> views() {
        return views;
    }

    HoldingView holding(long account, int market) {
        return view(account).holdings().stream()
                .filter(holding -> holding.market() == market)
                .findFirst()
                .orElseThrow();
    }

    MarketView market(int market) {
        return engine.markets().stream()
                .filter(each -> each.spec().market() == market)
                .findFirst()
                .orElseThrow();
    }

    long wallet(long account) {
        return view(account).wallets().getFirst().units();
    }

    /** The last command for the book, which must be an order. */
    static OrderDetails placed(List<Said> facts) {
        return facts.stream()
                .map(Said::fact)
                .filter(BookCommand.Place.class::isInstance)
                .map(fact -> ((BookCommand.Place) fact).order())
                .reduce((a, b) -> b)
                .orElseThrow();
    }

    static AccountFact.OrderFilled lastFill(List<Said> facts, long account) {
        return facts.stream()
                .map(Said::fact)
                .filter(AccountFact.OrderFilled.class::isInstance)
                .map(AccountFact.OrderFilled.class::cast)
                .filter(fill -> fill.order().account() == account)
                .reduce((a, b) -> b)
                .orElseThrow();
    }

    /** Replaces the engine by a new one that loads what the old one saves. */
    void restart() {
        byte[] state = state(engine);
        AccountEngine loaded = new AccountEngine();
        loaded.load(new StateReader(state));
        engine = loaded;
    }

    static byte[] state(AccountEngine engine) {
        StateWriter writer = new StateWriter();
        engine.save(writer);
        return writer.toBytes();
    }
}
