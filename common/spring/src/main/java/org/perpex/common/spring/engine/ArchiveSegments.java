package org.perpex.common.spring.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The files of an archive: each named after the offset of its first input, so that names sort as inputs do. */
final class ArchiveSegments {

    private static final String SUFFIX = ".inputs";

    private ArchiveSegments() {}

    static Path path(Path folder, long firstOffset) {
        return folder.resolve(String.format("%020d", firstOffset) + SUFFIX);
    }

    static long firstOffset(Path segment) {
        String name = segment.getFileName().toString();
        return Long.parseLong(name.substring(0, name.length() - SUFFIX.length()));
    }

    /** Returns the segments in their order. */
    static List<Path> list(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            Map<Long, Path> sorted = new TreeMap<>();
            files.filter(file -> file.getFileName().toString().endsWith(SUFFIX))
                    .forEach(file -> sorted.put(firstOffset(file), file));
            return new ArrayList<>(sorted.values());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
