package org.perpex.match.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class SlotMapTest {

    private static final int SLOTS = 3_000;

    private final SlotMap slots = new SlotMap();
    private final long[] records = new long[SlotMap.at(SLOTS)];

    @Test
    void findsWhatWasPutAndNothingElse() {
        assertThat(slots.find(7, records)).isEqualTo(Orders.NONE);
        assertThat(put(7, 0)).isTrue();
        assertThat(slots.find(7, records)).isZero();
        assertThat(slots.find(0, records)).isEqualTo(Orders.NONE);
        slots.remove(7, records);
        assertThat(slots.find(7, records)).isEqualTo(Orders.NONE);
        assertThat(slots.sortedKeys(records)).isEmpty();
    }

    @Test
    void refusesAKeyThatHasASlot() {
        put(7, 0);
        assertThat(put(7, 1)).isFalse();
        assertThat(slots.find(7, records)).isZero();
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
                slots.remove(keyOf[slot], records);
                model.remove(keyOf[slot]);
                keyOf[slot] = 0;
                continue;
            }
            long key = 1L + random.nextInt(2 * SLOTS);
            boolean isNew = model.putIfAbsent(key, slot) == null;
            assertThat(put(key, slot)).isEqualTo(isNew);
            keyOf[slot] = isNew ? key : 0;
            if (i % 10_000 == 0) {
                agree(model);
            }
        }
        agree(model);
    }

    /** The owner of the records writes the key; it undoes that where the key has a slot. */
    private boolean put(long key, int slot) {
        long before = records[SlotMap.at(slot)];
        records[SlotMap.at(slot)] = key;
        boolean isNew = slots.put(key, slot, records);
        records[SlotMap.at(slot)] = isNew ? key : before;
        return isNew;
    }

    private void agree(Map<Long, Integer> model) {
        assertThat(slots.sortedKeys(records))
                .containsExactly(model.keySet().stream().mapToLong(key -> key).toArray());
        for (long key = 0; key <= 2 * SLOTS; key++) {
            assertThat(slots.find(key, records)).isEqualTo(model.getOrDefault(key, Orders.NONE));
        }
    }
}
