package org.perpex.notify.event;

import java.time.InstantSource;
import java.util.List;
import org.perpex.common.contract.AccountFact;
import org.perpex.common.contract.Endangered;
import org.perpex.common.contract.FundingFact;
import org.perpex.common.contract.LiquidationFact;
import org.perpex.common.core.Asset;
import org.perpex.common.core.Decimals;
import org.perpex.common.core.MarginMode;
import org.perpex.common.core.MarketSpec;
import org.perpex.common.core.Side;
import org.perpex.common.spring.market.Markets;

/** Turns what happens to accounts without their asking into events of the private stream. Thread-safe. */
final class DangerEvents {

    private final Markets markets;
    private final InstantSource clock;

    DangerEvents(Markets markets, InstantSource clock) {
        this.markets = markets;
        this.clock = clock;
    }

    /**
     * The events that a fact causes. The dialect has none for the stages of a liquidation: its orders tell them, and
     * their client order ids begin with {@code autoclose-}.
     */
    List<UserEvent> of(long timeMillis, LiquidationFact fact) {
        return switch (fact) {
            case LiquidationFact.MarginCalled called -> List.of(marginCall(called));
            case LiquidationFact.InsurancePaid paid ->
                List.of(update(
                        timeMillis,
                        new UserEvent.Changes(
                                "INSURANCE_CLEAR",
                                List.of(UserEvent.BalanceUpdate.of(
                                        paid.asset(), paid.walletUnits(), 0, paid.amountUnits())),
                                List.of())));
            case LiquidationFact.Frozen _,
                    LiquidationFact.StageEntered _,
                    LiquidationFact.Released _,
                    LiquidationFact.DeleverageRanked _,
                    LiquidationFact.DeleverageWarned _ -> List.of();
        };
    }

    /** What a position paid or received. The fact does not say what it was entered at, so the balance alone is shown. */
    List<UserEvent> of(long timeMillis, FundingFact fact) {
        return switch (fact) {
            case FundingFact.Paid paid -> {
                Asset quote = require(paid.market()).quote();
                UserEvent.BalanceUpdate balance =
                        UserEvent.BalanceUpdate.of(quote, paid.walletUnits(), paid.isolatedUnits(), paid.amountUnits());
                yield List.of(update(timeMillis, new UserEvent.Changes("FUNDING_FEE", List.of(balance), List.of())));
            }
            case FundingFact.Settled _ -> List.of();
        };
    }

    /** A position that moved without an order looks like an order of the exchange that was filled at once. */
    List<UserEvent> of(long timeMillis, AccountFact.PositionMoved fact) {
        MarketSpec market = require(fact.market());
        UserEvent.BalanceUpdate balance =
                UserEvent.BalanceUpdate.of(market.quote(), fact.walletUnits(), fact.isolatedUnits(), 0);
        UserEvent.Changes changes = new UserEvent.Changes(
                "ORDER", List.of(balance), List.of(Held.after(market, fact).update()));
        return List.of(update(timeMillis, changes), order(timeMillis, market, fact));
    }

    private UserEvent update(long timeMillis, UserEvent.Changes changes) {
        return new UserEvent.AccountUpdate("ACCOUNT_UPDATE", clock.millis(), timeMillis, changes);
    }

    private UserEvent order(long timeMillis, MarketSpec market, AccountFact.PositionMoved fact) {
        String size = Figures.size(market, Math.abs(fact.lots()));
        String price = Figures.price(market, fact.priceTicks());
        UserEvent.OrderUpdate update = new UserEvent.OrderUpdate(
                market.symbol(),
                fact.clientOrderId(),
                (fact.lots() > 0 ? Side.BUY : Side.SELL).name(),
                "LIMIT",
                "IOC",
                size,
                price,
                Figures.average(
                        market, market.notionalUnits(fact.priceTicks(), Math.abs(fact.lots())), Math.abs(fact.lots())),
                Figures.NOTHING,
                "CALCULATED",
                "FILLED",
                fact.orderId(),
                size,
                size,
                price,
                market.quote().name(),
                Decimals.formatUnits(fact.feeUnits()),
                timeMillis,
                fact.tradeNumber(),
                Figures.NOTHING,
                Figures.NOTHING,
                false,
                true,
                "CONTRACT_PRICE",
                "LIMIT",
                fact.positionSide().name(),
                false,
                false,
                0,
                0,
                Decimals.formatUnits(fact.realizedUnits()),
                "NONE",
                "NONE",
                0);
        return new UserEvent.OrderTradeUpdate("ORDER_TRADE_UPDATE", clock.millis(), timeMillis, update);
    }

    private UserEvent marginCall(LiquidationFact.MarginCalled fact) {
        long unrealizedUnits =
                fact.positions().stream().mapToLong(Endangered::unrealizedUnits).sum();
        return new UserEvent.MarginCall(
                "MARGIN_CALL",
                clock.millis(),
                Decimals.formatUnits(fact.equityUnits() - unrealizedUnits),
                fact.positions().stream().map(this::called).toList());
    }

    private UserEvent.CalledPosition called(Endangered position) {
        MarketSpec market = require(position.market());
        return new UserEvent.CalledPosition(
                market.symbol(),
                position.positionSide().name(),
                Figures.size(market, position.positionLots()),
                position.marginMode() == MarginMode.ISOLATED ? "ISOLATED" : "CROSSED",
                Decimals.formatUnits(position.isolatedUnits()),
                Figures.price(market, position.markTicks()),
                Decimals.formatUnits(position.unrealizedUnits()),
                Decimals.formatUnits(position.maintenanceUnits()));
    }

    private MarketSpec require(int market) {
        return markets.byNumber(market)
                .orElseThrow(() -> new IllegalStateException("market " + market + " is not known yet"));
    }
}
