package org.perpex.wallet.reserves;

import java.util.List;

/** That a leaf is in the tree of a snapshot. */
public record Proof(Snapshot snapshot, Leaf leaf, long index, List<String> siblings) {

    static final String FORMAT = "perpex proof of liabilities 1";

    public Proof {
        siblings = List.copyOf(siblings);
    }

    static Proof of(Snapshot snapshot, Leaf leaf, int index, LiabilityTree tree) {
        return new Proof(
                snapshot,
                leaf,
                index,
                tree.path(index).stream()
                        .map(node -> node.units() + " " + node.hash())
                        .toList());
    }

    /** The file that a user keeps: its fields are on the page docs/concepts/reserves.md. */
    public String toText() {
        Snapshot.Terms terms = snapshot.terms();
        StringBuilder text = new StringBuilder(FORMAT + "\n");
        line(text, "snapshot", terms.number());
        line(text, "asset", terms.asset().code + " " + terms.asset());
        line(text, "mark", terms.mark());
        line(text, "time", terms.timeMillis());
        line(text, "leaves", terms.leaves());
        line(text, "liabilities", terms.liabilitiesUnits());
        line(text, "root", snapshot.root());
        line(text, "account", leaf.account());
        line(text, "units", leaf.units());
        line(text, "nonce", leaf.nonce());
        line(text, "index", index);
        siblings.forEach(sibling -> line(text, "sibling", sibling));
        return text.toString();
    }

    private static void line(StringBuilder text, String name, Object value) {
        text.append(name).append(' ').append(value).append('\n');
    }
}
