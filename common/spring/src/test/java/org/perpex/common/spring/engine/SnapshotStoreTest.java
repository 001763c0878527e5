package org.perpex.common.spring.engine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SnapshotStoreTest {

    @TempDir(factory = QuickFolder.class)
    Path folder;

    @Test
    void whatIsOnlyWrittenDoesNotCount() {
        SnapshotStore store = new SnapshotStore(folder, 3);
        write(store, 7, "seven");

        assertThat(store.newest()).isEmpty();
        assertThat(new SnapshotStore(folder, 3).newest()).isEmpty();
    }

    @Test
    void theNewestThatCountsIsTakenAndThreeAreKept() throws IOException {
        SnapshotStore store = new SnapshotStore(folder, 3);
        for (int offset = 8; offset < 13; offset++) {
            write(store, offset, "state " + offset);
            store.confirm(offset);
        }

        assertThat(store.newest()).hasValue(bytes("state 12"));
        try (var files = Files.list(folder)) {
            assertThat(files).hasSize(3);
        }
    }

    @Test
    void aSpoiledOneIsPassedOverWhateverByteIsSpoiled() throws IOException {
        SnapshotStore store = new SnapshotStore(folder, 3);
        write(store, 1, "older");
        store.confirm(1);
        write(store, 2, "newer");
        store.confirm(2);
        Path newest = folder.resolve("00000000000000000002.snapshot");
        byte[] whole = Files.readAllBytes(newest);
        for (int i = 0; i < whole.length; i++) {
            byte[] spoiled = whole.clone();
            spoiled[i] ^= 4;
            Files.write(newest, spoiled);
            assertThat(store.newest()).hasValue(bytes("older"));
        }
    }

    @Test
    void aLargeStateGoesInPiecesAndOnlySoFarAsItReaches() {
        byte[] buffer = new byte[3_000_000];
        new Random(7).nextBytes(buffer);
        SnapshotStore store = new SnapshotStore(folder, 3);

        long hash = store.write(9, buffer, 2_500_001);
        store.confirm(9);

        byte[] state = Arrays.copyOf(buffer, 2_500_001);
        assertThat(store.newest()).hasValue(state);
        assertThat(hash).isEqualTo(SnapshotStore.hash(state));
    }

    private static void write(SnapshotStore store, long offset, String text) {
        store.write(offset, bytes(text), bytes(text).length);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }
}
