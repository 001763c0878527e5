package org.perpex.finance.settlement;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.perpex.common.contract.AccountFact;
import org.perpex.common.contract.AccountFact.CheckpointTaken;
import org.perpex.common.contract.AccountFact.LeverageChanged;
import org.perpex.common.contract.AccountFact.OrderAmended;
import org.perpex.common.contract.AccountFact.OrderClosed;
import org.perpex.common.contract.AccountFact.OrderFilled;
import org.perpex.common.contract.AccountFact.OrderOpened;
import org.perpex.common.contract.AccountFact.PositionMoved;
import org.perpex.common.contract.AccountFact.TransferApplied;
import org.perpex.common.contract.FundingFact;
import org.perpex.common.contract.LimitFact;
import org.perpex.common.contract.LiquidationFact;
import org.perpex.common.contract.ParentFact;
import org.perpex.common.contract.SettingFact;
import org.perpex.common.contract.TriggerFact;
import org.perpex.common.core.AccountId;
import org.perpex.common.core.Asset;
import org.perpex.common.core.Check;
import org.perpex.common.core.TransferDirection;
import org.perpex.common.core.TransferId;

/**
 * Collects facts into a batch, until it is full or a checkpoint ends it. Fills are netted per account and kind;
 * transfers between wallets stay single, since each ends a request of its own.
 */
final class BatchBuilder {

    private record Net(Asset asset, EntryKind kind, LedgerSide user, LedgerSide house) {}

    private static final Comparator<Net> NET_ORDER = Comparator.comparing(Net::user)
            .thenComparing(Net::kind)
            .thenComparing(Net::house)
            .thenComparing(Net::asset);

    private final SettlementSettings limits;
    private final List<Batch.Of<OrderFilled>> fills = new ArrayList<>();
    private final List<Batch.Of<TransferApplied>> transfers = new ArrayList<>();
    private final List<Batch.Of<AccountFact>> records = new ArrayList<>();
    private final List<Entry> single = new ArrayList<>();
    private final SortedMap<Net, Long> gains = new TreeMap<>(NET_ORDER);
    private final SortedSet<LedgerSide> touched = new TreeSet<>();
    private @Nullable CheckpointTaken checkpoint;
    private @Nullable Fact first;
    private @Nullable Fact last;

    BatchBuilder(SettlementSettings limits) {
        this.limits = limits;
    }

    /** Takes the next fact, unless it belongs into the next batch. */
    boolean add(Fact fact) {
        Fact before = last;
        if (isFull()
                || before != null
                        && before.number() - Objects.requireNonNull(first).number() + 1 >= limits.factsMax()) {
            return false;
        }
        if (before == null) {
            first = fact;
        } else {
            Check.that(fact.number() == before.number() + 1, "a batch has no hole", fact.number());
        }
        last = fact;
        if (fact.message() instanceof AccountFact accountFact) {
            take(fact, accountFact);
        }
        return true;
    }

    /** Whether the next fact belongs into the next batch. */
    boolean isFull() {
        Fact begin = first;
        Fact end = last;
        return checkpoint != null
                || touched.size() + 4 > limits.accountsMax()
                || begin != null && end != null && end.number() - begin.number() + 1 >= limits.factsMax();
    }

    Batch build() {
        List<Entry> entries = new ArrayList<>(single);
        for (Map.Entry<Net, Long> net : gains.entrySet()) {
            long gained = net.getValue();
            Net key = net.getKey();
            if (gained > 0) {
                entries.add(new Entry(key.kind, key.asset, key.house, key.user, gained, TransferId.NONE));
            } else if (gained < 0) {
                entries.add(
                        new Entry(key.kind, key.asset, key.user, key.house, Math.negateExact(gained), TransferId.NONE));
            }
        }
        return new Batch(
                Objects.requireNonNull(first).number(),
                Objects.requireNonNull(last),
                fills,
                transfers,
                records,
                entries,
                checkpoint);
    }

