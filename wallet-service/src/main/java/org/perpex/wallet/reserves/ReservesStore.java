package org.perpex.wallet.reserves;

import java.util.List;
import java.util.Optional;
import org.perpex.common.core.Asset;

/** What the proof of reserves needs of the tables. */
public interface ReservesStore {

    /** What each account is owed in each asset, and the mark, with its row locked: never of an undecided batch. */
    Owed owed(int source);

    /** Balances of one moment. */
    record Owed(long mark, List<Balance> balances) {}

    /** Funding and futures wallet, what is held, and what is on its way between them; negative if the user owes. */
    record Balance(long account, Asset asset, long units) {}

    long lastNumber();

    /** Publishes snapshots with their leaves, in order of positions; all or none. */
    void publish(List<Published> published);

    record Published(Snapshot snapshot, List<Leaf> leaves) {}

    /** The newest snapshot of each asset. */
    List<Snapshot> newest();

    /** The leaves of a snapshot in order of positions. */
    List<Leaf> leaves(long number, Asset asset);

    Optional<Snapshot> find(long number, Asset asset);
}
