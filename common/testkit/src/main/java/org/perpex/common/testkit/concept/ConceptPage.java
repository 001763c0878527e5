package org.perpex.common.testkit.concept;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A page of {@code docs/concepts}: every numbered example of a kind is cited by a test of this module, and no other. */
public final class ConceptPage {

    private static final Path PAGES = Path.of("../docs/concepts");
    private static final Path TESTS = Path.of("src/test/java");

    private ConceptPage() {}

    /**
     * Fails unless page and tests name the same examples.
     *
     * @param kind what their numbers begin with
     * @param moreThan a number of examples that there must be more than
     */
    public static void requireTested(String page, String kind, int moreThan) {
        Set<String> examples = numbers("\\| (" + kind + "-\\d+) \\|", read(PAGES.resolve(page)));
        Set<String> tested = numbers("@Tag\\(\"(" + kind + "-\\d+)\"\\)", tests());
        if (!examples.equals(tested) || examples.size() <= moreThan) {
            throw new AssertionError(page + " has the examples " + examples + ", tests cite " + tested);
        }
    }

    private static String tests() {
        try (Stream<Path> files = Files.walk(TESTS)) {
            return files.filter(file -> file.toString().endsWith("Test.java"))
                    .map(ConceptPage::read)
                    .collect(Collectors.joining());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
