package org.perpex.common.contract;

import org.perpex.common.core.Asset;
import org.perpex.common.core.CloseReason;
import org.perpex.common.core.FillSource;
import org.perpex.common.core.RequestId;
import org.perpex.common.core.TransferDirection;
import org.perpex.common.core.TransferId;

/** Facts of accounts, from the account engine on {@code asset-topic}: everything that changed an account, in its order. */
public sealed interface AccountFact extends Message {
    /** An order was accepted by the book. */
    record OrderOpened(OrderDetails order) implements AccountFact {}

    /**
     * One side of a fill, as applied to its account. Of a trade the taker's side is said first, then the maker's.
     *
     * @param tradeNumber dense per market
     * @param maker whether the order was resting
     * @param filledLots of the order, this fill included
     * @param quoteUnits notional of all fills of the order
     * @param feeUnits paid by the account; negative is a rebate
     * @param realizedUnits profit realised by this fill, before the fee
     * @param positionLots signed, afterwards
     * @param entryValueUnits signed entry value of the position, afterwards
     * @param walletUnits futures wallet, afterwards
     * @param positionRealizedUnits profit realised since the position was opened, before fees; a closed position keeps it
     * @param breakEvenValueUnits signed notional at which closing the position earns nothing; 0 without a position
     */
    record OrderFilled(
            OrderDetails order,
            long tradeNumber,
            boolean maker,
            long fillPriceTicks,
            long fillLots,
            long filledLots,
            long quoteUnits,
            long feeUnits,
            long realizedUnits,
            long positionLots,
            long entryValueUnits,
            long walletUnits,
            FillSource source,
            long venuePriceTicks,
            long positionRealizedUnits,
            long breakEvenValueUnits)
            implements AccountFact {}

    /**
     * An order is no longer open.
     *
     * @param cause the request that closed it, or none
     * @param quoteUnits notional of all its fills
     */
    record OrderClosed(OrderDetails order, RequestId cause, CloseReason reason, long filledLots, long quoteUnits)
            implements AccountFact {}

    /**
     * The leverage of an account in a market.
     *
     * @param notionalMaxUnits largest notional at this leverage
     */
    record LeverageChanged(RequestId request, long account, int market, int leverage, long notionalMaxUnits)
            implements AccountFact {}

    /**
     * The end of a transfer: it moved, or it was refused and nothing moved.
     *
     * @param walletUnits futures wallet, afterwards
     */
    record TransferApplied(
            TransferId transfer,
            long account,
            Asset asset,
            TransferDirection direction,
            long amountUnits,
            boolean accepted,
            long walletUnits)
            implements AccountFact {}

    /**
     * The hash over every account and its futures wallet, in order of accounts, at this point of the stream.
     *
     * @param checkpoint number of the checkpoint
     * @param accounts how many accounts there are
     * @param walletsHash StreamHash over (account, asset code, wallet units)
     * @param walletsUnits sum of all futures wallets
     */
    record CheckpointTaken(long checkpoint, int accounts, long walletsHash, long walletsUnits) implements AccountFact {}
}
