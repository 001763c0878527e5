package org.perpex.wallet.transfer;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.perpex.common.contract.TransferCommand;
import org.perpex.common.core.AccountId;
import org.perpex.common.core.Check;
import org.perpex.common.core.TransferDirection;
import org.perpex.common.core.TransferId;
import org.perpex.wallet.freeze.TransferFreeze;
import org.perpex.wallet.ledger.AccountKey;
import org.perpex.wallet.ledger.AccountKind;
import org.perpex.wallet.ledger.Ledger;
import org.perpex.wallet.ledger.LedgerIds;
import org.perpex.wallet.ledger.LedgerTransactions;
import org.perpex.wallet.ledger.Posting;
import org.perpex.wallet.ledger.Transfer;
import org.perpex.wallet.ledger.TransferKind;
import org.springframework.dao.DuplicateKeyException;

/**
 * Begins transfers between wallets. Into the futures wallet: the money is in transit at once. Out of it: the engine
 * debits first, and nothing moves in the books before its fact.
 */
public final class Transfers {

    /** How many transfers of one account may wait for the engine. */
    static final int PENDING_MAX = 50;

    private final Ledger ledger;
    private final TransferStore store;
    private final TransferCommands commands;
    private final LedgerTransactions transactions;
    private final TransferFreeze freeze;
    private final InstantSource clock;

    public Transfers(
            Ledger ledger,
            TransferStore store,
            TransferCommands commands,
            LedgerTransactions transactions,
            TransferFreeze freeze,
            InstantSource clock) {
        this.ledger = ledger;
        this.store = store;
        this.commands = commands;
        this.transactions = transactions;
        this.freeze = freeze;
        this.clock = clock;
    }

    /** Begins a transfer, once per id. */
    public TransferOutcome start(TransferRequest request) {
        try {
            return transactions.locked(() -> startOnce(request));
        } catch (DuplicateKeyException raced) {
            // The same request came twice at the same moment; the other one was first.
            return transactions.locked(() -> startOnce(request));
        }
    }

    public Optional<WalletTransfer> find(AccountId account, TransferId clientId) {
        return store.find(WalletTransfer.idOf(account, clientId));
    }

    /** The newest transfers of an account, from before a moment on. */
    public List<WalletTransfer> newest(AccountId account, long beforeMillis, int rowsMax) {
        return store.newest(account, beforeMillis, rowsMax);
    }

    private TransferOutcome startOnce(TransferRequest request) {
        TransferId id = WalletTransfer.idOf(request.account(), request.clientId());
        Optional<WalletTransfer> known = store.find(id);
        if (known.isPresent()) {
            return request.isSameAs(known.get())
                    ? new TransferOutcome.Known(known.get())
                    : new TransferOutcome.Refused(TransferOutcome.Reason.ID_REUSED_WITH_DIFFERENT_CONTENT);
        }
        if (request.direction() == TransferDirection.OUT && freeze.isFrozen()) {
            return new TransferOutcome.Refused(TransferOutcome.Reason.TRANSFERS_FROZEN);
        }
        if (store.pendingOf(request.account()) >= PENDING_MAX) {
            return new TransferOutcome.Refused(TransferOutcome.Reason.PENDING_MAX);
        }
        WalletTransfer transfer = pending(id, request);
        if (transfer.direction() == TransferDirection.IN && !holdsInTransit(transfer)) {
            return new TransferOutcome.Refused(TransferOutcome.Reason.BALANCE_INSUFFICIENT);
        }
        store.insert(transfer);
        commands.append(command(transfer));
        return new TransferOutcome.Known(transfer);
    }

    private boolean holdsInTransit(WalletTransfer transfer) {
        Posting posting = ledger.post(new Transfer(
                LedgerIds.named("start/" + transfer.id()),
                TransferKind.TRANSFER_STARTED,
                AccountKey.funding(transfer.account(), transfer.asset()),
                AccountKey.house(AccountKind.TRANSFERS_IN_TRANSIT, transfer.asset()),
                transfer.units(),
                transfer.id(),
                transfer.createdMillis()));
        Check.that(!(posting instanceof Posting.AlreadyPosted), "a new transfer is not in the books yet");
        return posting instanceof Posting.Posted;
    }

    private WalletTransfer pending(TransferId id, TransferRequest request) {
        return new WalletTransfer(
                id,
                request.account(),
                request.clientId(),
                request.asset(),
                request.units(),
                request.direction(),
                TransferState.PENDING,
                clock.millis(),
                0);
    }

    private static TransferCommand command(WalletTransfer transfer) {
        long account = transfer.account().value();
        return switch (transfer.direction()) {
            case IN -> new TransferCommand.In(transfer.id(), account, transfer.asset(), transfer.units());
            case OUT -> new TransferCommand.Out(transfer.id(), account, transfer.asset(), transfer.units());
        };
    }
}
