package org.perpex.notify.event;

import java.time.InstantSource;
import java.util.List;
import org.perpex.common.contract.SettingFact;
import org.perpex.common.core.Decimals;
import org.perpex.common.core.MarginMode;
import org.perpex.common.core.MarketSpec;
import org.perpex.common.core.PositionSide;
import org.perpex.common.spring.market.Markets;

/** Turns facts of settings into events of the private stream. Thread-safe. */
final class SettingEvents {

    private static final String NO_PRICE = "0";
    private static final String NO_MONEY = Decimals.formatUnits(0);

    private final Markets markets;
    private final InstantSource clock;

    SettingEvents(Markets markets, InstantSource clock) {
        this.markets = markets;
        this.clock = clock;
    }

    /** The events that a fact causes. The dialect has none for the position mode, and none for what operators set. */
    List<UserEvent> of(long timeMillis, SettingFact fact) {
        return switch (fact) {
            case SettingFact.MarginModeSet set -> List.of(update(timeMillis, mode(set)));
            case SettingFact.IsolatedMarginMoved moved -> List.of(update(timeMillis, moved(moved)));
            case SettingFact.MultiAssetModeSet set ->
                List.of(new UserEvent.MultiAssetsUpdate(
                        "ACCOUNT_CONFIG_UPDATE",
                        clock.millis(),
                        timeMillis,
                        new UserEvent.MultiAssetsMode(set.enabled())));
            case SettingFact.PositionModeSet _,
                    SettingFact.AutoAddMarginSet _,
                    SettingFact.TradeGroupSet _,
                    SettingFact.FeesSet _,
                    SettingFact.CollateralSet _ -> List.of();
        };
    }

    private UserEvent update(long timeMillis, UserEvent.Changes changes) {
        return new UserEvent.AccountUpdate("ACCOUNT_UPDATE", clock.millis(), timeMillis, changes);
    }

    /** The mode of a market changes only while there is no position in it. */
    private UserEvent.Changes mode(SettingFact.MarginModeSet fact) {
        MarketSpec market = require(fact.market());
        UserEvent.PositionUpdate none = new UserEvent.PositionUpdate(
                market.symbol(),
                Decimals.format(0, market.units().sizeScale()),
                NO_PRICE,
                NO_PRICE,
                NO_MONEY,
                NO_MONEY,
                fact.mode() == MarginMode.ISOLATED ? "isolated" : "cross",
                NO_PRICE,
                PositionSide.BOTH.name());
        return new UserEvent.Changes("MARGIN_TYPE_CHANGE", List.of(), List.of(none));
    }

    /** The fact says nothing of the size of the position, so no position is shown: a query tells its margin. */
    private UserEvent.Changes moved(SettingFact.IsolatedMarginMoved fact) {
        UserEvent.BalanceUpdate balance =
                UserEvent.BalanceUpdate.of(require(fact.market()).quote(), fact.walletUnits(), fact.isolatedUnits(), 0);
        return new UserEvent.Changes("MARGIN_TRANSFER", List.of(balance), List.of());
    }

    private MarketSpec require(int market) {
        return markets.byNumber(market)
                .orElseThrow(() -> new IllegalStateException("market " + market + " is not known yet"));
    }
}
