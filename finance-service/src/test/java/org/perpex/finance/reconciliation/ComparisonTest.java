package org.perpex.finance.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ComparisonTest {

    @Test
    void showsWhatDiffersAfterAnyNumberOfEqualLines() {
        Comparison comparison = new Comparison();
        TreeMap<Integer, Long> lots = new TreeMap<>();
        for (int market = 1; market <= 2_000; market++) {
            lots.put(market, 0L);
        }
        lots.put(2_001, 1L);

        comparison.positions(lots);

        assertThat(comparison.isEqual()).isFalse();
        assertThat(comparison.lines().getLast()).isEqualTo(new Line(Dimension.POSITIONS, "market 2001", 0, 1));
        assertThat(comparison.lines()).hasSize(1_001);
    }
}
