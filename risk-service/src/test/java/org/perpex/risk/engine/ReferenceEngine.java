package org.perpex.risk.engine;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.perpex.common.contract.AccountCommand;
import org.perpex.common.contract.AccountFact;
import org.perpex.common.contract.AdminCommand;
import org.perpex.common.contract.BookFact;
import org.perpex.common.contract.Destination;
import org.perpex.common.contract.EngineInput;
import org.perpex.common.contract.FundingCommand;
import org.perpex.common.contract.MarketCommand;
import org.perpex.common.contract.Message;
import org.perpex.common.contract.OrderCommand;
import org.perpex.common.contract.ParentCommand;
import org.perpex.common.contract.PositionFact;
import org.perpex.common.contract.RiskInput;
import org.perpex.common.contract.SettingFact;
import org.perpex.common.contract.TransferCommand;
import org.perpex.common.contract.TriggerCommand;
import org.perpex.common.core.Asset;
import org.perpex.common.core.Decimals;
import org.perpex.common.core.OrderOrigin;
import org.perpex.common.core.RejectReason;
import org.perpex.common.core.StreamHash;
import org.perpex.common.core.TransferDirection;
import org.perpex.common.core.TransferId;

/** What the account engine must say, worked out the slow way. Markets settle in USDT. */
final class ReferenceEngine {

    final ReferenceAccounts state = new ReferenceAccounts();
    private final List<Floor.Said> said = new ArrayList<>();
    final ReferenceLimits limits = new ReferenceLimits(state, said);
    private final ReferenceDesk desk = new ReferenceDesk(state, said, limits);
    private final ReferenceFund fund = new ReferenceFund(state, said);
    private final ReferenceFees fees = new ReferenceFees();
    private final ReferenceStakes stakes = new ReferenceStakes(state);
    private final ReferenceRanks ranks = new ReferenceRanks(state, stakes, said);
    private final ReferenceDangers dangers = new ReferenceDangers(state, fund, ranks, said, desk::nextId);
    final ReferenceTriggers triggers = new ReferenceTriggers(state, desk, said);
    private final ReferenceLiquidations liquidations =
            new ReferenceLiquidations(state, stakes, ranks, desk, fund, triggers::endOf, said);
    private final ReferenceModes modes = new ReferenceModes(
            state, desk, account -> triggers.waiting.stream().anyMatch(each -> each.details.account() == account));
    private long priceNumber = -1;

    List<Floor.Said> apply(long timeMillis, RiskInput input) {
        said.clear();
        limits.passTo(timeMillis);
        desk.passTo(timeMillis);
        triggers.expire();
        liquidations.passTo(timeMillis);
        switch (input) {
            case OrderCommand command -> desk.apply(command);
            case AccountCommand command ->
                limits.moving(
                        state.accounts.containsKey(command.account()) ? command.account() : 0,
                        () -> modes.apply(command));
            case TransferCommand.In c -> in(c);
            case TransferCommand.Out c -> out(c);
            case MarketCommand.ListMarket c -> {
                state.markets.put(c.spec().market(), new ReferenceAccounts.Market(c.spec()));
                say(Destination.ORDER, c);
            }
            case MarketCommand.SetPrices c -> prices(c);
            case MarketCommand.SetPhase c -> say(Destination.ORDER, c);
            case AdminCommand.SetTradeGroup c -> group(c);
            case AdminCommand.SetFees c -> said.add(fees.set(c, state));
            case AdminCommand.SetCollateral c -> said.add(state.collateral.set(c));
            case FundingCommand.Pay c -> dangers.pay(c);
            case TriggerCommand c -> triggers.obey(c);
            case AdminCommand.SetLimits c -> limits.apply(c);
            case AdminCommand.OverrideLimit c -> limits.apply(c);
            case ParentCommand _ -> throw new IllegalStateException("not in these worlds: " + input);
            case MarketCommand.SettleMarket c -> say(Destination.ORDER, c);
            case BookFact fact -> {
                book(fact);
                triggers.follow(fact);
            }
            case EngineInput.Checkpoint c -> checkpoint(c);
            case EngineInput.Tick _ -> liquidations.tick();
            case EngineInput other -> {}
        }
        limits.note();
        return List.copyOf(said);
    }

    private void say(Destination destination, Message fact) {
        said.add(new Floor.Said(destination, fact));
    }

    private void in(TransferCommand.In transfer) {
        var account = state.accounts.computeIfAbsent(transfer.account(), key -> new ReferenceAccounts.Account());
        limits.moving(
                transfer.account(),
                () -> add(account, transfer.asset(), ReferenceAccounts.money(transfer.amountUnits())));
        said(
                transfer.transfer(),
                transfer.account(),
                transfer.asset(),
                TransferDirection.IN,
                transfer.amountUnits(),
                true);
        fund.deposited(transfer.account());
    }

