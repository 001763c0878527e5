package org.perpex.match.engine;

import java.util.List;
import org.perpex.common.contract.BookFact;
import org.perpex.common.contract.BookInput;
import org.perpex.common.contract.Destination;
import org.perpex.common.contract.MarketCommand;
import org.perpex.common.contract.Message;
import org.perpex.common.contract.engine.Engine;
import org.perpex.common.core.CloseReason;
import org.perpex.common.core.FillSource;
import org.perpex.common.core.MarketPhase;
import org.perpex.common.core.RejectReason;
import org.perpex.common.core.RequestId;
import org.perpex.common.core.Side;

/** Drives an engine through an example: commands in, facts out. */
final class Desk {

    private final Engine<BookInput> engine;
    private final Heard heard = new Heard();
    private long timeMillis = 1;
    private long priceNumber;

    /** A desk at a market in phase TRADING, with a wide band around a mark of 100. */
    Desk(Engine<BookInput> engine) {
        this.engine = engine;
        give(new MarketCommand.ListMarket(Fixtures.spec(Fixtures.BTC_PERP, 1_000_000_000, 1, 1_000_000)));
        enter(MarketPhase.TRADING);
        mark(100);
        heard.facts.clear();
    }

    void at(long next) {
        timeMillis = next;
    }

    void enter(MarketPhase phase) {
        give(new MarketCommand.SetPhase(Fixtures.BTC_PERP, phase));
    }

    void mark(long ticks) {
        marked(ticks);
    }

    /** Marks the market at a price and returns what everybody hears. */
    List<Message> marked(long ticks) {
        return give(new MarketCommand.SetPrices(
                1, ++priceNumber, List.of(new MarketCommand.MarketPrice(Fixtures.BTC_PERP, ticks, ticks))));
    }

    /** Gives an account a position by a trade with somebody else: trade number 1, levels 1 and 2. */
    void position(long account, Side side, long lots) {
        boolean buys = side == Side.BUY;
        rest(buys ? Fixtures.sell(901, lots, 90) : Fixtures.buy(901, lots, 90));
        rest((buys ? Fixtures.buy(902, lots, 90) : Fixtures.sell(902, lots, 90)).by(account));
    }

    /** Puts orders into the book, silently. */
    void rest(Fixtures.Draft... drafts) {
        for (Fixtures.Draft draft : drafts) {
            give(draft.in(Fixtures.BTC_PERP));
        }
        heard.facts.clear();
    }

    /** Gives an input and returns what everybody hears. */
    List<Message> give(BookInput input) {
        heard.facts.clear();
        engine.apply(timeMillis, input, heard);
        return heard.facts.stream()
                .filter(said -> said.destination().equals(Destination.TRADE))
                .map(Heard.Said::fact)
                .toList();
    }

    /** Gives an order and returns what everybody hears but that it was accepted. */
    List<Message> place(Fixtures.Draft draft) {
        List<Message> said = give(draft.in(Fixtures.BTC_PERP));
        return said.getFirst() instanceof BookFact.Accepted ? said.subList(1, said.size()) : said;
    }

    /** Returns what the account engine hears of an input. */
    List<Message> toAccountEngine(BookInput input) {
        heard.facts.clear();
        engine.apply(timeMillis, input, heard);
        return heard.take(Destination.RISK);
    }

    static BookFact.Closed closed(Fixtures.Draft draft, CloseReason reason, long unfilled) {
        return new BookFact.Closed(RequestId.NONE, draft.id(), draft.account(), Fixtures.BTC_PERP, reason, unfilled);
    }

    static BookFact.Rested rested(Fixtures.Draft draft, long lots) {
        return new BookFact.Rested(draft.id(), draft.account(), Fixtures.BTC_PERP, draft.side(), draft.price(), lots);
    }

    static BookFact.Amended amended(Fixtures.Draft draft, long lots, long price, boolean keptPlace) {
        return new BookFact.Amended(
                Fixtures.request(-draft.id()),
                draft.id(),
                draft.account(),
                Fixtures.BTC_PERP,
                draft.side(),
                price,
                price,
                draft.price(),
                lots,
                draft.lots(),
                keptPlace);
    }

    static BookFact.AmendRejected amendRejected(Fixtures.Draft draft, RejectReason reason) {
        return new BookFact.AmendRejected(
                Fixtures.request(-draft.id()), draft.id(), draft.account(), Fixtures.BTC_PERP, reason);
    }

    static BookFact.Rejected rejected(Fixtures.Draft draft, RejectReason reason) {
        return new BookFact.Rejected(
                Fixtures.request(draft.id()), draft.id(), draft.account(), Fixtures.BTC_PERP, reason);
    }

    static BookFact.LevelChanged level(long sequence, Side side, long price, long lots) {
        return new BookFact.LevelChanged(Fixtures.BTC_PERP, sequence, side, price, lots);
    }

    static BookFact.PhaseChanged phase(MarketPhase phase) {
        return new BookFact.PhaseChanged(Fixtures.BTC_PERP, phase);
    }

    static BookFact.PriceIndicated indicated(long price, long lots, long imbalance) {
        return new BookFact.PriceIndicated(Fixtures.BTC_PERP, price, lots, imbalance);
    }

    /** A fill at the maker's price, with what is open of taker and maker afterwards. */
    static BookFact.Traded traded(
            long number, Fixtures.Draft taker, Fixtures.Draft maker, long lots, long[] openAfter) {
        return new BookFact.Traded(
                Fixtures.BTC_PERP,
                number,
                taker.id(),
                maker.id(),
                taker.account(),
                maker.account(),
                taker.side(),
                maker.price(),
                lots,
                openAfter[0],
                openAfter[1],
                FillSource.BOOK,
                0);
    }

    static long[] open(long taker, long maker) {
        return new long[] {taker, maker};
    }
}
