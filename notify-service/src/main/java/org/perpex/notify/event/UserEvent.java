package org.perpex.notify.event;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;
import org.perpex.common.core.Asset;
import org.perpex.common.core.Decimals;

/** An event of the private stream. Names and types are those of the dialect; values are strings unless it says otherwise. */
public sealed interface UserEvent {

    /** What happened to an order. */
    @JsonPropertyOrder({"e", "E", "T", "o"})
    record OrderTradeUpdate(
            @JsonProperty("e") String event,
            @JsonProperty("E") long eventTime,
            @JsonProperty("T") long transactionTime,
            @JsonProperty("o") OrderUpdate order)
            implements UserEvent {}

    /** An order and its last execution. */
    record OrderUpdate(
            @JsonProperty("s") String symbol,
            @JsonProperty("c") String clientOrderId,
            @JsonProperty("S") String side,
            @JsonProperty("o") String type,
            @JsonProperty("f") String timeInForce,
            @JsonProperty("q") String quantity,
            @JsonProperty("p") String price,
            @JsonProperty("ap") String averagePrice,
            @JsonProperty("sp") String stopPrice,
            @JsonProperty("x") String execution,
            @JsonProperty("X") String status,
            @JsonProperty("i") long orderId,
            @JsonProperty("l") String lastQuantity,
            @JsonProperty("z") String filledQuantity,
            @JsonProperty("L") String lastPrice,
            @JsonProperty("N") String commissionAsset,
            @JsonProperty("n") String commission,
            @JsonProperty("T") long time,
            @JsonProperty("t") long tradeId,
            @JsonProperty("b") String bidsNotional,
            @JsonProperty("a") String asksNotional,
            @JsonProperty("m") boolean maker,
            @JsonProperty("R") boolean reduceOnly,
            @JsonProperty("wt") String workingType,
            @JsonProperty("ot") String originalType,
            @JsonProperty("ps") String positionSide,
            @JsonProperty("cp") boolean closePosition,
            @JsonProperty("pP") boolean priceProtect,
            @JsonProperty("si") long ignoredSi,
            @JsonProperty("ss") long ignoredSs,
            @JsonProperty("rp") String realizedProfit,
            @JsonProperty("V") String selfTradePrevention,
            @JsonProperty("pm") String priceMatch,
            @JsonProperty("gtd") long goodTillDate) {}

    /** Balances and positions that changed. */
    @JsonPropertyOrder({"e", "E", "T", "a"})
    record AccountUpdate(
            @JsonProperty("e") String event,
            @JsonProperty("E") long eventTime,
            @JsonProperty("T") long transactionTime,
            @JsonProperty("a") Changes changes)
            implements UserEvent {}

    /** What changed, and why. */
    record Changes(
            @JsonProperty("m") String reason,
            @JsonProperty("B") List<BalanceUpdate> balances,
            @JsonProperty("P") List<PositionUpdate> positions) {}

    /** A balance, and its change except by profit and commission. */
    record BalanceUpdate(
            @JsonProperty("a") String asset,
            @JsonProperty("wb") String walletBalance,
            @JsonProperty("cw") String crossWalletBalance,
            @JsonProperty("bc") String balanceChange) {

        /**
         * A balance of which an isolated position holds a part.
         *
         * @param walletUnits all of it
         * @param isolatedUnits what the position holds
         * @param changeUnits except by profit and commission
         */
        static BalanceUpdate of(Asset asset, long walletUnits, long isolatedUnits, long changeUnits) {
            return new BalanceUpdate(
                    asset.name(),
                    Decimals.formatUnits(walletUnits),
                    Decimals.formatUnits(walletUnits - isolatedUnits),
                    changeUnits == 0 ? "0" : Decimals.formatUnits(changeUnits));
        }
    }

    /** A position. Its unrealised profit is at the price of the fill that changed it; what it realised is before fees. */
    record PositionUpdate(
            @JsonProperty("s") String symbol,
            @JsonProperty("pa") String amount,
            @JsonProperty("ep") String entryPrice,
            @JsonProperty("bep") String breakEvenPrice,
            @JsonProperty("cr") String realizedProfit,
            @JsonProperty("up") String unrealizedProfit,
            @JsonProperty("mt") String marginType,
            @JsonProperty("iw") String isolatedWallet,
            @JsonProperty("ps") String positionSide) {}

    /** The leverage of a market changed. */
    @JsonPropertyOrder({"e", "E", "T", "ac"})
    record AccountConfigUpdate(
            @JsonProperty("e") String event,
            @JsonProperty("E") long eventTime,
            @JsonProperty("T") long transactionTime,
            @JsonProperty("ac") LeverageUpdate leverage)
            implements UserEvent {}

