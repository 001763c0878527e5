package org.perpex.risk.engine;

import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.perpex.common.contract.AccountCommand;
import org.perpex.common.contract.AccountFact;
import org.perpex.common.contract.AdminCommand;
import org.perpex.common.contract.BookFact;
import org.perpex.common.contract.Destination;
import org.perpex.common.contract.EngineInput;
import org.perpex.common.contract.FundingCommand;
import org.perpex.common.contract.MarketCommand;
import org.perpex.common.contract.OrderCommand;
import org.perpex.common.contract.ParentCommand;
import org.perpex.common.contract.PositionFact;
import org.perpex.common.contract.RiskInput;
import org.perpex.common.contract.TraderCommand;
import org.perpex.common.contract.TransferCommand;
import org.perpex.common.contract.TriggerCommand;
import org.perpex.common.contract.engine.Engine;
import org.perpex.common.contract.engine.FactSink;
import org.perpex.common.contract.engine.StateReader;
import org.perpex.common.contract.engine.StateWriter;
import org.perpex.common.core.Asset;
import org.perpex.common.core.Check;
import org.perpex.common.core.RejectReason;
import org.perpex.common.core.RequestId;
import org.perpex.common.core.StreamHash;

/**
 * The account engine of one margin universe: every account, every market that shares their collateral.
 *
 * <p>After every input no unit is lost or made and longs equal shorts, or it stops. Not thread-safe.
 */
public final class AccountEngine implements Engine<RiskInput> {

    /** The rules that this engine implements. */
    public static final int RULES_VERSION = 1;

    private World world = new World();
    private boolean marketsChanged;

    /** The state and those who work on it. Replaced whole when a snapshot is loaded. */
    static final class World {
        final Markets markets = new Markets();
        final Accounts accounts = new Accounts(markets);
        final Requests requests = new Requests();
        final Triggers triggers = new Triggers();
        final Balances balances = new Balances(markets);
        final LimitCheck limitCheck = new LimitCheck(markets, triggers);
        final LimitWatch limits = new LimitWatch(accounts, limitCheck);
        final LimitDesk limitDesk = new LimitDesk(accounts, limitCheck, limits);
        final Formalities formalities = new Formalities(accounts, markets, requests);
        final ModeDesk modes = new ModeDesk(accounts, markets, requests, balances, formalities, triggers);
        final Admission admission = new Admission(accounts, markets, balances, limits);
        final OrderDesk orders = new OrderDesk(accounts, requests, formalities, admission, limits);
        final IsolatedDesk isolated = new IsolatedDesk(accounts, markets, requests, formalities, balances);
        final CollateralDesk collateral = new CollateralDesk(markets.collateral());
        final Repetitions repetitions = new Repetitions(accounts, markets, modes);
        final GuardDesk guards = new GuardDesk(formalities, requests);
        final AmendDesk amends = new AmendDesk(accounts, markets, requests, balances, limits);
        final LeverageDesk leverages = new LeverageDesk(accounts, markets, requests, balances);
        final GroupDesk groups = new GroupDesk(accounts);
        final TransferDesk transfers = new TransferDesk(accounts, balances, limits);
        final FeeRates feeRates = new FeeRates();
        final FeeDesk fees = new FeeDesk(accounts, markets, feeRates);
        final Dangers dangers = new Dangers(accounts, markets, triggers);
        final BookReader book = new BookReader(accounts, markets, requests, dangers, feeRates, limits);
        final TriggerDesk triggerDesk = new TriggerDesk(this);
        final TriggerRunner triggerRunner = new TriggerRunner(this);
        final TriggerFollower triggerFollower = new TriggerFollower(this, triggerRunner);
    }

