package org.perpex.common.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class PackTest {

    private final PackReader reader = new PackReader();

    @Test
    void carriesEveryMessageInOrder() {
        List<Message> read = new ArrayList<>();

        reader.wrap(pack(Source.MATCH, 1, StreamMark.START.hash(), Samples.ALL));
        while (reader.next()) {
            read.add(reader.message());
            assertThat(reader.number()).isEqualTo(read.size());
            assertThat(reader.timeMillis()).isEqualTo(1_700_000_000_000L + read.size());
        }

        assertThat(read).isEqualTo(Samples.ALL);
        assertThat(reader.source()).isEqualTo(Source.MATCH);
    }

    @Test
    void hashesAlikeHoweverTheStreamIsCut() {
        reader.wrap(pack(Source.MATCH, 1, StreamMark.START.hash(), Samples.ALL));
        long whole = endHash();
        reader.wrap(pack(Source.MATCH, 1, StreamMark.START.hash(), Samples.ALL.subList(0, 5)));
        long first = endHash();

        PackWriter second = new PackWriter();
        second.begin(Source.MATCH, 9, 6, first);
        for (int i = 5; i < Samples.ALL.size(); i++) {
            second.appendFrame(PackWriter.frame(1_700_000_000_001L + i, 0, Samples.ALL.get(i)));
        }
        reader.wrap(second.toBytes());

        assertThat(endHash()).isEqualTo(whole);
    }

    @Test
    void doesNotHashWhatHasNoNumber() {
        reader.wrap(pack(Source.TRADE, 0, 0, Samples.ALL.subList(0, 2)));

        assertThat(endHash()).isZero();
        assertThat(reader.isNumbered()).isFalse();
    }

    @Test
    void refusesAPackThatIsCutShort() {
        byte[] pack = pack(Source.MATCH, 1, 1, Samples.ALL);

        for (int length = 0; length < pack.length; length += 7) {
            byte[] torn = Arrays.copyOf(pack, length);
            assertThatIllegalArgumentException().isThrownBy(() -> {
                reader.wrap(torn);
                endHash();
            });
        }
    }

    @Test
    void refusesWhatIsNoPack() {
        assertThatIllegalArgumentException().isThrownBy(() -> reader.wrap(new byte[64]));
    }

    @Test
    void theGateLetsEachMessageThroughOnce() {
        StreamGate gate = new StreamGate(StreamMark.START);

        assertThat(gate.judge(2, 5)).isEqualTo(StreamGate.Verdict.HOLE);
        assertThat(gate.judge(1, StreamMark.START.hash())).isEqualTo(StreamGate.Verdict.NEXT);
        gate.passed(1, 77);
        assertThat(gate.judge(1, StreamMark.START.hash())).isEqualTo(StreamGate.Verdict.SEEN);
        assertThat(gate.judge(2, 78)).isEqualTo(StreamGate.Verdict.DIVERGED);
        assertThat(gate.judge(2, 77)).isEqualTo(StreamGate.Verdict.NEXT);
    }

    private long endHash() {
        while (reader.next()) {
            reader.message();
        }
        return reader.hashAfter();
    }

    private static byte[] pack(Source source, long firstNumber, long hashBefore, List<Message> messages) {
        PackWriter writer = new PackWriter();
        writer.begin(source, 1, firstNumber, hashBefore);
        long time = 1_700_000_000_000L;
        for (Message message : messages) {
            writer.append(++time, 0, message);
        }
        assertThat(writer.count()).isEqualTo(messages.size());
        return writer.toBytes();
    }
}
