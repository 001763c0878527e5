package org.perpex.risk.engine;

import org.perpex.common.contract.engine.SpecState;
import org.perpex.common.contract.engine.StateReader;
import org.perpex.common.contract.engine.StateWriter;
import org.perpex.common.core.Asset;
import org.perpex.common.core.Check;
import org.perpex.common.core.RejectReason;

/** Writes and reads the whole state, in order of numbers and ids. What can be added up again is not written. */
final class StateFile {

    private static final int VERSION = 11;
    private static final int PASSED = 1;
    private static final int REFUSED = 2;
    private static final int CANCEL_REFUSED = 3;
    private static final int LEVERAGE_SET = 4;
    private static final int AMEND_REFUSED = 5;

    private final AccountEngine.World world;

    StateFile(AccountEngine.World world) {
        this.world = world;
    }

    void save(StateWriter state) {
        state.putInt(VERSION);
        state.putInt(AccountEngine.RULES_VERSION);
        saveMarkets(state);
        saveTotals(state);
        long[] ids = world.accounts.sortedIds();
        state.putInt(ids.length);
        for (long id : ids) {
            saveAccount(world.accounts.at(id), state);
        }
        saveOrders(state);
        saveRequests(state);
        new DangerFile(world).save(state);
        new TriggerFile(world).save(state);
        FeeFile.save(world.feeRates, state);
        new LimitFile(world).save(state);
    }

    void load(StateReader state) {
        Check.that(state.getInt() == VERSION, "the snapshot is of a known version");
        Check.that(state.getInt() == AccountEngine.RULES_VERSION, "the snapshot follows implemented rules");
        loadMarkets(state);
        loadTotals(state);
        int accounts = state.getInt();
        for (int i = 0; i < accounts; i++) {
            loadAccount(state);
        }
        loadOrders(state);
        loadRequests(state);
        new DangerFile(world).load(state);
        new TriggerFile(world).load(state);
        FeeFile.load(world.feeRates, state);
        new LimitFile(world).load(state);
        Check.that(state.isAtEnd(), "a snapshot is read to its end");
        world.accounts.checkConserved();
        world.markets.all().forEach(MarketState::checkBalanced);
    }

    private void saveMarkets(StateWriter state) {
        state.putLong(world.markets.priceEpoch());
        state.putLong(world.markets.priceNumber());
        state.putInt(world.markets.all().size());
        for (MarketState market : world.markets.all()) {
            SpecState.save(market.spec(), state);
            state.putLong(market.markTicks());
            state.putLong(market.indexTicks());
            state.putLong(market.clearingUnits());
        }
    }

    private void loadMarkets(StateReader state) {
        world.markets.restorePriceMark(state.getLong(), state.getLong());
        int count = state.getInt();
        for (int i = 0; i < count; i++) {
            var spec = SpecState.load(state);
            Check.that(world.markets.list(spec), "a market is listed once", spec.market());
            MarketState market = world.markets.at(spec.market());
            market.price(state.getLong(), state.getLong());
            market.restoreClearing(state.getLong());
        }
    }

    private void saveTotals(StateWriter state) {
        state.putLong(world.accounts.lastOrderId());
        state.putInt(Asset.values().length);
        for (Asset asset : Asset.values()) {
            AssetTotals totals = world.accounts.totals(asset);
            state.putInt(asset.code);
            state.putLong(totals.feeIncomeUnits());
            state.putLong(totals.clearingUnits());
            state.putLong(totals.transferredUnits());
            CollateralFile.save(world.markets.collateral(), asset, state);
        }
    }

    private void loadTotals(StateReader state) {
        world.accounts.restoreLastOrderId(state.getLong());
        int count = state.getInt();
        for (int i = 0; i < count; i++) {
            Asset asset = Asset.of(state.getInt());
            AssetTotals totals = world.accounts.totals(asset);
            totals.restore(0, state.getLong(), state.getLong(), state.getLong());
            CollateralFile.load(world.markets.collateral(), asset, state);
        }
    }

