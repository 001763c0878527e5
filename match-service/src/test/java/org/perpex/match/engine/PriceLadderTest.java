package org.perpex.match.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The ladder leads from level to level as a sorted map does. */
class PriceLadderTest {

    private final PriceLadder ladder = new PriceLadder();
    private final TreeMap<Integer, Integer> model = new TreeMap<>();

    /** Ranks come from a range as narrow as a quiet market and as wide as all prices, so that pages come and go. */
    @ParameterizedTest
    @ValueSource(ints = {100, 20_000, PriceLadder.NO_RANK})
    void agreesWithASortedMapWhileLevelsComeAndGo(int range) {
        Random random = new Random(range);
        for (int i = 0; i < 100_000; i++) {
            int rank = random.nextInt(range);
            if (random.nextInt(200) < model.size() && !model.isEmpty()) {
                Integer known = model.floorKey(rank);
                takeOut(known == null ? model.firstKey() : known);
            } else if (model.putIfAbsent(rank, i) == null) {
                ladder.put(rank, i);
                ladder.light(rank);
            }
            assertThat(ladder.best()).isEqualTo(model.isEmpty() ? PriceLadder.NO_RANK : model.firstKey());
            if (i % 1_000 == 0) {
                walk();
            }
        }
        walk();
    }

    private void takeOut(int rank) {
        model.remove(rank);
        ladder.dim(rank);
        ladder.forget(rank);
        assertThat(ladder.levelAt(rank)).isEqualTo(Orders.NONE);
    }

    private void walk() {
        int rank = ladder.best();
        for (Map.Entry<Integer, Integer> level : model.entrySet()) {
            assertThat(rank).isEqualTo(level.getKey());
            assertThat(ladder.levelAt(rank)).isEqualTo(level.getValue());
            rank = ladder.next(rank);
        }
        assertThat(rank).isEqualTo(PriceLadder.NO_RANK);
    }
}
