package org.perpex.common.spring.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.perpex.common.contract.EngineInput;
import org.perpex.common.contract.PackWriter;
import org.perpex.common.contract.Source;
import org.perpex.common.contract.StreamMark;

class StreamDecoderTest {

    private static final int MESSAGES = 400;

    private final List<byte[]> frames = new ArrayList<>();
    private final List<Long> hashes = new ArrayList<>(List.of(StreamMark.START.hash()));

    StreamDecoderTest() {
        for (int number = 1; number <= MESSAGES; number++) {
            byte[] frame = PackWriter.frame(1_000 + number, 0, new EngineInput.Checkpoint(number));
            frames.add(frame);
            hashes.add(PackWriter.hashAfter(hashes.getLast(), frame, 0, frame.length));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void appliesEachMessageOnceHoweverPacksAreCutRepeatedAndLost(long seed) {
        Random random = new Random(seed);
        StreamDecoder decoder = new StreamDecoder(StreamPosition.BEGINNING, false);
        List<Long> applied = new ArrayList<>();
        long offset = 0;

        while (applied.size() < MESSAGES) {
            int from = Math.max(0, applied.size() - random.nextInt(30));
            int gap = random.nextInt(4) == 0 ? random.nextInt(5) : 0;
            int first = Math.min(MESSAGES - 1, from + gap);
            int last = Math.min(MESSAGES, first + 1 + random.nextInt(40));
            List<StreamMessage> fresh = decoder.decode(List.of(pack(offset++, first, last)));
            fresh.forEach(message -> applied.add(message.number()));
        }

        for (int i = 0; i < MESSAGES; i++) {
            assertThat(applied.get(i)).isEqualTo(i + 1L);
        }
        assertThat(decoder.position().markOf(Source.MATCH)).isEqualTo(new StreamMark(MESSAGES, hashes.getLast()));
    }

    @Test
    void doesNotMoveItsOffsetPastAHole() {
        StreamDecoder decoder = new StreamDecoder(StreamPosition.BEGINNING, false);

        decoder.decode(List.of(pack(10, 0, 3)));
        assertThat(decoder.position().nextOffset()).isEqualTo(11);
        assertThat(decoder.decode(List.of(pack(11, 5, 8)))).isEmpty();
        assertThat(decoder.hasHole()).isTrue();
        assertThat(decoder.position().nextOffset()).isEqualTo(11);

        assertThat(decoder.decode(List.of(pack(12, 3, 8)))).hasSize(5);
        assertThat(decoder.hasHole()).isFalse();
        assertThat(decoder.position().nextOffset()).isEqualTo(13);
    }

    @Test
    void aHoleOfOneSourceIsNotFilledByAnother() {
        StreamDecoder decoder = new StreamDecoder(StreamPosition.BEGINNING, false);

        decoder.decode(List.of(pack(10, 5, 8)));
        assertThat(decoder.decode(List.of(pack(11, Source.RISK, 0, 4)))).hasSize(4);
        assertThat(decoder.hasHole()).isTrue();
        assertThat(decoder.lacking()).isEqualTo(java.util.Map.of(Source.MATCH, StreamMark.START));
        assertThat(decoder.position().nextOffset()).isZero();

        decoder.decode(List.of(pack(12, 0, 8)));
        assertThat(decoder.position().nextOffset()).isEqualTo(13);
    }

    @Test
    void joinsAStreamAnywhereIfItNeedsNoHistory() {
        StreamDecoder decoder = new StreamDecoder(StreamPosition.BEGINNING, true);

        assertThat(decoder.decode(List.of(pack(0, 100, 103))))
                .extracting(StreamMessage::number)
                .containsExactly(101L, 102L, 103L);
    }

    @Test
    void stopsAtAStreamThatDoesNotContinueWhatWasApplied() {
        StreamPosition elsewhere =
                new StreamPosition(0, java.util.Map.of(Source.MATCH.code(), new StreamMark(3, 12345)));
        StreamDecoder decoder = new StreamDecoder(elsewhere, false);

        assertThatExceptionOfType(StreamDiverged.class).isThrownBy(() -> decoder.decode(List.of(pack(0, 3, 4))));
    }

    private StreamQueues.Pack pack(long offset, int first, int last) {
        return pack(offset, Source.MATCH, first, last);
    }

    private StreamQueues.Pack pack(long offset, Source source, int first, int last) {
        PackWriter writer = new PackWriter();
        writer.begin(source, 1, first + 1L, hashes.get(first));
        frames.subList(first, last).forEach(writer::appendFrame);
        return new StreamQueues.Pack(offset, writer.toBytes());
    }
}
