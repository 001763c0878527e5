package org.perpex.common.spring.engine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SnapshotStoreTest {

    @TempDir(factory = QuickFolder.class)
    Path folder;

    @Test
    void whatIsOnlyWrittenDoesNotCount() {
        SnapshotStore store = new SnapshotStore(folder, 3);
        store.write(7, bytes("seven"));

        assertThat(store.newest()).isEmpty();
        assertThat(new SnapshotStore(folder, 3).newest()).isEmpty();
    }

    @Test
    void theNewestThatCountsIsTakenAndThreeAreKept() throws IOException {
        SnapshotStore store = new SnapshotStore(folder, 3);
        for (int offset = 8; offset < 13; offset++) {
            store.write(offset, bytes("state " + offset));
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
        store.write(1, bytes("older"));
        store.confirm(1);
        store.write(2, bytes("newer"));
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

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }
}
