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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Holds the concept pages and the tests together: every numbered example is cited by a test, and no other. */
class ConceptPageTest {

    private static final Path PAGES = Path.of("../docs/concepts");
    private static final Path TESTS = Path.of("src/test/java");

    @ParameterizedTest
    @CsvSource({
        "margin.md, RISK, 25",
        "funding.md, FUND, 7",
        "liquidation.md, LIQ, 29",
        "triggers.md, TRIG, 25",
        "fees.md, FEE, 5",
        "account-limits.md, LIM, 25",
        "risk-measures.md, RM, 15"
    })
    void everyExampleIsATestAndTheOtherWayRound(String page, String kind, int moreThan) throws IOException {
        String tests;
        try (Stream<Path> files = Files.walk(TESTS)) {
            tests = files.filter(file -> file.toString().endsWith("Test.java"))
                    .map(ConceptPageTest::read)
                    .collect(Collectors.joining());
        }

        assertThat(numbers("@Tag\\(\"(" + kind + "-\\d+)\"\\)", tests))
                .isEqualTo(numbers("\\| (" + kind + "-\\d+) \\|", read(PAGES.resolve(page))))
                .hasSizeGreaterThan(moreThan);
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
