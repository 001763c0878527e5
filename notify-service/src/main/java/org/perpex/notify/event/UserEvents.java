package org.perpex.notify.event;

import java.time.InstantSource;
import java.util.List;
import org.perpex.common.contract.AccountFact;
import org.perpex.common.contract.FundingFact;
import org.perpex.common.contract.LimitFact;
import org.perpex.common.contract.LiquidationFact;
import org.perpex.common.contract.OrderDetails;
import org.perpex.common.contract.ParentFact;
import org.perpex.common.contract.SettingFact;
import org.perpex.common.contract.TriggerFact;
import org.perpex.common.core.CloseReason;
import org.perpex.common.core.Decimals;
import org.perpex.common.core.MarketSpec;
import org.perpex.common.core.OrderType;
import org.perpex.common.core.TransferDirection;
import org.perpex.common.spring.market.Markets;

/** Turns facts of accounts into events of the private stream. Thread-safe. */
public final class UserEvents {

    private final Markets markets;
    private final InstantSource clock;
    private final SettingEvents settings;
    private final AlgoEvents algos;
    private final DangerEvents dangers;

    public UserEvents(Markets markets, InstantSource clock) {
        this.markets = markets;
        this.clock = clock;
        this.settings = new SettingEvents(markets, clock);
        this.algos = new AlgoEvents(markets, clock);
        this.dangers = new DangerEvents(markets, clock);
    }

    /** The events that a fact causes, in the order in which clients expect them. */
    public List<UserEvent> of(long timeMillis, AccountFact fact) {
        return switch (fact) {
            case AccountFact.OrderOpened opened -> List.of(update(timeMillis, opened.order(), opened()));
            case AccountFact.OrderFilled filled -> filled(timeMillis, filled);
            case AccountFact.OrderClosed closed -> closed(timeMillis, closed);
            case AccountFact.LeverageChanged changed -> List.of(leverage(timeMillis, changed));
            case AccountFact.TransferApplied applied ->
                applied.accepted() ? List.of(moved(timeMillis, applied)) : List.of();
            case AccountFact.OrderAmended amended -> List.of(update(timeMillis, amended.order(), amended(amended)));
            case SettingFact setting -> settings.of(timeMillis, setting);
            case TriggerFact trigger -> algos.of(timeMillis, trigger);
            case AccountFact.PositionMoved position -> dangers.of(timeMillis, position);
            case LiquidationFact danger -> dangers.of(timeMillis, danger);
            case FundingFact funding -> dangers.of(timeMillis, funding);
            // No engine says these yet; their events come with it.
            case ParentFact _, LimitFact _, AccountFact.CheckpointTaken _ -> List.of();
        };
    }

    /** What the last execution did to an order. */
    private record Execution(
            String kind,
            String status,
            long lastLots,
            long filledLots,
            long quoteUnits,
            long lastPriceTicks,
            long feeUnits,
            long tradeNumber,
            boolean maker,
            long realizedUnits) {}

    private static Execution opened() {
        return new Execution("NEW", "NEW", 0, 0, 0, 0, 0, 0, false, 0);
    }

    private static Execution amended(AccountFact.OrderAmended fact) {
        String status = fact.filledLots() == 0 ? "NEW" : "PARTIALLY_FILLED";
        return new Execution("AMENDMENT", status, 0, fact.filledLots(), fact.quoteUnits(), 0, 0, 0, false, 0);
    }

    private List<UserEvent> filled(long timeMillis, AccountFact.OrderFilled fact) {
        UserEvent.OrderTradeUpdate traded = traded(timeMillis, fact);
        return List.of(UserEvent.TradeLite.of(traded), account(timeMillis, fact), traded);
    }

    private UserEvent.OrderTradeUpdate traded(long timeMillis, AccountFact.OrderFilled fact) {
        String status = fact.filledLots() == fact.order().sizeLots() ? "FILLED" : "PARTIALLY_FILLED";
        Execution execution = new Execution(
                "TRADE",
                status,
                fact.fillLots(),
                fact.filledLots(),
                fact.quoteUnits(),
                fact.fillPriceTicks(),
                fact.feeUnits(),
                fact.tradeNumber(),
                fact.maker(),
                fact.realizedUnits());
        return update(timeMillis, fact.order(), execution);
    }

