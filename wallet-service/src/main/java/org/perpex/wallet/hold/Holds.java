package org.perpex.wallet.hold;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.perpex.common.core.TransferId;
import org.perpex.wallet.hold.HoldEnd.Outcome;
import org.perpex.wallet.hold.HoldResult.Reason;
import org.perpex.wallet.ledger.AccountKey;
import org.perpex.wallet.ledger.Ledger;
import org.perpex.wallet.ledger.LedgerIds;
import org.perpex.wallet.ledger.LedgerTransactions;
import org.perpex.wallet.ledger.Posting;
import org.perpex.wallet.ledger.Transfer;
import org.perpex.wallet.ledger.TransferKind;
import org.springframework.dao.DuplicateKeyException;

/**
 * Places holds, posts and voids them. Each request happens once however often it is sent, and says so; each is decided
 * before anything changes. Thread-safe.
 */
public final class Holds {

    private static final int EXPIRED_MAX = 100;

    private final Ledger ledger;
    private final HoldStore store;
    private final LedgerTransactions transactions;
    private final InstantSource clock;

    public Holds(Ledger ledger, HoldStore store, LedgerTransactions transactions, InstantSource clock) {
        this.ledger = ledger;
        this.store = store;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Takes the money out of the funding wallet. */
    public HoldResult place(Hold hold) {
        return once(() -> placeOnce(hold));
    }

    /** Gives a part or all to the account that it is for, and the rest back. */
    public HoldResult post(TransferId id, TransferId hold, long units) {
        if (units <= 0) {
            throw new IllegalArgumentException("a positive amount is posted: " + units);
        }
        return once(() -> endOnce(new HoldEnd(hold, id, Outcome.POSTED, units)));
    }

    /** Gives all of it back. */
    public HoldResult voidAll(TransferId id, TransferId hold) {
        return once(() -> endOnce(new HoldEnd(hold, id, Outcome.VOIDED, 0)));
    }

    /** Voids what has expired and returns how many holds that were. */
    public int expire() {
        int voided = 0;
        for (TransferId hold : store.expired(clock.millis(), EXPIRED_MAX)) {
            if (voidAll(LedgerIds.named("expire/" + hold), hold) instanceof HoldResult.Done) {
                voided++;
            }
        }
        return voided;
    }

    private HoldResult once(Supplier<HoldResult> work) {
        try {
            return transactions.locked(work);
        } catch (DuplicateKeyException raced) {
            // The same hold was asked for or ended at the same moment; the other request was first.
            return transactions.locked(work);
        }
    }

    private HoldResult placeOnce(Hold hold) {
        Optional<Hold> known = store.find(hold.id());
        if (known.isPresent() && known.get().equals(hold)) {
            return new HoldResult.AlreadyDone();
        }
        if (known.isPresent() || store.endBy(hold.id()).isPresent()) {
            return new HoldResult.Refused(Reason.ID_REUSED_WITH_DIFFERENT_CONTENT);
        }
        long nowMillis = clock.millis();
        if (hold.isExpiredAt(nowMillis)) {
            return new HoldResult.Refused(Reason.HOLD_EXPIRED);
        }
        Posting posting = ledger.post(transfer(
                "hold/" + hold.id(), TransferKind.HOLD, new Way(hold.funding(), hold.held()), hold, hold.units()));
        if (!(posting instanceof Posting.Posted)) {
            return new HoldResult.Refused(Reason.BALANCE_INSUFFICIENT);
        }
        store.insert(hold, nowMillis);
        return new HoldResult.Done();
    }

    private HoldResult endOnce(HoldEnd end) {
        Optional<HoldEnd> same = store.endBy(end.id());
        if (same.isPresent() && same.get().equals(end)) {
            return new HoldResult.AlreadyDone();
        }
        if (same.isPresent() || store.find(end.id()).isPresent()) {
            return new HoldResult.Refused(Reason.ID_REUSED_WITH_DIFFERENT_CONTENT);
        }
        Optional<Hold> hold = store.find(end.hold());
        if (hold.isEmpty()) {
            return new HoldResult.Refused(Reason.HOLD_UNKNOWN);
        }
        long nowMillis = clock.millis();
        Optional<Reason> objection = objection(hold.get(), end, nowMillis);
        if (objection.isPresent()) {
            return new HoldResult.Refused(objection.get());
        }
        store.insert(end, nowMillis);
        ledger.postAll(transfers(hold.get(), end), 0);
        return new HoldResult.Done();
    }

    private Optional<Reason> objection(Hold hold, HoldEnd end, long nowMillis) {
        if (end.units() > hold.units()) {
            return Optional.of(Reason.UNITS_EXCEED_HOLD);
        }
        Optional<HoldEnd> before = store.endOf(hold.id());
        if (before.isPresent()) {
            return Optional.of(before.get().outcome() == Outcome.POSTED ? Reason.HOLD_POSTED : Reason.HOLD_VOIDED);
        }
        return end.outcome() == Outcome.POSTED && hold.isExpiredAt(nowMillis)
                ? Optional.of(Reason.HOLD_EXPIRED)
                : Optional.empty();
    }

    private record Way(AccountKey debit, AccountKey credit) {}

    private List<Transfer> transfers(Hold hold, HoldEnd end) {
        List<Transfer> transfers = new ArrayList<>();
        if (end.units() > 0) {
            transfers.add(transfer(
                    "post/" + end.id(),
                    TransferKind.HOLD_POSTED,
                    new Way(hold.held(), hold.credit()),
                    hold,
                    end.units()));
        }
        if (end.units() < hold.units()) {
            transfers.add(transfer(
                    "void/" + end.id(),
                    TransferKind.HOLD_VOIDED,
                    new Way(hold.held(), hold.funding()),
                    hold,
                    hold.units() - end.units()));
        }
        return transfers;
    }

    private Transfer transfer(String name, TransferKind kind, Way way, Hold hold, long units) {
        return new Transfer(LedgerIds.named(name), kind, way.debit, way.credit, units, hold.id(), clock.millis());
    }
}