    private static void add(ReferenceAccounts.Account account, Asset asset, BigDecimal amount) {
        if (asset == Asset.USDT) {
            account.addUsdt(amount);
        } else {
            account.others.merge(asset, amount, BigDecimal::add);
        }
    }

    private void out(TransferCommand.Out transfer) {
        BigDecimal amount = ReferenceAccounts.money(transfer.amountUnits());
        var account = state.accounts.get(transfer.account());
        boolean accepted = account != null
                && amount.compareTo(
                                transfer.asset() == Asset.USDT
                                        ? state.withdrawable(transfer.account())
                                        : state.withdrawable(transfer.account(), transfer.asset()))
                        <= 0;
        if (account != null && accepted) {
            limits.moving(transfer.account(), () -> add(account, transfer.asset(), amount.negate()));
        }
        said(
                transfer.transfer(),
                transfer.account(),
                transfer.asset(),
                TransferDirection.OUT,
                transfer.amountUnits(),
                accepted);
    }

    private void said(
            TransferId id, long account, Asset asset, TransferDirection direction, long units, boolean accepted) {
        var owner = state.accounts.get(account);
        BigDecimal wallet = BigDecimal.ZERO;
        if (owner != null) {
            wallet = asset == Asset.USDT ? owner.wallet : owner.others.getOrDefault(asset, BigDecimal.ZERO);
        }
        long walletUnits = ReferenceAccounts.units(wallet);
        say(
                Destination.ASSET,
                new AccountFact.TransferApplied(id, account, asset, direction, units, accepted, walletUnits));
    }

    private void group(AdminCommand.SetTradeGroup command) {
        var account = state.accounts.get(command.account());
        RejectReason reason = null;
        if (account == null) {
            reason = RejectReason.ACCOUNT_UNKNOWN;
        } else if (command.change().version() < account.tradeGroupVersion
                || command.change().version() == account.tradeGroupVersion
                        && command.tradeGroup() != account.tradeGroup) {
            reason = RejectReason.VERSION_NOT_HIGHER;
        } else if (command.tradeGroup() < 0) {
            reason = RejectReason.UNSUPPORTED;
        }
        if (account == null || reason != null) {
            say(
                    Destination.TRADE_REJECTED,
                    new BookFact.Rejected(
                            command.change().request(), 0, command.account(), 0, Objects.requireNonNull(reason)));
            return;
        }
        account.tradeGroup = command.tradeGroup();
        account.tradeGroupVersion = command.change().version();
        say(
                Destination.ASSET,
                new SettingFact.TradeGroupSet(command.change(), command.account(), command.tradeGroup()));
    }

    private void prices(MarketCommand.SetPrices prices) {
        if (prices.number() <= priceNumber) {
            return;
        }
        priceNumber = prices.number();
        for (MarketCommand.MarketPrice price : prices.prices()) {
            var market = state.markets.get(price.market());
            if (market != null) {
                market.mark = market.price(price.markTicks());
            }
        }
        limits.marked(prices);
        state.collateral.take(prices, state.markets);
        say(Destination.ORDER, prices);
        liquidations.look();
        for (MarketCommand.MarketPrice price : prices.prices()) {
            if (state.markets.containsKey(price.market())) {
                triggers.lookAtMark(price.market());
            }
        }
    }

    private void book(BookFact fact) {
        switch (fact) {
            case BookFact.Accepted f -> {
                var placed = order(f.order().orderId());
                var accepted = placed.at(f.priceTicks());
                state.orders.set(state.orders.indexOf(placed), accepted);
                limits.accepted(accepted);
                say(Destination.ASSET, new AccountFact.OrderOpened(accepted.details));
            }
            case BookFact.Rejected f
            when f.orderId() == 0 -> {
                liquidations.answered(f.request(), f.account());
                desk.became(f.account(), f.request(), f);
            }
            case BookFact.Rejected f -> {
                var refused = order(f.orderId());
                state.orders.remove(refused);
                desk.became(f.account(), f.request(), f);
                limits.refusedByBook(refused);
                liquidations.answered(f.request(), f.account());
            }
            case BookFact.CancelRejected f -> desk.became(f.account(), f.request(), f);
            case BookFact.AmendRejected f -> {
                state.orders.replaceAll(each -> each.details.orderId() == f.orderId() ? each.refused() : each);
                desk.became(f.account(), f.request(), f);
            }
            case BookFact.Amended f -> {
                var before = order(f.orderId());
                state.orders.set(state.orders.indexOf(before), before.granted(f.priceTicks()));
                var order = order(f.orderId());
                say(
                        Destination.ASSET,
                        new AccountFact.OrderAmended(
                                order.details,
                                f.request(),
                                before.details.priceTicks(),
                                before.details.sizeLots(),
                                order.filledLots,
                                ReferenceAccounts.units(order.quote)));
            }
            case BookFact.Traded f -> {
                limits.rules().traded(f.market(), f.priceTicks());
                fill(order(f.takerOrderId()), f, false);
                fill(order(f.makerOrderId()), f, true);
            }
            case BookFact.Closed f -> {
                var order = order(f.orderId());
                state.orders.remove(order);
                say(
                        Destination.ASSET,
                        new AccountFact.OrderClosed(
                                order.details,
                                f.request(),
                                f.reason(),
                                order.filledLots,
                                ReferenceAccounts.units(order.quote)));
                liquidations.answered(order.details.request(), f.account());
            }
            case BookFact.AllCanceled f -> liquidations.answered(f.request(), f.account());
            case PositionFact.MovesEnded f -> liquidations.answered(f.request(), f.account());
            case PositionFact f -> dangers.moved(f);
            case BookFact other -> {}
        }
    }

