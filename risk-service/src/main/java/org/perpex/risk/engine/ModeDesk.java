package org.perpex.risk.engine;

import org.jspecify.annotations.Nullable;
import org.perpex.common.contract.AccountCommand;
import org.perpex.common.contract.Destination;
import org.perpex.common.contract.SettingFact;
import org.perpex.common.contract.TraderCommand;
import org.perpex.common.contract.engine.FactSink;
import org.perpex.common.core.MarginMode;
import org.perpex.common.core.PositionMode;
import org.perpex.common.core.RejectReason;
import org.perpex.common.core.RequestId;

/** Sets the modes of accounts. A mode changes only where nothing rests on it. */
final class ModeDesk {

    private final Accounts accounts;
    private final Markets markets;
    private final Requests requests;
    private final Balances balances;
    private final Formalities formalities;
    private final Triggers triggers;

    ModeDesk(
            Accounts accounts,
            Markets markets,
            Requests requests,
            Balances balances,
            Formalities formalities,
            Triggers triggers) {
        this.accounts = accounts;
        this.markets = markets;
        this.requests = requests;
        this.balances = balances;
        this.formalities = formalities;
        this.triggers = triggers;
    }

    void setPositionMode(long timeMillis, AccountCommand.SetPositionMode c, FactSink facts) {
        RejectReason objection = formalities.objection(timeMillis, c);
        if (objection == null) {
            objection = objection(accounts.at(c.account()), c.mode());
        }
        if (objection != null) {
            formalities.refuse(timeMillis, c, objection, facts);
            return;
        }
        accounts.at(c.account()).positionMode(c.mode());
        done(timeMillis, c, new Outcome.SettingSet(Outcome.Setting.POSITION_MODE, 0, c.mode().code), facts);
    }

    private @Nullable RejectReason objection(Account account, PositionMode mode) {
        if (account.positionMode() == mode) {
            return RejectReason.POSITION_MODE_UNCHANGED;
        }
        if (account.openOrders() > 0 || triggers.count(account.id()) > 0) {
            return RejectReason.POSITION_MODE_WITH_ORDERS;
        }
        for (Holding holding : account.holdings()) {
            if (holding.positionLots() != 0) {
                return RejectReason.POSITION_MODE_WITH_POSITION;
            }
        }
        return null;
    }

    void setMarginMode(long timeMillis, AccountCommand.SetMarginMode c, FactSink facts) {
        RejectReason objection = formalities.objection(timeMillis, c);
        if (objection == null) {
            objection = objection(accounts.at(c.account()), c);
        }
        if (objection != null) {
            formalities.refuse(timeMillis, c, objection, facts);
            return;
        }
        settings(c).marginMode(c.mode());
        done(timeMillis, c, new Outcome.SettingSet(Outcome.Setting.MARGIN_MODE, c.market(), c.mode().code), facts);
    }

    private static @Nullable RejectReason objection(Account account, AccountCommand.SetMarginMode c) {
        MarketSettings settings = account.settings(c.market());
        MarginMode present = settings == null ? MarginMode.CROSS : settings.marginMode();
        if (present == c.mode()) {
            return RejectReason.MARGIN_MODE_UNCHANGED;
        }
        if (account.openOrders(c.market()) > 0) {
            return RejectReason.MARGIN_MODE_WITH_ORDERS;
        }
        for (Holding holding : account.holdings()) {
            if (holding.market() == c.market() && holding.positionLots() != 0) {
                return RejectReason.MARGIN_MODE_WITH_POSITION;
            }
        }
        return account.hasMultiAssets() ? RejectReason.ISOLATED_WITH_MULTI_ASSETS : null;
    }

    void setAutoAddMargin(long timeMillis, AccountCommand.SetAutoAddMargin c, FactSink facts) {
        RejectReason objection = formalities.objection(timeMillis, c);
        if (objection != null) {
            formalities.refuse(timeMillis, c, objection, facts);
            return;
        }
        settings(c).autoAddMargin(c.enabled());
        int value = c.enabled() ? 1 : 0;
        done(timeMillis, c, new Outcome.SettingSet(Outcome.Setting.AUTO_ADD_MARGIN, c.market(), value), facts);
    }

    void setMultiAssetMode(long timeMillis, AccountCommand.SetMultiAssetMode c, FactSink facts) {
        RejectReason objection = formalities.objection(timeMillis, c);
        if (objection == null) {
            objection = objection(accounts.at(c.account()), c.enabled());
        }
        if (objection != null) {
            formalities.refuse(timeMillis, c, objection, facts);
            return;
        }
        accounts.at(c.account()).multiAssets(c.enabled());
        int value = c.enabled() ? 1 : 0;
        done(timeMillis, c, new Outcome.SettingSet(Outcome.Setting.MULTI_ASSET_MODE, 0, value), facts);
    }

    private @Nullable RejectReason objection(Account account, boolean multiAssets) {
        if (account.hasMultiAssets() == multiAssets) {
            return RejectReason.MULTI_ASSET_MODE_UNCHANGED;
        }
        for (Holding holding : account.holdings()) {
            if (multiAssets && holding.isIsolated()) {
                return RejectReason.ISOLATED_WITH_MULTI_ASSETS;
            }
        }
        return multiAssets || balances.standsAlone(account) ? null : RejectReason.MARGIN_INSUFFICIENT;
    }

    private MarketSettings settings(TraderCommand c) {
        return accounts.holding(accounts.at(c.account()), markets.at(c.market()))
                .settings();
    }

    private void done(long timeMillis, TraderCommand command, Outcome.SettingSet set, FactSink facts) {
        accounts.touch(accounts.at(command.account()), timeMillis);
        requests.remember(timeMillis, command.account(), command.request(), set);
        say(command.account(), command.request(), set, facts);
    }

    /** Answers a repetition: says what was set once more, if it still stands. */
    void repeat(long account, RequestId request, Outcome.SettingSet set, FactSink facts) {
        if (valueOf(accounts.at(account), set) == set.value()) {
            say(account, request, set, facts);
        }
    }

    private static int valueOf(Account account, Outcome.SettingSet set) {
        return switch (set.setting()) {
            case POSITION_MODE -> account.positionMode().code;
            case MULTI_ASSET_MODE -> account.hasMultiAssets() ? 1 : 0;
            case MARGIN_MODE -> settings(account, set).marginMode().code;
            case AUTO_ADD_MARGIN -> settings(account, set).autoAddMargin() ? 1 : 0;
        };
    }

    private static MarketSettings settings(Account account, Outcome.SettingSet set) {
        MarketSettings settings = account.settings(set.market());
        if (settings == null) {
            throw new IllegalStateException("what was set is kept: " + set);
        }
        return settings;
    }

    private static void say(long account, RequestId request, Outcome.SettingSet set, FactSink facts) {
        facts.append(
                Destination.ASSET,
                switch (set.setting()) {
                    case POSITION_MODE ->
                        new SettingFact.PositionModeSet(request, account, PositionMode.of(set.value()));
                    case MULTI_ASSET_MODE -> new SettingFact.MultiAssetModeSet(request, account, set.value() == 1);
                    case MARGIN_MODE ->
                        new SettingFact.MarginModeSet(request, account, set.market(), MarginMode.of(set.value()));
                    case AUTO_ADD_MARGIN ->
                        new SettingFact.AutoAddMarginSet(request, account, set.market(), set.value() == 1);
                });
    }
}
