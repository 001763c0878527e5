package org.perpex.simulation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.perpex.common.core.Asset;
import org.perpex.common.core.Check;
import org.perpex.common.core.TransferId;
import org.perpex.wallet.ledger.AccountKey;
import org.perpex.wallet.ledger.AccountKind;
import org.perpex.wallet.ledger.LedgerStore;
import org.perpex.wallet.ledger.Transfer;
import org.perpex.wallet.settlement.SettlementStore;

/** The wallet's tables: accounts, transfers, the mark of settlement. They refuse what those in MySQL refuse. */
final class WalletTables implements LedgerStore, SettlementStore {

    private final Store store;
    private final TreeMap<AccountKey, Long> balances = new TreeMap<>();
    private final Map<TransferId, Transfer> transfers = new HashMap<>();
    private final long[] summedUnits = new long[64];
    private long mark;

    WalletTables(Store store) {
        this.store = store;
    }

    @Override
    public Optional<Transfer> find(TransferId id) {
        return Optional.ofNullable(transfers.get(id));
    }

    @Override
    public boolean takeIfCovered(AccountKey account, long units) {
        if (units(account) < units) {
            return false;
        }
        change(account, -units);
        return true;
    }

    @Override
    public void add(SortedMap<AccountKey, Long> deltas) {
        deltas.forEach(this::change);
    }

    @Override
    public void append(List<Transfer> added, long batch) {
        for (Transfer transfer : added) {
            Transfer before = transfers.putIfAbsent(transfer.id(), transfer);
            Check.that(before == null, "a transfer is in the books once: " + transfer.id());
            store.undoBy(() -> transfers.remove(transfer.id()));
        }
    }

    private void change(AccountKey account, long units) {
        long after = balances.merge(account, units, Math::addExact);
        int asset = account.asset().code;
        summedUnits[asset] = Math.addExact(summedUnits[asset], units);
        store.undoBy(() -> {
            balances.merge(account, -units, Math::addExact);
            summedUnits[asset] -= units;
        });
        boolean covered = after >= 0 || account.kind() != AccountKind.FUNDING && account.kind() != AccountKind.HELD;
        Check.that(covered, "no funding wallet is negative", after);
    }

    long units(AccountKey account) {
        return balances.getOrDefault(account, 0L);
    }

    /** What must hold after every transaction. */
    void checkSums() {
        for (Asset asset : Asset.values()) {
            Check.that(summedUnits[asset.code] == 0, "the ledger sums to zero in " + asset, summedUnits[asset.code]);
        }
    }

    /** Adds up every transfer from the first on, as an audit does: the balances must be what comes out. */
    void checkTransfers() {
        TreeMap<AccountKey, Long> sums = new TreeMap<>();
        for (Transfer transfer : transfers.values()) {
            sums.merge(transfer.debit(), -transfer.units(), Math::addExact);
            sums.merge(transfer.credit(), transfer.units(), Math::addExact);
        }
        for (var balance : balances.entrySet()) {
            long units = balance.getValue();
            Check.that(
                    units == sums.getOrDefault(balance.getKey(), 0L),
                    "the transfers make the balance of " + balance.getKey(),
                    units);
        }
    }

    @Override
    public boolean move(int source, long from, long to) {
        if (mark != from) {
            return false;
        }
        mark = to;
        store.undoBy(() -> mark = from);
        return true;
    }

    @Override
    public long lockedMark(int source) {
        return mark;
    }

    @Override
    public FuturesWallets futuresWallets(int source) {
        List<FuturesWallet> wallets = new ArrayList<>();
        balances.forEach((account, units) -> {
            if (account.kind() == AccountKind.FUTURES) {
                wallets.add(new FuturesWallet(account.owner(), account.asset().code, units));
            }
        });
        return new FuturesWallets(mark, wallets);
    }
}