    /** Whether all assets are collateral changed. */
    @JsonPropertyOrder({"e", "E", "T", "ai"})
    record MultiAssetsUpdate(
            @JsonProperty("e") String event,
            @JsonProperty("E") long eventTime,
            @JsonProperty("T") long transactionTime,
            @JsonProperty("ai") MultiAssetsMode mode)
            implements UserEvent {}

    /** The multi-asset mode of the account. */
    record MultiAssetsMode(@JsonProperty("j") boolean enabled) {}

    /** A fill in few words. The order's own event follows. */
    record TradeLite(
            @JsonProperty("e") String event,
            @JsonProperty("E") long eventTime,
            @JsonProperty("T") long transactionTime,
            @JsonProperty("s") String symbol,
            @JsonProperty("q") String quantity,
            @JsonProperty("p") String price,
            @JsonProperty("m") boolean maker,
            @JsonProperty("c") String clientOrderId,
            @JsonProperty("S") String side,
            @JsonProperty("L") String lastPrice,
            @JsonProperty("l") String lastQuantity,
            @JsonProperty("t") long tradeId,
            @JsonProperty("i") long orderId)
            implements UserEvent {

        /** A fill as the order's own event tells it. */
        static TradeLite of(OrderTradeUpdate update) {
            OrderUpdate order = update.order();
            return new TradeLite(
                    "TRADE_LITE",
                    update.eventTime(),
                    update.transactionTime(),
                    order.symbol(),
                    order.quantity(),
                    order.price(),
                    order.maker(),
                    order.clientOrderId(),
                    order.side(),
                    order.lastPrice(),
                    order.lastQuantity(),
                    order.tradeId(),
                    order.orderId());
        }
    }

    /** A market's leverage. */
    record LeverageUpdate(
            @JsonProperty("s") String symbol,
            @JsonProperty("l") int leverage) {}

    /**
     * The account comes near its maintenance margin.
     *
     * @param crossWalletBalance what stands behind cross positions, without their profit
     */
    @JsonPropertyOrder({"e", "E", "cw", "p"})
    record MarginCall(
            @JsonProperty("e") String event,
            @JsonProperty("E") long eventTime,
            @JsonProperty("cw") String crossWalletBalance,
            @JsonProperty("p") List<CalledPosition> positions)
            implements UserEvent {}

    /** A position in a margin call. */
    record CalledPosition(
            @JsonProperty("s") String symbol,
            @JsonProperty("ps") String positionSide,
            @JsonProperty("pa") String amount,
            @JsonProperty("mt") String marginType,
            @JsonProperty("iw") String isolatedWallet,
            @JsonProperty("mp") String markPrice,
            @JsonProperty("up") String unrealizedProfit,
            @JsonProperty("mm") String maintenanceMargin) {}

    /** A listen key is no longer valid. */
    record ListenKeyExpired(
            @JsonProperty("e") String event,
            @JsonProperty("E") long eventTime,
            @JsonProperty("listenKey") String listenKey)
            implements UserEvent {}

    /** What happened to a conditional order. Names and types are those of the dialect. */
    @JsonPropertyOrder({"e", "E", "T", "o"})
    record AlgoUpdate(
            @JsonProperty("e") String event,
            @JsonProperty("E") long eventTime,
            @JsonProperty("T") long transactionTime,
            @JsonProperty("o") Algo algo)
            implements UserEvent {}

    /** A conditional order and what has become of it. */
    record Algo(
            @JsonProperty("caid") String clientAlgoId,
            @JsonProperty("aid") long algoId,
            @JsonProperty("at") String algoType,
            @JsonProperty("o") String type,
            @JsonProperty("s") String symbol,
            @JsonProperty("S") String side,
            @JsonProperty("ps") String positionSide,
            @JsonProperty("f") String timeInForce,
            @JsonProperty("q") String quantity,
            @JsonProperty("X") String status,
            @JsonProperty("ai") String orderId,
            @JsonProperty("ap") String averagePrice,
            @JsonProperty("aq") String executedQuantity,
            @JsonProperty("act") String orderType,
            @JsonProperty("tp") String triggerPrice,
            @JsonProperty("p") String price,
            @JsonProperty("V") String selfTradePrevention,
            @JsonProperty("wt") String workingType,
            @JsonProperty("pm") String priceMatch,
            @JsonProperty("cp") boolean closePosition,
            @JsonProperty("pP") boolean priceProtect,
            @JsonProperty("R") boolean reduceOnly,
            @JsonProperty("tt") long triggerTime,
            @JsonProperty("gtd") long goodTillDate,
            @JsonProperty("rm") String refusal) {}
}
