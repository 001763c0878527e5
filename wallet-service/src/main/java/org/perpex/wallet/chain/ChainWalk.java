package org.perpex.wallet.chain;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.perpex.wallet.chain.ChainCheck.Fault;
import org.perpex.wallet.chain.ChainCheck.Finding;

/** A walk along the chain. Holds one block with its rows, and rows that a later block may have. Not thread-safe. */
final class ChainWalk {

    private final ChainStore store;
    private final List<Finding> findings = new ArrayList<>();
    private final SortedMap<Long, ChainRow> unclaimed = new TreeMap<>();
    private long blocks;
    private long transfers;
    private long end;
    private String head = Block.NOTHING;

    ChainWalk(ChainStore store) {
        this.store = store;
    }

    void step(Block block) {
        boolean follows =
                block.number() == blocks + 1 && block.place().previousHash().equals(head);
        if (!follows || !block.isWhole()) {
            found(new Finding(Fault.BLOCK_BROKEN, block.number(), 0, ""));
        }
        blocks = block.number();
        head = block.hash();
        SortedMap<Long, String> members = block.members().digests();
        if (!members.isEmpty()) {
            read(Math.max(end, members.lastKey()));
            members.forEach((sequence, digest) -> compare(block.number(), sequence, digest));
            transfers += members.size();
        }
    }

    /** What was found; rows that no block has count if they are too old to be sealed any more. */
    List<Finding> findings(long lateFrom) {
        for (Map.Entry<Long, ChainRow> row : unclaimed.entrySet()) {
            if (row.getKey() < lateFrom) {
                found(new Finding(
                        Fault.INSERTED, 0, row.getKey(), row.getValue().id()));
            }
        }
        return findings;
    }

    long blocks() {
        return blocks;
    }

    long transfers() {
        return transfers;
    }

    String head() {
        return head;
    }

    private void read(long to) {
        if (to > end) {
            store.rows(end + 1, to).forEach(row -> unclaimed.put(row.sequence(), row));
            end = to;
        }
    }

    private void compare(long block, long sequence, String digest) {
        ChainRow row = unclaimed.remove(sequence);
        if (row == null) {
            found(new Finding(Fault.DELETED, block, sequence, ""));
        } else if (!digest.equals(HexFormat.of().formatHex(row.digest()))) {
            found(new Finding(Fault.CHANGED, block, sequence, row.id()));
        }
    }

    private void found(Finding finding) {
        if (findings.size() < ChainCheck.FINDINGS_MAX) {
            findings.add(finding);
        }
    }
}
