package org.perpex.common.contract;

import org.perpex.common.core.MoveCause;
import org.perpex.common.core.PositionSide;
import org.perpex.common.core.RequestId;

/** Facts of the book about positions that moved without orders. */
public sealed interface PositionFact extends BookFact {
    /**
     * Lots went from one position to another: one fact with both accounts, like a trade.
     *
     * @param request the id of the command
     * @param market number of the market
     * @param tradeNumber from the same sequence as trades
     * @param cause why
     * @param account whose position was taken away
     * @param positionSide which of its positions
     * @param counterparty who took it
     * @param counterpartySide which of its positions
     * @param lots signed as the position was: negative lots of a short
     * @param priceTicks price that both sides are settled at
     */
    record Moved(
            RequestId request,
            int market,
            long tradeNumber,
            MoveCause cause,
            long account,
            PositionSide positionSide,
            long counterparty,
            PositionSide counterpartySide,
            long lots,
            long priceTicks)
            implements PositionFact {}

    /**
     * All that a command moved has been said.
     *
     * @param request the id of the command
     * @param account user × 1024 + sub-account
     * @param market number of the market
     * @param cause why
     * @param movedLots in all, unsigned
     * @param leftLots what could not be moved, unsigned
     */
    record MovesEnded(RequestId request, long account, int market, MoveCause cause, long movedLots, long leftLots)
            implements PositionFact {}

    /**
     * A position was turned into cash.
     *
     * @param request the id of the command
     * @param account user × 1024 + sub-account
     * @param market number of the market
     * @param positionSide which of its positions
     * @param lots signed, as it was
     * @param priceTicks settlement price
     */
    record Settled(RequestId request, long account, int market, PositionSide positionSide, long lots, long priceTicks)
            implements PositionFact {}

    /**
     * All positions of a market have been turned into cash.
     *
     * @param request the id of the command
     * @param market number of the market
     * @param positions how many there were
     * @param longLots open interest, as it was
     */
    record MarketSettled(RequestId request, int market, int positions, long longLots) implements PositionFact {}
}
