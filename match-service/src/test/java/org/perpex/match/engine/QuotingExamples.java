package org.perpex.match.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.perpex.match.engine.Desk.amendRejected;
import static org.perpex.match.engine.Desk.closed;
import static org.perpex.match.engine.Desk.level;
import static org.perpex.match.engine.Desk.open;
import static org.perpex.match.engine.Desk.rejected;
import static org.perpex.match.engine.Desk.rested;
import static org.perpex.match.engine.Desk.traded;
import static org.perpex.match.engine.Fixtures.BTC_PERP;
import static org.perpex.match.engine.Fixtures.amend;
import static org.perpex.match.engine.Fixtures.buy;
import static org.perpex.match.engine.Fixtures.sell;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.perpex.common.contract.BookCommand;
import org.perpex.common.contract.BookFact;
import org.perpex.common.contract.BookInput;
import org.perpex.common.contract.Message;
import org.perpex.common.contract.engine.Engine;
import org.perpex.common.core.CloseReason;
import org.perpex.common.core.PriceMatch;
import org.perpex.common.core.RejectReason;
import org.perpex.common.core.Side;

/** The worked examples of prices that the book gives: reprice and match, for the engine and its model. */
abstract class QuotingExamples {

    private Desk desk = new Desk(new NaiveBooks());

    abstract Engine<BookInput> engine();

    @BeforeEach
    void sitDown() {
        desk = new Desk(engine());
    }

    private static Message accepted(Fixtures.Draft draft, long price) {
        return new BookFact.Accepted(draft.in(BTC_PERP).order(), price);
    }

    @Test
    @Tag("MTCH-034")
    void putsAPostOnlyOrderOneTickBehindTheOtherSide() {
        desk.rest(sell(1, 5, 100));

        assertThat(desk.give(buy(2, 3, 103).quiet().in(BTC_PERP)))
                .containsExactly(
                        accepted(buy(2, 3, 103).quiet(), 99), rested(buy(2, 3, 99), 3), level(2, Side.BUY, 99, 3));
        assertThat(desk.give(buy(3, 3, 98).quiet().in(BTC_PERP)))
                .startsWith(accepted(buy(3, 3, 98).quiet(), 98), rested(buy(3, 3, 98), 3));
    }

    @Test
    @Tag("MTCH-035")
    void repricesAgainWhenAmended() {
        desk.rest(sell(1, 5, 100), buy(2, 3, 103).quiet());

        assertThat(desk.give(amend(buy(2, 3, 99), 3, 101)))
                .containsExactly(amendRejected(buy(2, 3, 99), RejectReason.AMEND_UNCHANGED));
        assertThat(desk.give(amend(buy(2, 3, 99), 4, 101)))
                .containsExactly(
                        amended(buy(2, 3, 99), 4, 101, 99), rested(buy(2, 4, 99), 4), level(3, Side.BUY, 99, 4));
    }

    @Test
    @Tag("MTCH-036")
    void refusesWhereThereIsNoPriceBehind() {
        desk.rest(sell(1, 5, 1));

        assertThat(desk.place(buy(2, 3, 1).quiet()))
                .containsExactly(rejected(buy(2, 3, 1), RejectReason.POST_ONLY_WOULD_TAKE));
    }

    @Test
    @Tag("MTCH-037")
    void takesItsPriceFromEitherSideButNoneWorseThanItsOwn() {
        desk.rest(sell(1, 5, 100), sell(2, 5, 101), buy(3, 5, 98));

        assertThat(desk.give(buy(4, 3, 105).matching(PriceMatch.OPPONENT).in(BTC_PERP)))
                .startsWith(
                        accepted(buy(4, 3, 105).matching(PriceMatch.OPPONENT), 100),
                        traded(1, buy(4, 3, 100), sell(1, 5, 100), 3, open(0, 2)));
        assertThat(desk.place(buy(5, 3, 105).matching(PriceMatch.QUEUE))).contains(rested(buy(5, 3, 98), 3));
        assertThat(desk.place(buy(6, 3, 99).matching(PriceMatch.OPPONENT))).contains(rested(buy(6, 3, 99), 3));
        assertThat(desk.place(sell(7, 3, 101).matching(PriceMatch.QUEUE))).contains(rested(sell(7, 3, 101), 3));
        assertThat(desk.place(buy(8, 3, 105).matching(PriceMatch.OPPONENT_5)))
                .containsExactly(rejected(buy(8, 3, 105), RejectReason.PRICE_MATCH_NO_LEVEL));
        assertThat(desk.place(buy(9, 3, 105).matching(PriceMatch.QUEUE).market()))
                .containsExactly(rejected(buy(9, 3, 105), RejectReason.PRICE_MATCH_UNSUPPORTED));
    }

    @Test
    @Tag("MTCH-038")
    void countsLevels() {
        for (int i = 1; i <= 5; i++) {
            desk.rest(sell(i, 1, 100 + i));
        }

        Fixtures.Draft sweep = buy(6, 2, 200).matching(PriceMatch.OPPONENT_5);
        assertThat(desk.give(sweep.in(BTC_PERP)))
                .startsWith(
                        accepted(sweep, 105),
                        traded(1, buy(6, 2, 105), sell(1, 1, 101), 1, open(1, 0)),
                        closed(sell(1, 1, 101), CloseReason.FILLED, 0),
                        traded(2, buy(6, 2, 105), sell(2, 1, 102), 1, open(0, 0)));
    }

    @Test
    @Tag("MTCH-039")
    void matchesWhenAmended() {
        Fixtures.Draft second = buy(2, 5, 97);
        desk.rest(buy(1, 5, 98), second);

        BookCommand.Amend plain = amend(second, 5, 105);
        BookCommand.Amend match =
                new BookCommand.Amend(plain.request(), 2, plain.account(), BTC_PERP, 105, 5, PriceMatch.QUEUE);
        assertThat(desk.give(match)).startsWith(amended(second, 5, 105, 98), rested(buy(2, 5, 98), 5));
        assertThat(desk.place(sell(3, 5, 98)).getFirst())
                .isEqualTo(traded(1, sell(3, 5, 98), buy(1, 5, 98), 5, open(0, 0)));
    }

    private static Message amended(Fixtures.Draft draft, long lots, long asked, long price) {
        return new BookFact.Amended(
                Fixtures.request(-draft.id()),
                draft.id(),
                draft.account(),
                BTC_PERP,
                draft.side(),
                asked,
                price,
                draft.price(),
                lots,
                draft.lots(),
                false);
    }
}