    private void take(Fact fact, AccountFact message) {
        if (Batch.isRecord(message)) {
            records.add(new Batch.Of<>(fact.number(), fact.timeMillis(), message));
        }
        switch (message) {
            case OrderFilled fill -> {
                fills.add(new Batch.Of<>(fact.number(), fact.timeMillis(), fill));
                net(fill);
            }
            case TransferApplied transfer -> {
                transfers.add(new Batch.Of<>(fact.number(), fact.timeMillis(), transfer));
                move(transfer);
            }
            case CheckpointTaken taken -> checkpoint = taken;
            case OrderOpened _,
                    OrderClosed _,
                    OrderAmended _,
                    LeverageChanged _,
                    TriggerFact _,
                    ParentFact _,
                    SettingFact _,
                    LimitFact _ -> {}
            case PositionMoved moved -> net(moved);
            case FundingFact funding -> net(funding);
            case LiquidationFact.InsurancePaid paid -> net(paid);
            case LiquidationFact _ -> {}
        }
    }

    private void net(OrderFilled fill) {
        LedgerSide user = LedgerSide.futures(fill.order().account());
        realize(user, fill.order().market(), fill.realizedUnits());
        gain(EntryKind.FEE, user, LedgerSide.house(LedgerKind.FEE_INCOME), Math.negateExact(fill.feeUnits()));
        gain(
                EntryKind.INSURANCE,
                user,
                LedgerSide.house(LedgerKind.INSURANCE_FUND),
                Math.negateExact(fill.insuranceFeeUnits()));
    }

    private void net(PositionMoved moved) {
        LedgerSide user = LedgerSide.futures(moved.account());
        realize(user, moved.market(), moved.realizedUnits());
        gain(EntryKind.FEE, user, LedgerSide.house(LedgerKind.FEE_INCOME), Math.negateExact(moved.feeUnits()));
    }

    private void realize(LedgerSide user, int market, long units) {
        gain(EntryKind.REALIZED_PNL, user, new LedgerSide(LedgerKind.PNL_CLEARING, market), units);
    }

    /** All that longs and shorts pay each other goes through clearing, where rounding takes what is left. */
    private void net(FundingFact funding) {
        LedgerSide clearing = LedgerSide.house(LedgerKind.FUNDING_CLEARING);
        switch (funding) {
            case FundingFact.Paid paid ->
                gain(EntryKind.FUNDING, LedgerSide.futures(paid.account()), clearing, paid.amountUnits());
            case FundingFact.Settled settled ->
                gain(EntryKind.ROUNDING, LedgerSide.house(LedgerKind.ROUNDING), clearing, settled.roundingUnits());
        }
    }

    /** What goes between the fund and its own account stays in the fund. */
    private void net(LiquidationFact.InsurancePaid paid) {
        if (paid.account() != AccountId.INSURANCE_FUND.value()) {
            gain(
                    new Net(
                            paid.asset(),
                            EntryKind.INSURANCE,
                            LedgerSide.futures(paid.account()),
                            LedgerSide.house(LedgerKind.INSURANCE_FUND)),
                    paid.amountUnits());
        }
    }

    private void gain(EntryKind kind, LedgerSide user, LedgerSide house, long units) {
        gain(new Net(Batch.ASSET, kind, user, house), units);
    }

    private void gain(Net net, long units) {
        if (units != 0) {
            gains.merge(net, units, Math::addExact);
            touched.add(net.user);
            touched.add(net.house);
        }
    }

    private void move(TransferApplied transfer) {
        LedgerSide futures = LedgerSide.futures(transfer.account());
        LedgerSide funding = new LedgerSide(LedgerKind.FUNDING, transfer.account());
        LedgerSide transit = LedgerSide.house(LedgerKind.TRANSFERS_IN_TRANSIT);
        if (transfer.direction() == TransferDirection.IN) {
            EntryKind kind = transfer.accepted() ? EntryKind.TRANSFER_IN : EntryKind.TRANSFER_REFUSED;
            single(kind, transfer, transit, transfer.accepted() ? futures : funding);
        } else if (transfer.accepted()) {
            single(EntryKind.TRANSFER_OUT, transfer, futures, funding);
        }
    }

    private void single(EntryKind kind, TransferApplied transfer, LedgerSide debit, LedgerSide credit) {
        single.add(new Entry(kind, transfer.asset(), debit, credit, transfer.amountUnits(), transfer.transfer()));
        touched.add(debit);
        touched.add(credit);
    }
}
