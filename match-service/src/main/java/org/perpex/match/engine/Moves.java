package org.perpex.match.engine;

import org.jspecify.annotations.Nullable;
import org.perpex.common.contract.BookCommand;
import org.perpex.common.contract.Counterparty;
import org.perpex.common.contract.MarketCommand;
import org.perpex.common.contract.PositionFact;
import org.perpex.common.core.CloseReason;
import org.perpex.common.core.MarketPhase;
import org.perpex.common.core.MoveCause;
import org.perpex.common.core.PhaseCause;
import org.perpex.common.core.PositionSide;
import org.perpex.common.core.RejectReason;
import org.perpex.common.core.RequestId;
import org.perpex.common.core.Side;

/** Moves positions without orders, as much as there truly is, and answers like a trade. Not thread-safe. */
final class Moves {

    private final OrderBook book;
    private final Accounts accounts;
    private final BookListener listener;

    Moves(OrderBook book, BookListener listener) {
        this.book = book;
        this.accounts = book.accounts;
        this.listener = listener;
    }

    /** Where lots go, why, and at what price in ticks. */
    private record Move(RequestId request, MoveCause cause, Position from, Position to, long priceTicks) {}

    /** Which of its positions an account has lots on. */
    private record Position(long account, PositionSide side) {}

    /** Closes an account's orders and moves one of its positions to another account, which holds it in one-way mode. */
    void takeOver(BookCommand.TakeOver c) {
        RejectReason objection = objection(c.lots(), c.priceTicks());
        if (objection == null && c.account() == c.toAccount()) {
            objection = RejectReason.UNSUPPORTED;
        }
        if (objection != null) {
            listener.refused(c.request(), c.account(), objection);
            return;
        }
        book.closeAll(c.account(), c.request(), CloseReason.LIQUIDATION);
        Position from = new Position(c.account(), c.positionSide());
        Position to = new Position(c.toAccount(), PositionSide.BOTH);
        Move move = new Move(c.request(), MoveCause.TAKE_OVER, from, to, c.priceTicks());
        long movedLots = move(move, Math.min(c.lots(), heldLots(from)));
        end(move, movedLots, c.lots() - movedLots);
    }

    /** Closes an account's orders, then its position against others, in their order; their orders are closed first. */
    void deleverage(BookCommand.Deleverage c) {
        RejectReason objection = objection(c.lots(), c.priceTicks());
        if (objection != null) {
            listener.refused(c.request(), c.account(), objection);
            return;
        }
        book.closeAll(c.account(), c.request(), CloseReason.LIQUIDATION);
        long leftLots = c.lots();
        Position from = new Position(c.account(), c.positionSide());
        for (Counterparty other : c.counterparties()) {
            Position to = new Position(other.account(), other.positionSide());
            long lots = Math.min(Math.min(leftLots, other.lots()), closableLots(from, to));
            if (lots > 0) {
                book.closeAll(other.account(), c.request(), CloseReason.DELEVERAGE);
                leftLots -= move(new Move(c.request(), MoveCause.DELEVERAGE, from, to, c.priceTicks()), lots);
            }
        }
        Move all = new Move(c.request(), MoveCause.DELEVERAGE, from, from, c.priceTicks());
        end(all, c.lots() - leftLots, leftLots);
    }

    private static @Nullable RejectReason objection(long lots, long priceTicks) {
        if (priceTicks < 1) {
            return RejectReason.PRICE_OUT_OF_RANGE;
        }
        return lots < 1 ? RejectReason.SIZE_OUT_OF_RANGE : null;
    }

    private long lots(Position position) {
        int slot = accounts.find(position.account, position.side);
        return slot == Orders.NONE ? 0 : accounts.position(slot);
    }

    private long heldLots(Position position) {
        return Math.abs(lots(position));
    }

    /** What two opposite positions can close of each other. */
    private long closableLots(Position position, Position other) {
        Side side = lots(position) > 0 ? Side.SELL : Side.BUY;
        return Math.min(heldLots(position), Accounts.reducible(lots(other), side.opposite()));
    }

    private long move(Move move, long lots) {
        if (lots == 0) {
            return 0;
        }
        int from = accounts.of(move.from.account, move.from.side);
        int to = accounts.of(move.to.account, move.to.side);
        boolean isLong = accounts.position(from) > 0;
        book.touch(from);
        book.touch(to);
        accounts.fill(from, to, isLong ? Side.SELL : Side.BUY, lots);
        listener.moved(new PositionFact.Moved(
                move.request,
                book.spec().market(),
                book.nextTradeNumber(),
                move.cause,
                move.from.account,
                move.from.side,
                move.to.account,
                move.to.side,
                isLong ? lots : -lots,
                move.priceTicks));
        return lots;
    }

    private void end(Move move, long movedLots, long leftLots) {
        listener.moved(new PositionFact.MovesEnded(
                move.request, move.from.account, book.spec().market(), move.cause, movedLots, leftLots));
    }

    /** Closes all orders, turns all positions into cash, and closes the market for good. */
    void settle(MarketCommand.SettleMarket c) {
        if (c.priceTicks() < 1) {
            listener.refused(c.request(), 0, RejectReason.PRICE_OUT_OF_RANGE);
            return;
        }
        book.closeEverything(c.request(), CloseReason.SETTLEMENT);
        book.enter(MarketPhase.SETTLING, PhaseCause.ADMINISTRATION);
        long longLots = accounts.openInterest();
        int count = 0;
        for (long key : accounts.worthKeeping()) {
            int slot = accounts.find(key);
            long lots = accounts.position(slot);
            if (lots != 0) {
                book.touch(slot);
                accounts.add(slot, -lots);
                count++;
                listener.moved(new PositionFact.Settled(
                        c.request(),
                        accounts.account(slot),
                        book.spec().market(),
                        accounts.side(slot),
                        lots,
                        c.priceTicks()));
            }
        }
        listener.moved(new PositionFact.MarketSettled(c.request(), book.spec().market(), count, longLots));
    }
}