    private ReferenceAccounts.Order order(long orderId) {
        return state.orders.stream()
                .filter(each -> each.details.orderId() == orderId)
                .findFirst()
                .orElseThrow();
    }

    private void fill(ReferenceAccounts.Order order, BookFact.Traded fact, boolean maker) {
        var market = order.market;
        var account = ReferenceAccounts.at(state.accounts, order.details.account());
        var position = state.ownPosition(order.details.account(), ReferenceAccounts.Place.of(order.details));
        BigDecimal price = market.price(fact.priceTicks());
        BigDecimal size = market.size(fact.lots());
        BigDecimal rate = fees.rate(order.details.account(), market.spec, maker);
        BigDecimal fee = price.multiply(size).multiply(rate).setScale(Decimals.UNIT_SCALE, RoundingMode.CEILING);
        boolean liquidates = order.details.origin() == OrderOrigin.LIQUIDATION;
        BigDecimal isolated = position.isolated;
        BigDecimal realized =
                ReferenceAccounts.fill(position, order.details.side(), price, size, liquidates ? BigDecimal.ZERO : fee);
        BigDecimal givenBack = realized.add(isolated).subtract(position.isolated);
        account.addUsdt(realized);
        BigDecimal insuranceFee = BigDecimal.ZERO;
        if (liquidates) {
            BigDecimal left = position.isIsolated() ? givenBack : stakes.equity(Scope.cross(order.details.account()));
            left = left.max(BigDecimal.ZERO);
            fee = fee.min(left);
            position.fees.add(fee);
            insuranceFee = price.multiply(size)
                    .multiply(BigDecimal.valueOf(market.spec.fees().liquidationPpm(), 6))
                    .setScale(Decimals.UNIT_SCALE, RoundingMode.CEILING)
                    .min(left.subtract(fee));
            fund.take(fact.market(), insuranceFee);
        }
        account.addUsdt(fee.add(insuranceFee).negate());
        order.filledLots += fact.lots();
        order.quote = order.quote.add(price.multiply(size));
        say(
                Destination.ASSET,
                new AccountFact.OrderFilled(
                        order.details,
                        fact.tradeNumber(),
                        maker,
                        fact.priceTicks(),
                        fact.lots(),
                        order.filledLots,
                        ReferenceAccounts.units(order.quote),
                        ReferenceAccounts.units(fee),
                        ReferenceAccounts.units(realized),
                        position.size
                                .divide(market.size(1), RoundingMode.UNNECESSARY)
                                .longValueExact(),
                        ReferenceAccounts.units(position.entryValue),
                        ReferenceAccounts.units(account.wallet),
                        fact.source(),
                        fact.venuePriceTicks(),
                        ReferenceAccounts.units(ReferenceAccounts.Position.sum(position.realized)),
                        ReferenceAccounts.units(position.breakEvenValue()),
                        ReferenceAccounts.units(insuranceFee),
                        ReferenceAccounts.units(position.isolated)));
        if (liquidates && position.isIsolated() && givenBack.signum() < 0) {
            fund.pay(order.details.account(), fact.market(), givenBack.negate());
        }
    }

    private void checkpoint(EngineInput.Checkpoint checkpoint) {
        long hash = StreamHash.SEED;
        BigDecimal sum = BigDecimal.ZERO;
        int accounts = 0;
        for (var each : state.accounts.entrySet()) {
            if (each.getKey() == ReferenceFund.ACCOUNT) {
                continue;
            }
            accounts++;
            Map<Asset, BigDecimal> wallets = new TreeMap<>(each.getValue().others);
            if (each.getValue().heldUsdt) {
                wallets.put(Asset.USDT, each.getValue().wallet);
            }
            for (var wallet : wallets.entrySet()) {
                long units = ReferenceAccounts.units(wallet.getValue());
                for (long value : new long[] {each.getKey(), wallet.getKey().code, units}) {
                    hash = StreamHash.extend(hash, value);
                }
                sum = sum.add(wallet.getValue());
            }
        }
        say(
                Destination.ASSET,
                new AccountFact.CheckpointTaken(checkpoint.checkpoint(), accounts, hash, ReferenceAccounts.units(sum)));
    }
}
