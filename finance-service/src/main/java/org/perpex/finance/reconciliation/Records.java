package org.perpex.finance.reconciliation;

import java.util.List;
import java.util.SortedMap;
import java.util.function.Supplier;

/** What reconciliation reads of finance's own rows. Money is in units of 1e-8. */
public interface Records {

    /** Runs work that sees one moment, from its first reading on. */
    <T> T snapshot(Supplier<T> work);

    /** The mark of settlement. */
    long mark();

    /** The last checkpoint: its number in the stream and what its comparison found; number 0 before the first. */
    LastCheckpoint lastCheckpoint();

    /** A checkpoint; sums are 0 as long as it was not compared. */
    record LastCheckpoint(long number, boolean compared, boolean equal, long engineUnits, long ledgerUnits) {}

    /** What the reports say of accounts of the house and of markets. */
    List<HouseBalance> house();

    /** The balance that an account of the ledger must have; kinds by their codes there. */
    record HouseBalance(int kind, long owner, int asset, long units) {}

    /** What the rows of each account add up to. */
    SortedMap<WalletKey, Long> wallets();

    /** What the engine said last of each wallet. */
    SortedMap<WalletKey, Long> saidByEngine();

    /** What the rows of an account add up to, by batch. */
    SortedMap<Long, Long> batches(WalletKey wallet);

    /** Lots bought less lots sold, by market, up to a fact. */
    SortedMap<Integer, Long> netLots(long bound);

    /** The pools of the insurance fund by the engine's word, and by what went in and out, up to a fact; by asset. */
    List<Pools> pools(long bound);

    /** All pools of an asset, by its code. */
    record Pools(int asset, long saidUnits, long flowedUnits) {}

    /** Batches that do not have as many fills or transfers as they say; at most a hundred. */
    List<Line> shortBatches();
}
