package org.perpex.finance.reconciliation;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.perpex.common.core.Asset;

/** The lines of a run. Sums are always lines; of single accounts those are that differ, after one that counts them. */
final class Comparison {

    private static final int LINES_MAX = 1_000;
    private static final int TRANSIT = 15;

    private record HouseKey(int kind, long owner, int asset) implements Comparable<HouseKey> {

        @Override
        public int compareTo(HouseKey other) {
            int byKind = Integer.compare(kind, other.kind);
            int byOwner = byKind == 0 ? Long.compare(owner, other.owner) : byKind;
            return byOwner == 0 ? Integer.compare(asset, other.asset) : byOwner;
        }
    }

    private final List<Line> lines = new ArrayList<>();
    private int different;

    List<Line> lines() {
        return lines;
    }

    boolean isEqual() {
        return lines.stream().allMatch(Line::isEqual);
    }

    void marks(long finance, long wallet) {
        add(Dimension.MARK, "finance and wallet", finance, wallet);
    }

    /** The ledger by itself. */
    void ledger(LedgerBooks.Picture picture) {
        picture.sums().forEach(sum -> add(Dimension.LEDGER_SUM, name(sum.asset()), 0, sum.units()));
        add(
                Dimension.LEDGER_BALANCE,
                "accounts that differ",
                0,
                picture.deviations().size());
        picture.deviations()
                .forEach(wrong -> add(
                        Dimension.LEDGER_BALANCE,
                        LedgerNames.of(wrong.kind(), wrong.owner(), wrong.asset()),
                        wrong.transferred(),
                        wrong.units()));
    }

    void chain(LedgerBooks.Chain chain) {
        add(
                Dimension.LEDGER_CHAIN,
                "rows and blocks that differ",
                0,
                chain.findings().size());
        chain.findings().forEach(finding -> add(Dimension.LEDGER_CHAIN, finding, 0, 1));
    }

    /** What the comparison at the checkpoint found. */
    void checkpoint(Records.LastCheckpoint last) {
        if (last.compared()) {
            String subject = "checkpoint at fact " + last.number();
            add(Dimension.CHECKPOINT, subject, last.engineUnits(), last.ledgerUnits());
            add(Dimension.CHECKPOINT, subject + ", account by account", 0, last.equal() ? 0 : 1);
        }
    }

    /** Accounts of house and markets beside their reports. */
    void house(List<Records.HouseBalance> reports, LedgerBooks.Picture picture) {
        TreeMap<HouseKey, Long> expected = new TreeMap<>();
        for (Records.HouseBalance report : reports) {
            expected.merge(new HouseKey(report.kind(), report.owner(), report.asset()), report.units(), Math::addExact);
        }
        for (LedgerBooks.Sum transit : picture.pendingIn()) {
            expected.merge(new HouseKey(TRANSIT, 0, transit.asset()), transit.units(), Math::addExact);
        }
        TreeMap<HouseKey, Long> actual = new TreeMap<>();
        for (LedgerBooks.Balance balance : picture.house()) {
            if (LedgerNames.isReported(balance.kind())) {
                actual.put(new HouseKey(balance.kind(), balance.owner(), balance.asset()), balance.units());
            }
        }
        SortedSet<HouseKey> keys = new TreeSet<>(expected.keySet());
        keys.addAll(actual.keySet());
        for (HouseKey key : keys) {
            add(
                    Dimension.HOUSE_ACCOUNT,
                    LedgerNames.of(key.kind, key.owner, key.asset),
                    expected.getOrDefault(key, 0L),
                    actual.getOrDefault(key, 0L));
        }
    }

    void positions(SortedMap<Integer, Long> netLots) {
        netLots.forEach((market, lots) -> add(Dimension.POSITIONS, "market " + market, 0, lots));
    }

    void pools(List<Records.Pools> pools) {
        pools.forEach(
                of -> add(Dimension.INSURANCE_POOLS, "pools of " + name(of.asset()), of.saidUnits(), of.flowedUnits()));
    }

    void batchRows(List<Line> shortBatches) {
        add(Dimension.BATCH_ROWS, "batches that differ", 0, shortBatches.size());
        shortBatches.forEach(line -> add(line.dimension(), line.subject(), line.expected(), line.actual()));
    }

    /** Wallets one by one; returns those that differ. */
    List<WalletKey> wallets(
            Dimension dimension, SortedMap<WalletKey, Long> expected, SortedMap<WalletKey, Long> actual) {
        SortedSet<WalletKey> keys = new TreeSet<>(expected.keySet());
        keys.addAll(actual.keySet());
        List<WalletKey> different = keys.stream()
                .filter(key -> !expected.getOrDefault(key, 0L).equals(actual.getOrDefault(key, 0L)))
                .toList();
        add(dimension, "accounts that differ", 0, different.size());
        different.forEach(
                key -> add(dimension, key.toString(), expected.getOrDefault(key, 0L), actual.getOrDefault(key, 0L)));
        return different;
    }

    /** The batches in which a wallet differs. */
    void batches(WalletKey wallet, SortedMap<Long, Long> expected, SortedMap<Long, Long> actual) {
        SortedSet<Long> batches = new TreeSet<>(expected.keySet());
        batches.addAll(actual.keySet());
        for (Long batch : batches) {
            Line line = new Line(
                    Dimension.RECORDED_BATCH,
                    "batch " + batch + " of " + wallet,
                    expected.getOrDefault(batch, 0L),
                    actual.getOrDefault(batch, 0L));
            if (!line.isEqual()) {
                add(line.dimension(), line.subject(), line.expected(), line.actual());
            }
        }
    }

    private void add(Dimension dimension, String subject, long expected, long actual) {
        // What differs has room of its own: no number of equal lines may hide it.
        boolean fits = expected == actual ? lines.size() < LINES_MAX : different++ < LINES_MAX;
        if (fits) {
            lines.add(new Line(dimension, subject, expected, actual));
        }
    }

    private static String name(int asset) {
        return Asset.of(asset).name();
    }
}