    @Override
    public void apply(long timeMillis, RiskInput input, FactSink facts) {
        world.limits.begin(timeMillis);
        world.requests.forgetBefore(timeMillis);
        world.triggerRunner.expire(timeMillis, facts);
        switch (input) {
            case TraderCommand command -> obey(timeMillis, command, facts);
            case BookFact fact -> {
                world.book.read(timeMillis, fact, facts);
                world.triggerFollower.follow(timeMillis, fact, facts);
                marketsChanged |= fact instanceof BookFact.Traded || fact instanceof PositionFact;
            }
            case TransferCommand.In transfer -> {
                world.transfers.in(timeMillis, transfer, facts);
                world.dangers.insurance.settleDeposit(transfer.account(), transfer.asset(), facts);
            }
            case TransferCommand.Out transfer -> world.transfers.out(timeMillis, transfer, facts);
            case MarketCommand command -> market(timeMillis, command, facts);
            case AdminCommand.SetTradeGroup command -> world.groups.set(timeMillis, command, facts);
            case AdminCommand.SetFees command -> {
                world.fees.set(timeMillis, command, facts);
                marketsChanged |= command.account() == FeeRates.EVERYBODY;
            }
            case AdminCommand.SetCollateral command -> {
                world.collateral.set(command, facts);
                marketsChanged = true;
            }
            case AdminCommand.SetLimits command -> world.limitDesk.set(timeMillis, command, facts);
            case AdminCommand.OverrideLimit command -> world.limitDesk.override(timeMillis, command, facts);
            case FundingCommand.Pay pay -> world.dangers.funding.pay(timeMillis, pay, facts);
            case EngineInput.Tick tick -> world.dangers.liquidations.goOn(timeMillis, facts);
            case EngineInput.RulesVersion rules ->
                Check.that(
                        rules.version() == RULES_VERSION,
                        "only rules that are implemented are followed",
                        rules.version());
            case EngineInput.Checkpoint checkpoint -> checkpoint(checkpoint, facts);
        }
        world.accounts.checkConserved();
    }

    private void obey(long timeMillis, TraderCommand command, FactSink facts) {
        Outcome before = world.requests.find(command.account(), command.request());
        if (before != null) {
            world.repetitions.answer(command.account(), command.request(), before, facts);
            return;
        }
        switch (command) {
            case OrderCommand.Place place -> world.orders.place(timeMillis, place, facts);
            case OrderCommand.Cancel cancel -> world.orders.cancel(timeMillis, cancel, facts);
            case OrderCommand.CancelAll cancel -> world.orders.cancelAll(timeMillis, cancel, facts);
            case OrderCommand.SetLeverage leverage -> world.leverages.set(timeMillis, leverage, facts);
            case OrderCommand.Amend amend -> world.amends.amend(timeMillis, amend, facts);
            case OrderCommand.CancelEverywhere cancel -> world.orders.cancelEverywhere(timeMillis, cancel, facts);
            case AccountCommand.SetPositionMode mode -> world.modes.setPositionMode(timeMillis, mode, facts);
            case OrderCommand.SetCountdown countdown -> world.guards.countdown(timeMillis, countdown, facts);
            case OrderCommand.SetProtection protection -> world.guards.protect(timeMillis, protection, facts);
            case OrderCommand.ResetProtection reset -> world.guards.resetProtection(timeMillis, reset, facts);
            case AccountCommand.SetMarginMode mode -> world.modes.setMarginMode(timeMillis, mode, facts);
            case AccountCommand.SetAutoAddMargin auto -> world.modes.setAutoAddMargin(timeMillis, auto, facts);
            case AccountCommand.MoveIsolatedMargin move -> world.isolated.move(timeMillis, move, facts);
            case AccountCommand.SetMultiAssetMode mode -> {
                Account account = world.accounts.find(mode.account());
                long worthUnits = world.limits.worthUnits(account);
                world.modes.setMultiAssetMode(timeMillis, mode, facts);
                world.limits.moved(account, worthUnits);
            }
            case ParentCommand _ -> world.orders.refuseUnsupported(timeMillis, command, facts);
            case TriggerCommand trigger -> world.triggerDesk.obey(timeMillis, trigger, facts);
        }
    }

    private static void refuse(RequestId request, long account, int market, RejectReason reason, FactSink facts) {
        facts.append(Destination.TRADE_REJECTED, new BookFact.Rejected(request, 0, account, market, reason));
    }

