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
    private record Move(RequestId request, MoveCause cause, long account, long counterparty, long priceTicks) {}

    /** Closes an account's orders and moves its position to another. */
    void takeOver(BookCommand.TakeOver c) {
        RejectReason objection = objection(c.lots(), c.priceTicks());
        if (objection == null && (c.positionSide() != PositionSide.BOTH || c.account() == c.toAccount())) {
            objection = RejectReason.UNSUPPORTED;
        }
        if (objection != null) {
            listener.refused(c.request(), c.account(), objection);
            return;
        }
        book.closeAll(c.account(), c.request(), CloseReason.LIQUIDATION);
        Move move = new Move(c.request(), MoveCause.TAKE_OVER, c.account(), c.toAccount(), c.priceTicks());
        long movedLots = move(move, Math.min(c.lots(), heldLots(c.account())));
        end(move, movedLots, c.lots() - movedLots);
    }

    /** Closes an account's orders, then its position against others, in their order; their orders are closed first. */
    void deleverage(BookCommand.Deleverage c) {
        RejectReason objection = objection(c.lots(), c.priceTicks());
        if (objection == null && isHedged(c)) {
            objection = RejectReason.UNSUPPORTED;
        }
        if (objection != null) {
            listener.refused(c.request(), c.account(), objection);
            return;
        }
        book.closeAll(c.account(), c.request(), CloseReason.LIQUIDATION);
        long leftLots = c.lots();
        for (Counterparty other : c.counterparties()) {
            long lots = Math.min(Math.min(leftLots, other.lots()), closableLots(c.account(), other.account()));
            if (lots > 0) {
                book.closeAll(other.account(), c.request(), CloseReason.DELEVERAGE);
                leftLots -= move(
                        new Move(c.request(), MoveCause.DELEVERAGE, c.account(), other.account(), c.priceTicks()),
                        lots);
            }
        }
        Move all = new Move(c.request(), MoveCause.DELEVERAGE, c.account(), c.account(), c.priceTicks());
        end(all, c.lots() - leftLots, leftLots);
    }

    private static boolean isHedged(BookCommand.Deleverage c) {
        return c.positionSide() != PositionSide.BOTH
                || c.counterparties().stream().anyMatch(other -> other.positionSide() != PositionSide.BOTH);
    }

    private static @Nullable RejectReason objection(long lots, long priceTicks) {
        if (priceTicks < 1) {
            return RejectReason.PRICE_OUT_OF_RANGE;
        }
        return lots < 1 ? RejectReason.SIZE_OUT_OF_RANGE : null;
    }

    private long position(long account) {
        int slot = accounts.find(account);
        return slot == Orders.NONE ? 0 : accounts.position(slot);
    }

    private long heldLots(long account) {
        return Math.abs(position(account));
    }

    /** What two opposite positions can close of each other. */
    private long closableLots(long account, long other) {
        Side side = position(account) > 0 ? Side.SELL : Side.BUY;
        return Math.min(heldLots(account), Accounts.reducible(position(other), side.opposite()));
    }

    private long move(Move move, long lots) {
        if (lots == 0) {
            return 0;
        }
        int from = accounts.of(move.account);
        int to = accounts.of(move.counterparty);
        boolean isLong = accounts.position(from) > 0;
        book.touch(from);
        book.touch(to);
        accounts.fill(from, to, isLong ? Side.SELL : Side.BUY, lots);
        listener.moved(new PositionFact.Moved(
                move.request,
                book.spec().market(),
                book.nextTradeNumber(),
                move.cause,
                move.account,
                PositionSide.BOTH,
                move.counterparty,
                PositionSide.BOTH,
                isLong ? lots : -lots,
                move.priceTicks));
        return lots;
    }

    private void end(Move move, long movedLots, long leftLots) {
        listener.moved(new PositionFact.MovesEnded(
                move.request, move.account, book.spec().market(), move.cause, movedLots, leftLots));
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
        for (long account : accounts.worthKeeping()) {
            int slot = accounts.find(account);
            long lots = accounts.position(slot);
            if (lots != 0) {
                book.touch(slot);
                accounts.add(slot, -lots);
                count++;
                listener.moved(new PositionFact.Settled(
                        c.request(), account, book.spec().market(), PositionSide.BOTH, lots, c.priceTicks()));
            }
        }
        listener.moved(new PositionFact.MarketSettled(c.request(), book.spec().market(), count, longLots));
    }
}
