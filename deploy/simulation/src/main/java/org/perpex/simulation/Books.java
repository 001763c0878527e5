package org.perpex.simulation;

import java.util.ArrayList;
import java.util.List;
import org.perpex.common.contract.AccountFact;
import org.perpex.common.contract.FundingFact;
import org.perpex.common.contract.LimitFact;
import org.perpex.common.contract.LiquidationFact;
import org.perpex.common.contract.ParentFact;
import org.perpex.common.contract.SettingFact;
import org.perpex.common.contract.TriggerFact;
import org.perpex.common.contract.engine.StateReader;
import org.perpex.common.contract.engine.StateWriter;
import org.perpex.common.core.Check;
import org.perpex.common.core.TransferDirection;

/**
 * A model of settlement: follows the stream of account facts, cuts it anywhere into batches, nets each batch, posts it.
 * The mapping from facts to accounts is that of finance. Ledger and mark move together; what waits dies in a crash.
 */
final class Books {

    private static final int WAITING_MAX = 60;

    private final Queue queue;
    private final Chance chance;
    private final Ledger ledger;
    private final List<AccountFact> waiting = new ArrayList<>();
    private Reading reading;
    private byte[] mark;
    private long checkpoints;

    Books(Queue queue, Chance chance, Ledger ledger) {
        this.queue = queue;
        this.chance = chance;
        this.ledger = ledger;
        reading = new Reading(queue);
        mark = markOf(reading);
    }

    /** Reads one pack; settles before it when enough waits, or as it comes. False if nothing is left to read. */
    boolean step() {
        if (waiting.size() >= WAITING_MAX || !waiting.isEmpty() && chance.below(4) == 0) {
            settle();
        }
        if (chance.hits(Fault.BOOKS_CRASHED)) {
            crash();
            return true;
        }
        return reading.step((_, message) -> {
            if (message instanceof AccountFact fact) {
                waiting.add(fact);
            }
        });
    }

    private void crash() {
        waiting.clear();
        reading = new Reading(queue);
        reading.load(new StateReader(mark));
    }

    /** Posts all that waits, in batches; each checkpoint ends one and is compared before the next. */
    void settle() {
        Nets nets = new Nets(ledger);
        for (AccountFact fact : waiting) {
            switch (fact) {
                case AccountFact.OrderFilled fill -> nets.add(fill);
                case AccountFact.TransferApplied transfer -> move(transfer);
                case AccountFact.CheckpointTaken taken -> {
                    nets.post();
                    compare(taken);
                }
                case AccountFact.OrderOpened _,
                        AccountFact.OrderClosed _,
                        AccountFact.OrderAmended _,
                        AccountFact.LeverageChanged _,
                        TriggerFact _,
                        ParentFact _,
                        SettingFact _,
                        LimitFact _ -> {}
                case AccountFact.PositionMoved moved -> nets.add(moved);
                case FundingFact funding -> nets.add(funding);
                case LiquidationFact.InsurancePaid paid -> nets.add(paid);
                case LiquidationFact _ -> {}
            }
        }
        nets.post();
        waiting.clear();
        mark = markOf(reading);
    }

    private void move(AccountFact.TransferApplied transfer) {
        long account = transfer.account();
        Ledger.Account futures = Ledger.Account.futures(account, transfer.asset());
        Ledger.Account funding = new Ledger.Account(Ledger.Kind.FUNDING, account, transfer.asset());
        if (transfer.direction() == TransferDirection.IN) {
            Ledger.Account transit = Ledger.Account.house(Ledger.Kind.TRANSFERS_IN_TRANSIT, transfer.asset());
            ledger.post(transit, transfer.accepted() ? futures : funding, transfer.amountUnits());
        } else if (transfer.accepted()) {
            ledger.post(futures, funding, transfer.amountUnits());
        }
    }

    private void compare(AccountFact.CheckpointTaken taken) {
        Ledger.FuturesHash own = ledger.futures();
        Check.that(own.units() == taken.walletsUnits(), "at a checkpoint the sums are equal", own.units());
        Check.that(own.hash() == taken.walletsHash(), "at a checkpoint every wallet is equal", taken.checkpoint());
        Check.that(own.accounts() == taken.accounts(), "at a checkpoint there are as many accounts", own.accounts());
        checkpoints++;
    }

    long checkpoints() {
        return checkpoints;
    }

    Reading reading() {
        return reading;
    }

    private static byte[] markOf(Reading reading) {
        StateWriter state = new StateWriter();
        reading.save(state);
        return state.toBytes();
    }
}
