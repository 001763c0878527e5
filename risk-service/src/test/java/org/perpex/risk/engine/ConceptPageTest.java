package org.perpex.risk.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds the concept page and the tests together: every numbered example is cited by a test, and no other. */
class ConceptPageTest {

    private static final Path PAGE = Path.of("../docs/concepts/margin.md");
    private static final Path TESTS = Path.of("src/test/java");

    @Test
    void everyExampleIsATestAndTheOtherWayRound() throws IOException {
        String tests;
        try (Stream<Path> files = Files.walk(TESTS)) {
            tests = files.filter(file -> file.toString().endsWith("Test.java"))
                    .map(ConceptPageTest::read)
                    .collect(Collectors.joining());
        }

        assertThat(numbers("@Tag\\(\"(RISK-\\d+)\"\\)", tests))
                .isEqualTo(numbers("\\| (RISK-\\d+) \\|", read(PAGE)))
                .hasSizeGreaterThan(25);
    }

    private static Set<String> numbers(String pattern, String text) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