    private void saveAccount(Account account, StateWriter state) {
        state.putLong(account.id());
        state.putLong(account.updatedMillis());
        state.putLong(account.tradeGroup());
        state.putLong(account.tradeGroupVersion());
        for (Asset asset : Asset.values()) {
            if (account.hasWallet(asset)) {
                state.putInt(asset.code);
                state.putLong(account.walletUnits(asset));
            }
        }
        state.putInt(0);
        HoldingFile.saveModes(account, state);
        state.putInt(account.holdings().length);
        for (Holding holding : account.holdings()) {
            HoldingFile.saveHead(holding, state);
            state.putLong(holding.positionLots());
            state.putLong(holding.entryValueUnits());
            state.putLong(holding.result().realizedUnits());
            state.putLong(holding.result().feesUnits());
            state.putLong(holding.updatedMillis());
        }
    }

    private void loadAccount(StateReader state) {
        Account account = world.accounts.open(state.getLong());
        if (account == null) {
            throw new IllegalStateException("a snapshot holds more accounts than the engine can");
        }
        world.accounts.touch(account, state.getLong());
        account.tradeGroup(state.getLong(), state.getLong());
        for (int code = state.getInt(); code != 0; code = state.getInt()) {
            world.accounts.moveWallet(account, Asset.of(code), state.getLong());
        }
        HoldingFile.loadModes(account, state);
        int count = state.getInt();
        for (int i = 0; i < count; i++) {
            Holding holding = HoldingFile.loadHead(account, state);
            long lots = state.getLong();
            long entryUnits = state.getLong();
            holding.result().restore(state.getLong(), state.getLong());
            holding.restore(lots, entryUnits, state.getLong());
            account.addHolding(holding);
            world.markets.at(holding.market()).moved(0, holding.positionLots(), 0, holding.entryValueUnits());
        }
    }

    private void saveOrders(StateWriter state) {
        long[] ids = world.accounts.sortedOrderIds();
        state.putInt(ids.length);
        for (long id : ids) {
            OpenOrder order = world.accounts.order(id);
            if (order != null) {
                OrderFile.save(order, state);
            }
        }
    }

    private void loadOrders(StateReader state) {
        int count = state.getInt();
        for (int i = 0; i < count; i++) {
            OpenOrder order = OrderFile.load(state);
            Account account = world.accounts.at(order.details().account());
            world.accounts.addOrder(account, world.accounts.holding(order), order);
        }
    }

    private void saveRequests(StateWriter state) {
        state.putInt(world.requests.size());
        world.requests.forEach((key, timeMillis, outcome) -> {
            state.putLong(key.account());
            state.putLong(key.high());
            state.putLong(key.low());
            state.putLong(timeMillis);
            switch (outcome) {
                case Outcome.Passed passed -> put(state, PASSED, 0, 0, 0);
                case Outcome.Refused o -> put(state, REFUSED, o.orderId(), o.market(), o.reason().code);
                case Outcome.CancelRefused o -> put(state, CANCEL_REFUSED, o.orderId(), o.market(), o.reason().code);
                case Outcome.AmendRefused o -> put(state, AMEND_REFUSED, o.orderId(), o.market(), o.reason().code);
                case Outcome.SettingSet o -> put(state, o.setting().code, 0, o.market(), o.value());
                case Outcome.LeverageSet o -> put(state, LEVERAGE_SET, 0, o.market(), o.leverage());
            }
        });
    }

    private static void put(StateWriter state, int kind, long orderId, int market, int value) {
        state.putInt(kind);
        state.putLong(orderId);
        state.putInt(market);
        state.putInt(value);
    }

    private void loadRequests(StateReader state) {
        int count = state.getInt();
        for (int i = 0; i < count; i++) {
            Outcome.Key key = new Outcome.Key(state.getLong(), state.getLong(), state.getLong());
            long timeMillis = state.getLong();
            int kind = state.getInt();
            long orderId = state.getLong();
            int market = state.getInt();
            int value = state.getInt();
            world.requests.put(key, timeMillis, outcome(kind, orderId, market, value));
        }
    }

    private static Outcome outcome(int kind, long orderId, int market, int value) {
        return switch (kind) {
            case PASSED -> Outcome.Passed.INSTANCE;
            case REFUSED -> new Outcome.Refused(orderId, market, RejectReason.of(value));
            case CANCEL_REFUSED -> new Outcome.CancelRefused(orderId, market, RejectReason.of(value));
            case AMEND_REFUSED -> new Outcome.AmendRefused(orderId, market, RejectReason.of(value));
            case LEVERAGE_SET -> new Outcome.LeverageSet(market, value);
            default -> new Outcome.SettingSet(Outcome.Setting.of(kind), market, value);
        };
    }
}