    /** Applies what concerns markets and passes it on, so that the book sees it between the same two orders. */
    private void market(long timeMillis, MarketCommand command, FactSink facts) {
        boolean taken = switch (command) {
            case MarketCommand.ListMarket list -> world.markets.list(list.spec());
            case MarketCommand.SetPrices prices -> world.markets.price(timeMillis, prices);
            case MarketCommand.SetPhase phase -> world.markets.find(phase.market()) != null;
            case MarketCommand.SettleMarket settle -> {
                RejectReason objection = world.dangers.moves.objection(settle);
                if (objection != null) {
                    refuse(settle.request(), 0, settle.market(), objection, facts);
                }
                yield objection == null;
            }
        };
        if (taken) {
            marketsChanged = true;
            facts.append(Destination.ORDER, command);
            switch (command) {
                case MarketCommand.SetPrices _ -> world.dangers.liquidations.look(timeMillis, facts);
                case MarketCommand.ListMarket _ -> world.dangers.liquidations.lookAtAll();
                case MarketCommand.SetPhase _, MarketCommand.SettleMarket _ -> {}
            }
        }
        if (taken && command instanceof MarketCommand.SetPrices prices) {
            world.triggerRunner.marked(timeMillis, prices, facts);
        }
    }

    private void checkpoint(EngineInput.Checkpoint checkpoint, FactSink facts) {
        long hash = StreamHash.SEED;
        long[] sumsUnits = new long[Asset.values().length];
        // The fund's own account keeps no money: what it has is in the pools.
        long[] ids = Arrays.stream(world.accounts.sortedIds())
                .filter(id -> id != Insurance.ACCOUNT)
                .toArray();
        for (long id : ids) {
            Account account = world.accounts.at(id);
            for (Asset asset : Asset.values()) {
                if (account.hasWallet(asset)) {
                    hash = StreamHash.extend(hash, id);
                    hash = StreamHash.extend(hash, asset.code);
                    hash = StreamHash.extend(hash, account.walletUnits(asset));
                    sumsUnits[asset.ordinal()] += account.walletUnits(asset);
                }
            }
        }
        for (Asset asset : Asset.values()) {
            Check.that(
                    sumsUnits[asset.ordinal()] == world.accounts.totals(asset).walletsUnits(),
                    "the running sum of wallets is their sum",
                    sumsUnits[asset.ordinal()]);
        }
        facts.append(
                Destination.ASSET,
                new AccountFact.CheckpointTaken(
                        checkpoint.checkpoint(),
                        ids.length,
                        hash,
                        Arrays.stream(sumsUnits).sum()));
    }

    @Override
    public void save(StateWriter state) {
        new StateFile(world).save(state);
    }

    @Override
    public void load(StateReader state) {
        World loaded = new World();
        new StateFile(loaded).load(state);
        world = loaded;
        marketsChanged = true;
    }

    /** Hands over each account that changed since the last call, then forgets which they were. */
    public void drainChanged(Consumer<AccountView> views) {
        for (Account account : world.accounts.changed()) {
            views.accept(AccountView.of(account, world.feeRates.of(account.id())));
        }
        world.accounts.forgetChanged();
    }

    /** Whether anything in {@link #markets} changed since this was last asked. */
    public boolean drainMarketsChanged() {
        boolean changed = marketsChanged;
        marketsChanged = false;
        return changed;
    }

    /** All markets, by number. */
    public List<MarketView> markets() {
        return world.markets.all().stream().map(MarketView::of).toList();
    }

    /** What assets count for as collateral. */
    public CollateralView collateral() {
        return CollateralView.of(world.markets.collateral());
    }

    /** The fees that everybody was given. They change with {@link #drainMarketsChanged}. */
    public OwnFees everybodysFees() {
        return world.feeRates.of(FeeRates.EVERYBODY);
    }

    /** The sums over all accounts. */
    public TotalsView totals() {
        Accounts accounts = world.accounts;
        return new TotalsView(
                accounts.count(),
                accounts.openOrders(),
                world.requests.size(),
                accounts.lastOrderId(),
                Arrays.stream(Asset.values())
                        .map(asset -> TotalsView.AssetView.of(accounts.totals(asset)))
                        .toList());
    }
}
