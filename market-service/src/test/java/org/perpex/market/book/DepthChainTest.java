package org.perpex.market.book;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.perpex.common.core.Side;
import org.perpex.market.book.DepthWindow.DepthChange;

/** What a client does: a snapshot, then the changes of one speed. It must end with the very book. */
class DepthChainTest {

    @Property(tries = 200)
    void aSnapshotAndTheChangesAfterItGiveTheBook(@ForAll long seed) {
        Random random = new Random(seed);
        OrderBook book = new OrderBook();
        DepthWindow window = new DepthWindow();
        TreeMap<Long, Long> bids = new TreeMap<>();
        TreeMap<Long, Long> asks = new TreeMap<>();
        long joined = -1;
        long last = 0;
        for (int step = 0; step < 300; step++) {
            change(book, window, random);
            if (step == 100) {
                joined = book.sequence();
                book.top(Side.BUY, Integer.MAX_VALUE).forEach(level -> bids.put(level.priceTicks(), level.lots()));
                book.top(Side.SELL, Integer.MAX_VALUE).forEach(level -> asks.put(level.priceTicks(), level.lots()));
            }
            if (random.nextInt(7) == 0) {
                DepthChange taken = window.take();
                if (taken != null) {
                    assertThat(taken.previousSequence()).isEqualTo(last);
                    assertThat(taken.firstSequence()).isEqualTo(last + 1).isLessThanOrEqualTo(taken.lastSequence());
                    last = taken.lastSequence();
                    if (joined >= 0 && taken.lastSequence() >= joined) {
                        apply(bids, taken.bids());
                        apply(asks, taken.asks());
                    }
                }
                assertThat(window.take()).isNull();
            }
        }
        DepthChange rest = window.take();
        if (rest != null) {
            apply(bids, rest.bids());
            apply(asks, rest.asks());
        }
        assertThat(levels(bids)).containsExactlyInAnyOrderElementsOf(book.top(Side.BUY, Integer.MAX_VALUE));
        assertThat(levels(asks)).containsExactlyInAnyOrderElementsOf(book.top(Side.SELL, Integer.MAX_VALUE));
    }

    private static void change(OrderBook book, DepthWindow window, Random random) {
        Side side = random.nextBoolean() ? Side.BUY : Side.SELL;
        long price = side == Side.BUY ? 100 - random.nextInt(30) : 101 + random.nextInt(30);
        long lots = random.nextInt(3) == 0 ? 0 : 1 + random.nextInt(50);
        long sequence = book.sequence() + 1;
        book.change(sequence, side, price, lots);
        window.change(sequence, side, price, lots);
    }

    private static void apply(TreeMap<Long, Long> side, List<Level> changes) {
        for (Level change : changes) {
            if (change.lots() == 0) {
                side.remove(change.priceTicks());
            } else {
                side.put(change.priceTicks(), change.lots());
            }
        }
    }

    private static List<Level> levels(TreeMap<Long, Long> side) {
        return side.entrySet().stream()
                .map(level -> new Level(level.getKey(), level.getValue()))
                .toList();
    }
}
