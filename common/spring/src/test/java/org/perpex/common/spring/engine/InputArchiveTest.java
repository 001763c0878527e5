package org.perpex.common.spring.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InputArchiveTest {

    private static final int SEGMENT_BYTES = 4_096;

    @TempDir(factory = QuickFolder.class)
    Path folder;

    @BeforeAll
    static void quiet() {
        ((ch.qos.logback.classic.Logger) org.slf4j.LoggerFactory.getLogger(InputArchive.class))
                .setLevel(ch.qos.logback.classic.Level.OFF);
    }

    @Test
    void givesBackWhatItTookOverManySegments() {
        List<Input> inputs = inputs(0, 300);
        append(inputs);

        assertThat(ArchiveSegments.list(folder)).hasSizeGreaterThan(5);
        assertSame(read(0), inputs);
        assertSame(read(137), inputs.subList(137, 300));
        assertThat(read(300)).isEmpty();
    }

    @Test
    void cutsATornTailWhereverItIsTornAndGoesOn() throws IOException {
        for (int bytes = 0; bytes < 200; bytes++) {
            Path own = folder.resolve(Integer.toString(bytes));
            List<Input> inputs = inputs(0, 5);
            try (InputArchive archive = InputArchive.open(own, SEGMENT_BYTES)) {
                archive.append(inputs);
            }
            Path segment = ArchiveSegments.list(own).getFirst();
            try (FileChannel channel = FileChannel.open(segment, StandardOpenOption.WRITE)) {
                channel.truncate(Math.max(0, channel.size() - bytes));
            }
            try (InputArchive archive = InputArchive.open(own, SEGMENT_BYTES)) {
                Input last = archive.last();
                int kept = last == null ? 0 : (int) last.offset() + 1;
                assertThat(kept).isLessThanOrEqualTo(5);
                archive.append(inputs.subList(kept, 5));
            }
            assertSame(read(own, 0), inputs);
        }
    }

    @Test
    void aSegmentThatIsBrokenInTheMiddleIsNotReadPast() throws IOException {
        append(inputs(0, 300));
        Path segment = ArchiveSegments.list(folder).get(2);
        byte[] bytes = Files.readAllBytes(segment);
        bytes[100] ^= 1;
        Files.write(segment, bytes);

        assertThatThrownBy(() -> read(0)).hasMessageContaining("is broken");
    }

    @Test
    void refusesAHole() {
        try (InputArchive archive = InputArchive.open(folder, SEGMENT_BYTES)) {
            archive.append(inputs(0, 3));
            assertThatThrownBy(() -> archive.append(inputs(4, 1))).hasMessageContaining("no hole on record");
        }
    }

    @Test
    void saysWhenItBeginsTooLate() {
        append(inputs(50, 10));

        assertThatThrownBy(() -> read(0)).hasMessageContaining("begins after");
    }

    private void append(List<Input> inputs) {
        try (InputArchive archive = InputArchive.open(folder, SEGMENT_BYTES)) {
            for (int i = 0; i < inputs.size(); i += 7) {
                archive.append(inputs.subList(i, Math.min(inputs.size(), i + 7)));
            }
        }
    }

    private List<Input> read(long from) {
        return read(folder, from);
    }

    private static List<Input> read(Path folder, long from) {
        List<Input> all = new ArrayList<>();
        try (ArchiveSource source = new ArchiveSource(folder, from)) {
            for (List<Input> batch = source.poll(); !batch.isEmpty(); batch = source.poll()) {
                all.addAll(batch);
            }
        }
        return all;
    }

    private static List<Input> inputs(long first, int count) {
        Random random = new Random(first);
        List<Input> inputs = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            byte[] body = new byte[random.nextInt(200)];
            random.nextBytes(body);
            inputs.add(new Input(first + i, 1_000 + i, body));
        }
        return inputs;
    }

    private static void assertSame(List<Input> actual, List<Input> expected) {
        assertThat(actual).usingRecursiveComparison().isEqualTo(expected);
    }
}
