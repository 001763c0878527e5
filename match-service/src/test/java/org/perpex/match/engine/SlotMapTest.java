package org.perpex.match.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class SlotMapTest {

    private static final int SLOTS = 3_000;

    private final SlotMap slots = new SlotMap();

    @Test
    void findsWhatWasPutAndNothingElse() {
        assertThat(slots.find(7)).isEqualTo(Orders.NONE);
        assertThat(slots.put(7, 0)).isTrue();
        assertThat(slots.find(7)).isZero();
        assertThat(slots.find(0)).isEqualTo(Orders.NONE);
        slots.remove(7);
        assertThat(slots.find(7)).isEqualTo(Orders.NONE);
        assertThat(slots.sortedKeys()).isEmpty();
    }

    @Test
    void refusesAKeyThatHasASlot() {
        slots.put(7, 0);
        assertThat(slots.put(7, 1)).isFalse();
        assertThat(slots.find(7)).isZero();
    }

    /** Keys from a small range come and go, so that clusters form, wrap around the end and close again. */
    @Test
    void agreesWithAMapWhileKeysComeAndGo() {
        Random random = new Random(20_240_607);
        TreeMap<Long, Integer> model = new TreeMap<>();
        long[] keyOf = new long[SLOTS];
        for (int i = 0; i < 300_000; i++) {
            int slot = random.nextInt(i < 1_000 ? 100 : SLOTS);
            if (keyOf[slot] != 0) {
                slots.remove(keyOf[slot]);
                model.remove(keyOf[slot]);
                keyOf[slot] = 0;
                continue;
            }
            long key = 1L + random.nextInt(2 * SLOTS);
            boolean isNew = model.putIfAbsent(key, slot) == null;
            assertThat(slots.put(key, slot)).isEqualTo(isNew);
            keyOf[slot] = isNew ? key : 0;
            if (i % 10_000 == 0) {
                agree(model);
            }
        }
        agree(model);
    }

    private void agree(Map<Long, Integer> model) {
        assertThat(slots.sortedKeys())
                .containsExactly(model.keySet().stream().mapToLong(key -> key).toArray());
        for (long key = 0; key <= 2 * SLOTS; key++) {
            assertThat(slots.find(key)).isEqualTo(model.getOrDefault(key, Orders.NONE));
        }
    }
}
