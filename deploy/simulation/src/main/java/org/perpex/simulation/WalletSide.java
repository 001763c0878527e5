package org.perpex.simulation;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import java.util.List;
import org.perpex.common.contract.AccountFact.TransferApplied;
import org.perpex.common.contract.Source;
import org.perpex.common.core.AccountId;
import org.perpex.common.core.Asset;
import org.perpex.common.core.Check;
import org.perpex.common.core.TransferId;
import org.perpex.finance.checkpoint.Checkpoint;
import org.perpex.finance.checkpoint.LedgerWallets;
import org.perpex.finance.settlement.Batch;
import org.perpex.finance.settlement.Entry;
import org.perpex.finance.settlement.LedgerSide;
import org.perpex.finance.settlement.WalletBooks;
import org.perpex.wallet.freeze.Freeze;
import org.perpex.wallet.freeze.FreezeStore;
import org.perpex.wallet.freeze.TransferFreeze;
import org.perpex.wallet.ledger.AccountKey;
import org.perpex.wallet.ledger.AccountKind;
import org.perpex.wallet.ledger.Ledger;
import org.perpex.wallet.ledger.LedgerIds;
import org.perpex.wallet.ledger.Posting;
import org.perpex.wallet.ledger.Transfer;
import org.perpex.wallet.ledger.TransferKind;
import org.perpex.wallet.settlement.Settlement;
import org.perpex.wallet.settlement.SettlementBatch;
import org.perpex.wallet.transfer.EndedTransfer;
import org.perpex.wallet.transfer.PendingTransfers;
import org.perpex.wallet.transfer.TransferCommands;
import org.perpex.wallet.transfer.Transfers;

/** The wallet: the service's own classes over tables in memory, and the way from finance to it. */
final class WalletSide implements WalletBooks, LedgerWallets {

    private static final int SOURCE = Source.RISK.code();

    private final Chance chance;
    private final Store store;
    private final WalletTables tables;
    private final TransferTable transferTable;
    private final Ledger ledger;
    private final Settlement settlement;
    private final Transfers transfers;

    WalletSide(Chance chance, Store store, TransferCommands outbox, InstantSource clock, MeterRegistry meters) {
        this.chance = chance;
        this.store = store;
        tables = new WalletTables(store);
        transferTable = new TransferTable(store);
        ledger = new Ledger(tables);
        settlement = new Settlement(ledger, new PendingTransfers(transferTable), tables, store, meters);
        TransferFreeze freeze = new TransferFreeze(new NeverFrozen(), clock, meters);
        transfers = new Transfers(ledger, transferTable, outbox, store, freeze, clock);
    }

    /** Nobody freezes transfers in these worlds. */
    private static final class NeverFrozen implements FreezeStore {

        @Override
        public Freeze current() {
            return new Freeze(false, "", "", 0);
        }

        @Override
        public void change(Freeze freeze) {
            throw new UnsupportedOperationException("nobody freezes transfers");
        }
    }

    Transfers transfers() {
        return transfers;
    }

    /** Gives an account money in its funding wallet. */
    void fund(AccountId account, Asset asset, long units) {
        Posting posting = store.locked(() -> ledger.post(new Transfer(
                LedgerIds.named("faucet/" + account + asset),
                TransferKind.FAUCET,
                AccountKey.house(AccountKind.EXTERNAL, asset),
                AccountKey.funding(account, asset),
                units,
                TransferId.NONE,
                0)));
        Check.that(posting instanceof Posting.Posted, "money comes from outside");
    }

    @Override
    public void settle(String xid, int source, long number, Batch batch) {
        if (chance.hits(Fault.SETTLEMENT_TORN)) {
            throw new Coordinator.Died();
        }
        SettlementBatch body = new SettlementBatch(
                source,
                batch.first(),
                batch.last().number(),
                number,
                batch.last().timeMillis(),
                batch.entries().stream().map(WalletSide::entry).toList(),
                batch.transfers().stream().map(of -> ended(of.fact())).toList(),
                List.of());
        if (!settlement.settle(xid, body)) {
            throw new IllegalStateException("the mark is not right before this batch");
        }
        tables.checkSums();
        if (chance.hits(Fault.SETTLEMENT_TORN)) {
            throw new Coordinator.Died();
        }
    }

    private static SettlementBatch.Entry entry(Entry entry) {
        return new SettlementBatch.Entry(
                TransferKind.valueOf(entry.kind().name()),
                key(entry.debit(), entry.asset()),
                key(entry.credit(), entry.asset()),
                entry.units(),
                entry.reference());
    }

    private static AccountKey key(LedgerSide side, Asset asset) {
        return new AccountKey(AccountKind.valueOf(side.kind().name()), side.owner(), asset);
    }

    private static EndedTransfer ended(TransferApplied transfer) {
        return new EndedTransfer(
                transfer.transfer(),
                transfer.account(),
                transfer.asset(),
                transfer.direction(),
                transfer.amountUnits(),
                transfer.accepted());
    }

    @Override
    public long mark(int source) {
        return settlement.mark(source);
    }

    @Override
    public AtMark futuresWallets(int source) {
        Settlement.FuturesHash all = settlement.futuresHash(source);
        return new AtMark(all.mark(), new Checkpoint.Wallets(all.accounts(), all.hash(), all.units()));
    }

    /** All futures wallets as they are now. */
    Checkpoint.Wallets futures() {
        return futuresWallets(SOURCE).wallets();
    }

    WalletTables tables() {
        return tables;
    }

    /** How many transfers wait for the account engine's word. */
    int pendingTransfers() {
        return transferTable.pending();
    }
}
