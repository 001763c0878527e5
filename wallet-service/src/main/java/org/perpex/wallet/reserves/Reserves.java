package org.perpex.wallet.reserves;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.perpex.common.contract.Source;
import org.perpex.common.core.Asset;
import org.perpex.wallet.ledger.LedgerTransactions;

/** Takes snapshots of what users are owed, publishes their roots, and proves to each user that he is among them. */
public final class Reserves {

    private final ReservesStore store;
    private final LedgerTransactions transactions;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();

    public Reserves(ReservesStore store, LedgerTransactions transactions, InstantSource clock) {
        this.store = store;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Takes a snapshot of now, in each asset in which somebody is owed something. */
    public List<Snapshot> take() {
        ReservesStore.Owed owed = transactions.locked(() -> store.owed(Source.RISK.code()));
        long number = store.lastNumber() + 1;
        long timeMillis = clock.millis();
        Map<Asset, List<ReservesStore.Balance>> byAsset = new TreeMap<>();
        owed.balances()
                .forEach(balance -> byAsset.computeIfAbsent(balance.asset(), _ -> new ArrayList<>())
                        .add(balance));
        List<ReservesStore.Published> published = new ArrayList<>();
        byAsset.forEach((asset, balances) -> {
            List<Leaf> leaves = leaves(balances);
            if (!leaves.isEmpty()) {
                LiabilityTree.Node top = new LiabilityTree(leaves).top();
                published.add(new ReservesStore.Published(
                        Snapshot.of(
                                new Snapshot.Terms(number, asset, owed.mark(), timeMillis, leaves.size(), top.units()),
                                debts(balances),
                                top),
                        leaves));
            }
        });
        store.publish(published);
        return published.stream().map(ReservesStore.Published::snapshot).toList();
    }

    /** The newest snapshot of each asset. */
    public List<Snapshot> newest() {
        return store.newest();
    }

    /** The proof of an account; none if the snapshot is not there or it was owed nothing. */
    public Optional<Proof> proof(long number, Asset asset, long account) {
        return store.find(number, asset).flatMap(snapshot -> {
            List<Leaf> leaves = store.leaves(number, asset);
            for (int i = 0; i < leaves.size(); i++) {
                if (leaves.get(i).account() == account) {
                    return Optional.of(Proof.of(snapshot, leaves.get(i), i, new LiabilityTree(leaves)));
                }
            }
            return Optional.empty();
        });
    }

    /** In the order of their nonces, which is random: a neighbour in the tree is nobody in particular. */
    private List<Leaf> leaves(List<ReservesStore.Balance> balances) {
        return balances.stream()
                .filter(balance -> balance.units() > 0)
                .map(balance -> new Leaf(balance.account(), balance.units(), nonce()))
                .sorted(Comparator.comparing(Leaf::nonce))
                .toList();
    }

    private static long debts(List<ReservesStore.Balance> balances) {
        long debts = 0;
        for (ReservesStore.Balance balance : balances) {
            debts = Math.subtractExact(debts, Math.min(0, balance.units()));
        }
        return debts;
    }

    private String nonce() {
        byte[] bytes = new byte[Hashing.BYTES];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
