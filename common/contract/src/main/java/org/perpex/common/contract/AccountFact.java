package org.perpex.common.contract;

import org.perpex.common.core.Asset;
import org.perpex.common.core.CloseReason;
import org.perpex.common.core.FillSource;
import org.perpex.common.core.MoveCause;
import org.perpex.common.core.OrderOrigin;
import org.perpex.common.core.PositionSide;
import org.perpex.common.core.RequestId;
import org.perpex.common.core.TransferDirection;
import org.perpex.common.core.TransferId;

/** Facts of accounts, from the account engine on {@code asset-topic}: everything that changed an account, in its order. */
public sealed interface AccountFact extends Message
        permits AccountFact.OrderFact,
                AccountFact.PositionMoved,
                AccountFact.LeverageChanged,
                AccountFact.TransferApplied,
                AccountFact.CheckpointTaken,
                TriggerFact,
                ParentFact,
                SettingFact,
                LiquidationFact,
                FundingFact,
                LimitFact {

    /** The account that the fact is about; 0 if it is about none alone. */
    long account();

    /** What happened to an order. */
    sealed interface OrderFact extends AccountFact {

        OrderDetails order();

        @Override
        default long account() {
            return order().account();
        }
    }

    /** An order was accepted by the book. */
    record OrderOpened(OrderDetails order) implements OrderFact {}

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
     * @param insuranceFeeUnits paid to the insurance fund, beside the fee; 0 unless the order is one of a liquidation
     * @param isolatedUnits margin of an isolated position, afterwards; 0 of a cross one
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
            long breakEvenValueUnits,
            long insuranceFeeUnits,
            long isolatedUnits)
            implements OrderFact {}

    /**
     * An order is no longer open.
     *
     * @param cause the request that closed it, or none
     * @param quoteUnits notional of all its fills
     */
    record OrderClosed(OrderDetails order, RequestId cause, CloseReason reason, long filledLots, long quoteUnits)
            implements OrderFact {}

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
    record CheckpointTaken(long checkpoint, int accounts, long walletsHash, long walletsUnits) implements AccountFact {

        @Override
        public long account() {
            return 0;
        }
    }

    /**
     * An open order has another price or size.
     *
     * @param order the order as it is now
     * @param cause the amendment's id
     * @param priceTicksBefore its price before
     * @param sizeLotsBefore its size before
     * @param filledLots of the order, in all
     * @param quoteUnits notional of all its fills
     */
    record OrderAmended(
            OrderDetails order,
            RequestId cause,
            long priceTicksBefore,
            long sizeLotsBefore,
            long filledLots,
            long quoteUnits)
            implements OrderFact {}

    /**
     * One side of a position that moved without an order, as applied to its account: take-over, deleveraging, settlement.
     *
     * @param request the id of the command
     * @param account user × 1024 + sub-account
     * @param market number of the market
     * @param positionSide which of its positions
     * @param tradeNumber from the same sequence as trades; 0 for a settlement
     * @param cause why
     * @param lots signed change of the position
     * @param priceTicks price that it was settled at
     * @param realizedUnits profit realised by it
     * @param feeUnits paid by the account
     * @param positionLots signed, afterwards
     * @param entryValueUnits signed entry value of the position, afterwards
     * @param walletUnits futures wallet, afterwards
     * @param isolatedUnits margin of an isolated position, afterwards; else 0
     * @param positionRealizedUnits profit realised since the position was opened
     * @param breakEvenValueUnits signed notional at which closing the position earns nothing
     * @param orderId from the same sequence as orders: what the account finds it by
     * @param counterparty whether it was closed against the position that had to move, or took it
     */
    record PositionMoved(
            RequestId request,
            long account,
            int market,
            PositionSide positionSide,
            long tradeNumber,
            MoveCause cause,
            long lots,
            long priceTicks,
            long realizedUnits,
            long feeUnits,
            long positionLots,
            long entryValueUnits,
            long walletUnits,
            long isolatedUnits,
            long positionRealizedUnits,
            long breakEvenValueUnits,
            long orderId,
            boolean counterparty)
            implements AccountFact {

        /** The client order id under which the account finds it, as the dialect has it. */
        public String clientOrderId() {
            return switch (cause) {
                case TAKE_OVER -> "autoclose-" + orderId;
                case DELEVERAGE -> (counterparty ? "adl_autoclose-" : "autoclose-") + orderId;
                case SETTLEMENT -> "settlement_autoclose-" + orderId;
            };
        }

        /** Who would have sent the order that it stands for. */
        public OrderOrigin origin() {
            return switch (cause) {
                case TAKE_OVER -> OrderOrigin.LIQUIDATION;
                case DELEVERAGE -> counterparty ? OrderOrigin.DELEVERAGE : OrderOrigin.LIQUIDATION;
                case SETTLEMENT -> OrderOrigin.SETTLEMENT;
            };
        }
    }
}
