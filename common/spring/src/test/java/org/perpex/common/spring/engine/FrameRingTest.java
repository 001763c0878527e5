package org.perpex.common.spring.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Iterator;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.perpex.common.contract.PackWriter;
import org.perpex.common.contract.Source;
import org.perpex.common.contract.StreamMark;

/** The ring against a queue of arrays. */
class FrameRingTest {

    private static final StreamMark START = new StreamMark(41, 7);

    private final FrameRing ring = new FrameRing(START);
    private final Deque<byte[]> kept = new ArrayDeque<>();
    private final PackWriter pack = new PackWriter();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void keepsWhatAQueueKeeps(long seed) {
        Random random = new Random(seed);
        for (int round = 0; round < 400; round++) {
            for (int count = random.nextInt(200); count > 0; count--) {
                add(random);
            }
            for (int count = random.nextInt(190 + round % 30); count > 0 && !kept.isEmpty(); count--) {
                ring.removeFirst();
                kept.removeFirst();
            }
            assertThat(ring.lastNumber() - ring.firstNumber() + 1).isEqualTo(kept.size());
            assertThat(ring.bytesUpTo(ring.lastNumber()) - ring.bytesUpTo(ring.firstNumber() - 1))
                    .isEqualTo(kept.stream().mapToLong(frame -> frame.length).sum());
            isWhatIsKept(random);
        }
    }

    private void add(Random random) {
        byte[] frame = new byte[1 + random.nextInt(random.nextInt(50) == 0 ? 4_096 : 200)];
        random.nextBytes(frame);
        byte[] lies = new byte[frame.length + 11];
        System.arraycopy(frame, 0, lies, 5, frame.length);
        ring.add(lies, 5, frame.length, Arrays.hashCode(frame), frame.length);
        Arrays.fill(lies, (byte) 0);
        kept.add(frame);
    }

    private void isWhatIsKept(Random random) {
        long first = ring.firstNumber() + (kept.isEmpty() ? 0 : random.nextInt(kept.size()));
        long number = ring.firstNumber();
        for (Iterator<byte[]> frames = kept.iterator(); frames.hasNext(); number++) {
            byte[] frame = frames.next();
            assertThat(ring.hash(number)).isEqualTo(Arrays.hashCode(frame));
            assertThat(ring.barrier(number)).isEqualTo(ring.length(number)).isEqualTo(frame.length);
        }
        pack.begin(Source.MATCH, 1, first, 0);
        int header = pack.length();
        ring.appendTo(pack, first, ring.lastNumber());
        byte[] bytes = Arrays.copyOfRange(pack.toBytes(), header, pack.length());
        assertThat(pack.count()).isEqualTo((int) (ring.lastNumber() - first + 1));
        assertThat(bytes).isEqualTo(bytesFrom(first));
    }

    private byte[] bytesFrom(long first) {
        PackWriter expected = new PackWriter();
        expected.begin(Source.MATCH, 1, first, 0);
        int header = expected.length();
        kept.stream().skip(first - ring.firstNumber()).forEach(expected::appendFrame);
        return Arrays.copyOfRange(expected.toBytes(), header, expected.length());
    }
}
