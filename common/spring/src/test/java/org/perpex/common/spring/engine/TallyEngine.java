package org.perpex.common.spring.engine;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.perpex.common.contract.BookCommand;
import org.perpex.common.contract.BookFact;
import org.perpex.common.contract.BookInput;
import org.perpex.common.contract.Destination;
import org.perpex.common.contract.EngineInput;
import org.perpex.common.contract.MarketCommand;
import org.perpex.common.contract.Source;
import org.perpex.common.contract.Topic;
import org.perpex.common.contract.engine.Engine;
import org.perpex.common.contract.engine.FactSink;
import org.perpex.common.contract.engine.StateReader;
import org.perpex.common.contract.engine.StateWriter;
import org.perpex.common.core.Check;
import org.perpex.common.core.Side;

/**
 * A small engine: each command adds its market number to a tally of its account and is answered to both queues, each
 * price set that is higher than the last is passed on, and each tenth tick says the time.
 */
public final class TallyEngine implements Engine<BookInput> {

    /** An account whose command no engine can apply. */
    public static final long POISON = 666;

    static final EnginePorts PORTS = ports(0);

    private final Map<Long, Long> tallies = new TreeMap<>();
    private final Destination risk;
    private final Destination trade;
    private long priceNumber;
    private long ticks;
    private long sequence;

    public TallyEngine() {
        this(0);
    }

    /** @param queue the number of its queues */
    public TallyEngine(int queue) {
        risk = new Destination(Topic.RISK, queue);
        trade = new Destination(Topic.TRADE, queue);
    }

    static EngineDefinition<BookInput> definition() {
        return definition(new TallyEngine(), PORTS);
    }

    /** Defines a tally engine with these ports. */
    public static EngineDefinition<BookInput> definition(TallyEngine engine, EnginePorts ports) {
        return new EngineDefinition<>(
                "tally",
                engine,
                () -> new TallyEngine(engine.risk.queue()),
                BookInput.class,
                ports,
                EngineListener.NONE);
    }

    /** The ports of a tally engine that has queues of its own, all with the same number. */
    public static EnginePorts ports(int queue) {
        return new EnginePorts(
                new Source(Source.Kind.MATCH, queue),
                new Destination(Topic.ORDER, queue),
                List.of(
                        EnginePorts.Outlet.to(new Destination(Topic.RISK, queue)),
                        EnginePorts.Outlet.to(new Destination(Topic.TRADE, queue))
                                .behind(new Destination(Topic.RISK, queue))));
    }

    public Map<Long, Long> tallies() {
        return tallies;
    }

    @Override
    public void apply(long timeMillis, BookInput input, FactSink facts) {
        switch (input) {
            case BookCommand.CancelAll command -> add(command, facts);
            case MarketCommand.SetPrices prices -> price(prices, facts);
            case EngineInput.Tick _ -> tick(timeMillis, facts);
            default -> throw new IllegalStateException("not in these tests: " + input);
        }
    }

    @Override
    public void save(StateWriter state) {
        state.putLong(priceNumber);
        state.putLong(ticks);
        state.putLong(sequence);
        state.putInt(tallies.size());
        tallies.forEach((account, tally) -> {
            state.putLong(account);
            state.putLong(tally);
        });
    }

    @Override
    public void load(StateReader state) {
        priceNumber = state.getLong();
        ticks = state.getLong();
        sequence = state.getLong();
        tallies.clear();
        int count = state.getInt();
        for (int i = 0; i < count; i++) {
            tallies.put(state.getLong(), state.getLong());
        }
    }

    private void add(BookCommand.CancelAll command, FactSink facts) {
        Check.that(command.account() != POISON, "no account is poison");
        long tally = tallies.merge(command.account(), (long) command.market(), Long::sum);
        BookFact answer = new BookFact.AllCanceled(command.request(), command.account(), command.market(), (int) tally);
        facts.append(risk, answer);
        facts.append(trade, answer);
    }

    private void price(MarketCommand.SetPrices prices, FactSink facts) {
        if (prices.number() > priceNumber) {
            priceNumber = prices.number();
            facts.append(trade, new BookFact.LevelChanged(1, ++sequence, Side.BUY, priceNumber, 1));
        }
    }

    private void tick(long timeMillis, FactSink facts) {
        ticks++;
        if (ticks % 10 == 0) {
            facts.append(trade, new BookFact.LevelChanged(2, ++sequence, Side.SELL, timeMillis, ticks));
        }
    }
}