    private List<UserEvent> closed(long timeMillis, AccountFact.OrderClosed fact) {
        if (fact.reason() == CloseReason.FILLED) {
            return List.of();
        }
        String kind = switch (fact.reason()) {
            case FILLED,
                    CANCELED,
                    LIQUIDATION,
                    DELEVERAGE,
                    SETTLEMENT,
                    COUNTDOWN,
                    MAKER_PROTECTION,
                    MARKET_PHASE,
                    EXECUTION_TIMEOUT,
                    SIBLING,
                    PARENT,
                    OPERATOR -> "CANCELED";
            case IMMEDIATE_REMAINDER, FILL_OR_KILL, GOOD_TILL_DATE, REDUCE_ONLY, OPEN_INTEREST, SELF_TRADE -> "EXPIRED";
        };
        String status = fact.reason() == CloseReason.SELF_TRADE ? "EXPIRED_IN_MATCH" : kind;
        Execution execution = new Execution(kind, status, 0, fact.filledLots(), fact.quoteUnits(), 0, 0, 0, false, 0);
        return List.of(update(timeMillis, fact.order(), execution));
    }

    private UserEvent.OrderTradeUpdate update(long timeMillis, OrderDetails order, Execution last) {
        MarketSpec market = require(order.market());
        String type = order.type().name();
        UserEvent.OrderUpdate update = new UserEvent.OrderUpdate(
                market.symbol(),
                order.clientOrderId(),
                order.side().name(),
                type,
                order.type() == OrderType.MARKET ? "GTC" : order.timeInForce().name(),
                Figures.size(market, order.sizeLots()),
                order.type() == OrderType.MARKET ? Figures.NOTHING : Figures.price(market, order.priceTicks()),
                Figures.average(market, last.quoteUnits(), last.filledLots()),
                Figures.NOTHING,
                last.kind(),
                last.status(),
                order.orderId(),
                Figures.size(market, last.lastLots()),
                Figures.size(market, last.filledLots()),
                Figures.price(market, last.lastPriceTicks()),
                market.quote().name(),
                Decimals.formatUnits(last.feeUnits()),
                timeMillis,
                last.tradeNumber(),
                Figures.NOTHING,
                Figures.NOTHING,
                last.maker(),
                order.reduceOnly(),
                "CONTRACT_PRICE",
                type,
                order.positionSide().name(),
                false,
                false,
                0,
                0,
                Decimals.formatUnits(last.realizedUnits()),
                order.selfTradePrevention().name(),
                order.terms().priceMatch().name(),
                order.goodTillMillis());
        return new UserEvent.OrderTradeUpdate("ORDER_TRADE_UPDATE", clock.millis(), timeMillis, update);
    }

    private UserEvent account(long timeMillis, AccountFact.OrderFilled fact) {
        MarketSpec market = require(fact.order().market());
        UserEvent.BalanceUpdate balance =
                UserEvent.BalanceUpdate.of(market.quote(), fact.walletUnits(), fact.isolatedUnits(), 0);
        return new UserEvent.AccountUpdate(
                "ACCOUNT_UPDATE",
                clock.millis(),
                timeMillis,
                new UserEvent.Changes(
                        "ORDER",
                        List.of(balance),
                        List.of(Held.after(market, fact).update())));
    }

    private UserEvent moved(long timeMillis, AccountFact.TransferApplied fact) {
        boolean in = fact.direction() == TransferDirection.IN;
        UserEvent.BalanceUpdate balance = UserEvent.BalanceUpdate.of(
                fact.asset(), fact.walletUnits(), 0, in ? fact.amountUnits() : -fact.amountUnits());
        return new UserEvent.AccountUpdate(
                "ACCOUNT_UPDATE",
                clock.millis(),
                timeMillis,
                new UserEvent.Changes(in ? "DEPOSIT" : "WITHDRAW", List.of(balance), List.of()));
    }

    private UserEvent leverage(long timeMillis, AccountFact.LeverageChanged fact) {
        return new UserEvent.AccountConfigUpdate(
                "ACCOUNT_CONFIG_UPDATE",
                clock.millis(),
                timeMillis,
                new UserEvent.LeverageUpdate(require(fact.market()).symbol(), fact.leverage()));
    }

    private MarketSpec require(int market) {
        return markets.byNumber(market)
                .orElseThrow(() -> new IllegalStateException("market " + market + " is not known yet"));
    }
}
