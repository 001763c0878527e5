package org.perpex.simulation.planted;

import java.time.InstantSource;
import java.util.List;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;
import org.perpex.common.core.TransferDirection;
import org.perpex.finance.settlement.BooksStore;
import org.perpex.finance.settlement.Mark;
import org.perpex.wallet.ledger.AccountKey;
import org.perpex.wallet.ledger.AccountKind;
import org.perpex.wallet.ledger.Ledger;
import org.perpex.wallet.ledger.LedgerIds;
import org.perpex.wallet.ledger.Transfer;
import org.perpex.wallet.ledger.TransferKind;
import org.perpex.wallet.settlement.SettlementBatch;
import org.perpex.wallet.transfer.TransferRequest;
import org.perpex.wallet.transfer.TransferState;
import org.perpex.wallet.transfer.TransferStore;
import org.perpex.wallet.transfer.WalletTransfer;

/** What is woven into settlement and ledger. */
@SuppressWarnings("UnusedVariable") // what is assigned is read where it is woven in
final class BooksBugs {

    private static final String FINANCE = "finance.settlement.";
    private static final String WALLET = "wallet.settlement.Settlement";

    private BooksBugs() {}

    /**
     * The wallet posts a batch by itself and knows it again by its number, not by its facts. That is the same until a
     * batch is cut differently after a crash.
     */
    static Bug[] batchKnownByItsNumber() {
        return new Bug[] {
            Bug.in(WALLET, "settle", BranchByItself.class),
            Bug.in(WALLET, "post", KnownByNumber.class),
            Bug.in("simulation.WalletTables", "move", EngineBugs.AlwaysTrue.class),
            Bug.in(FINANCE + "Settlement", "mark", OwnMarkAlone.class)
        };
    }

    private static final class BranchByItself {
        @Advice.OnMethodEnter
        static void enter(@Advice.Argument(value = 0, readOnly = false) String xid) {
            xid = "";
        }
    }

    private static final class KnownByNumber {
        @Advice.OnMethodEnter(skipOn = Advice.OnNonDefaultValue.class)
        static boolean enter(@Advice.This Object self, @Advice.Argument(0) SettlementBatch batch) {
            return !Known.numbers(self).add(batch.batch());
        }

        @Advice.OnMethodExit
        static void exit(@Advice.Enter boolean known, @Advice.Return(readOnly = false) boolean posted) {
            posted = posted || known;
        }
    }

    private static final class OwnMarkAlone {
        @Advice.OnMethodExit(onThrowable = IllegalStateException.class)
        static void exit(
                @Advice.Thrown(readOnly = false) @Nullable Throwable thrown,
                @Advice.FieldValue("books") BooksStore books,
                @Advice.Return(readOnly = false) @Nullable Mark mark) {
            if (thrown != null && thrown.getClass().getSimpleName().equals("BooksApart")) {
                mark = books.lockedMark(0);
                thrown = null;
            }
        }
    }

    /** After a failure the writer goes on with all that waits, also with what is in the books already. */
    static Bug[] settledAgain() {
        return new Bug[] {Bug.in(FINANCE + "Cuts", "skipTo", Skipped.class)};
    }

    private static final class Skipped {
        @Advice.OnMethodEnter(skipOn = Advice.OnNonDefaultValue.class)
        static boolean enter() {
            return true;
        }
    }

    /** A batch goes on behind a checkpoint, so that the ledger is compared at another point than the engine. */
    static Bug[] checkpointWithin() {
        return new Bug[] {Bug.in(FINANCE + "BatchBuilder", "isFull", NeverFull.class)};
    }

    private static final class NeverFull {
        @Advice.OnMethodExit
        static void exit(@Advice.Return(readOnly = false) boolean full) {
            full = false;
        }
    }

    /** The wallet gives money back when the engine has not answered for a while. */
    static Bug[] transferEndedByTimeOut() {
        return new Bug[] {Bug.in("wallet.transfer.Transfers", "startOnce", TimeOut.class)};
    }

    private static final class TimeOut {
        @Advice.OnMethodEnter
        static void enter(
                @Advice.Argument(0) TransferRequest request,
                @Advice.FieldValue("store") TransferStore store,
                @Advice.FieldValue("ledger") Ledger ledger,
                @Advice.FieldValue("clock") InstantSource clock) {
            for (WalletTransfer waiting : store.newest(request.account(), clock.millis() - 1_000, 50)) {
                if (waiting.state() == TransferState.PENDING && waiting.direction() == TransferDirection.IN) {
                    store.end(List.of(waiting.id()), TransferState.REFUSED, clock.millis());
                    ledger.post(new Transfer(
                            LedgerIds.named("time-out/" + waiting.id()),
                            TransferKind.TRANSFER_REFUSED,
                            AccountKey.house(AccountKind.TRANSFERS_IN_TRANSIT, waiting.asset()),
                            AccountKey.funding(waiting.account(), waiting.asset()),
                            waiting.units(),
                            waiting.id(),
                            clock.millis()));
                }
            }
        }
    }
}
