package org.perpex.wallet.reserves;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.perpex.common.core.Asset;

/** What the prover says, and what the program on the user's side makes of it: they share no class. */
class ProofTest {

    private static Verifier verifier;

    private final List<Leaf> leaves = List.of(leaf(1, 10), leaf(2, 20), leaf(3, 30), leaf(4, 40), leaf(5, 50));

    @BeforeAll
    static void compileTheVerifier() throws Exception {
        verifier = new Verifier();
    }

    @Test
    @Tag("RESV-001")
    void provesEachLeafOfTreesOfEachSize() {
        for (int size = 1; size <= 17; size++) {
            List<Leaf> some = new ArrayList<>();
            for (int i = 0; i < size; i++) {
                some.add(leaf(i + 1, 7L * i + 1));
            }
            for (int i = 0; i < size; i++) {
                Proof proof = proof(some, i);
                assertThat(refusal(proof, i + 1)).as("leaf %d of %d", i, size).isEmpty();
            }
        }
    }

    @Test
    @Tag("RESV-001")
    void saysWhatAllAreOwed() {
        Snapshot.Terms terms = proof(leaves, 0).snapshot().terms();

        assertThat(terms.liabilitiesUnits()).isEqualTo(150);
        assertThat(terms.leaves()).isEqualTo(5);
    }

    @Test
    @Tag("RESV-002")
    void aTamperedSumIsRefused() {
        Proof proof = proof(leaves, 1);
        String root = proof.snapshot().root();

        assertThat(verifier.refusal(proof.toText().replace("sibling 10 ", "sibling 9 "), 2, root))
                .contains("do not come to the liabilities");
        assertThat(verifier.refusal(
                        proof.toText()
                                .replace("sibling 10 ", "sibling 9 ")
                                .replace("liabilities 150", "liabilities 149"),
                        2,
                        root))
                .contains("does not lead to the root");
        assertThat(verifier.refusal(proof.toText().replace("units 20", "units 19"), 2, root))
                .contains("do not come to the liabilities");
        assertThat(verifier.refusal(proof.toText().replace("sibling 10 ", "sibling " + Long.MAX_VALUE + " "), 2, root))
                .contains("larger than can be");
    }

    /** Sums that cancel out on the way are refused because every node commits to the sums of both its children. */
    @Test
    @Tag("RESV-002")
    void aSumMovedFromOneSiblingToAnotherIsRefused() {
        Proof proof = proof(leaves, 0);
        String moved = proof.toText().replace("sibling 20 ", "sibling 19 ").replace("sibling 70 ", "sibling 71 ");

        assertThat(verifier.refusal(moved, 1, proof.snapshot().root())).contains("does not lead to the root");
    }

    /** A prover that gives two users of the same balance one leaf. */
    @Test
    @Tag("RESV-003")
    void aDoubledLeafIsRefused() {
        Leaf doubled = leaf(1, 10);
        Proof proof = proof(List.of(doubled, doubled), 0);

        assertThat(refusal(proof, 1)).contains("doubled");
        Proof branch = proof(List.of(doubled, leaf(2, 20), doubled, leaf(2, 20)), 0);
        assertThat(refusal(branch, 1)).contains("doubled");
    }

    @Test
    @Tag("RESV-004")
    void aNegativeLeafIsNotMadeAndIsRefused() {
        assertThatThrownBy(() -> leaf(1, -1)).hasMessageContaining("never negative");
        Proof proof = proof(leaves, 1);

        assertThat(verifier.refusal(
                        proof.toText().replace("units 20", "units -20"),
                        2,
                        proof.snapshot().root()))
                .contains("negative");
        assertThat(verifier.refusal(
                        proof.toText().replace("sibling 70 ", "sibling -70 "),
                        2,
                        proof.snapshot().root()))
                .contains("negative");
    }

    @Test
    @Tag("RESV-005")
    void anotherUsersProofIsRefused() {
        Proof proof = proof(leaves, 1);

        assertThat(refusal(proof, 1)).contains("another account");
        assertThat(verifier.refusal(
                        proof.toText().replace("account 2\n", "account 1\n"),
                        1,
                        proof.snapshot().root()))
                .contains("does not lead to the root");
    }

    @Test
    @Tag("RESV-006")
    void anotherRootAndAnotherPlaceAreRefused() {
        Proof proof = proof(leaves, 4);
        String root = proof.snapshot().root();

        assertThat(verifier.refusal(proof.toText(), 5, "f".repeat(64))).contains("not the one that was published");
        assertThat(verifier.refusal(proof.toText().replace("leaves 5", "leaves 4"), 5, root))
                .contains("place");
        assertThat(verifier.refusal(proof.toText().replace("leaves 5", "leaves 6"), 5, root))
                .contains("empty");
        assertThat(verifier.refusal(proof.toText().replace("index 4", "index 3"), 5, root))
                .isNotEmpty();
        assertThat(verifier.refusal(proof.toText().replace("mark 7", "mark 8"), 5, root))
                .contains("does not lead to the root");
        assertThat(verifier.refusal("", 5, root)).contains("no proof");
        assertThat(verifier.refusal(proof.toText().replace("nonce ", "nonce x"), 5, root))
                .contains("cannot be read");
    }

    private static String refusal(Proof proof, long account) {
        return verifier.refusal(proof.toText(), account, proof.snapshot().root());
    }

    private static Proof proof(List<Leaf> leaves, int index) {
        LiabilityTree tree = new LiabilityTree(leaves);
        Snapshot.Terms terms = new Snapshot.Terms(
                3, Asset.USDT, 7, 1_790_000_000_000L, leaves.size(), tree.top().units());
        return Proof.of(Snapshot.of(terms, 0, tree.top()), leaves.get(index), index, tree);
    }

    private static Leaf leaf(long account, long units) {
        return new Leaf(account, units, "%064x".formatted(account));
    }
}
