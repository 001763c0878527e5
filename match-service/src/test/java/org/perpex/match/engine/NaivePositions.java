package org.perpex.match.engine;

import static java.util.Comparator.comparing;

import java.util.*;
import org.jspecify.annotations.Nullable;
import org.perpex.common.contract.*;
import org.perpex.common.core.*;

/** What the naive model does with positions that move without orders. */
final class NaivePositions {

    private final NaiveBooks books;
    private final List<BookFact> said;

    NaivePositions(NaiveBooks books, List<BookFact> said) {
        this.books = books;
        this.said = said;
    }

    private static @Nullable RejectReason objection(long price, long lots, boolean unsupported) {
        return price < 1
                ? RejectReason.PRICE_OUT_OF_RANGE
                : lots < 1 ? RejectReason.SIZE_OUT_OF_RANGE : unsupported ? RejectReason.UNSUPPORTED : null;
    }

    void takeOver(BookCommand.TakeOver c) {
        boolean odd = c.account() == c.toAccount();
        if (!books.refused(c.request(), c.account(), c.market(), objection(c.priceTicks(), c.lots(), odd))) {
            NaiveBook book = books.book(c.market());
            books.closeAll(c.request(), book, c.account(), CloseReason.LIQUIDATION);
            NaiveBook.Position from = new NaiveBook.Position(c.account(), c.positionSide());
            NaiveBook.Position to = new NaiveBook.Position(c.toAccount(), PositionSide.BOTH);
            long moved = Math.min(c.lots(), Math.abs(book.lots(from)));
            move(book, c.request(), MoveCause.TAKE_OVER, from, to, moved, c.priceTicks());
            said.add(new PositionFact.MovesEnded(
                    c.request(), c.account(), c.market(), MoveCause.TAKE_OVER, moved, c.lots() - moved));
        }
    }

    void deleverage(BookCommand.Deleverage c) {
        if (!books.refused(c.request(), c.account(), c.market(), objection(c.priceTicks(), c.lots(), false))) {
            NaiveBook book = books.book(c.market());
            books.closeAll(c.request(), book, c.account(), CloseReason.LIQUIDATION);
            long left = c.lots();
            NaiveBook.Position from = new NaiveBook.Position(c.account(), c.positionSide());
            for (Counterparty o : c.counterparties()) {
                NaiveBook.Position to = new NaiveBook.Position(o.account(), o.positionSide());
                long held = book.lots(from);
                long theirs = book.lots(to);
                long moved = Long.signum(held) * Long.signum(theirs) >= 0
                        ? 0
                        : Collections.min(List.of(left, o.lots(), Math.abs(held), Math.abs(theirs)));
                if (moved > 0) {
                    books.closeAll(c.request(), book, o.account(), CloseReason.DELEVERAGE);
                    move(book, c.request(), MoveCause.DELEVERAGE, from, to, moved, c.priceTicks());
                    left -= moved;
                }
            }
            said.add(new PositionFact.MovesEnded(
                    c.request(), c.account(), c.market(), MoveCause.DELEVERAGE, c.lots() - left, left));
        }
    }

    private void move(
            NaiveBook book,
            RequestId request,
            MoveCause cause,
            NaiveBook.Position from,
            NaiveBook.Position to,
            long lots,
            long price) {
        if (lots > 0) {
            long signed = Long.signum(book.lots(from)) * lots;
            book.positions.merge(from, -signed, Long::sum);
            book.positions.merge(to, signed, Long::sum);
            said.add(new PositionFact.Moved(
                    request,
                    book.spec.market(),
                    ++book.trades,
                    cause,
                    from.account(),
                    from.side(),
                    to.account(),
                    to.side(),
                    signed,
                    price));
        }
    }

    void settle(MarketCommand.SettleMarket c) {
        RejectReason reason = c.priceTicks() < 1 ? RejectReason.PRICE_OUT_OF_RANGE : null;
        if (!books.refused(c.request(), 0, c.market(), reason)) {
            NaiveBook book = books.book(c.market());
            book.orders.stream()
                    .sorted(comparing(o -> o.id))
                    .toList()
                    .forEach(o -> books.close(c.request(), c.market(), book, o, CloseReason.SETTLEMENT));
            book.set(MarketPhase.SETTLING, PhaseCause.ADMINISTRATION, said);
            SortedMap<NaiveBook.Position, Long> open = new TreeMap<>(book.positions);
            open.values().removeIf(lots -> lots == 0);
            open.forEach((at, lots) -> said.add(
                    new PositionFact.Settled(c.request(), at.account(), c.market(), at.side(), lots, c.priceTicks())));
            long longs = open.values().stream()
                    .filter(lots -> lots > 0)
                    .mapToLong(n -> n)
                    .sum();
            said.add(new PositionFact.MarketSettled(c.request(), c.market(), open.size(), longs));
            book.positions.clear();
        }
    }
}
