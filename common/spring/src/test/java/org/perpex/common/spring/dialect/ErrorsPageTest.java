package org.perpex.common.spring.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page of the errors says what the code does. */
class ErrorsPageTest {

    private static final Path ROOT = Path.of("../..");
    private static final Pattern CODE = Pattern.compile("(?<![\\w.])-[1245]\\d{3}\\b");

    @Test
    void listsEveryErrorInTheOrderOfTheCode() throws IOException {
        List<String> rows = Files.readAllLines(ROOT.resolve("docs/contracts/errors.md")).stream()
                .filter(line -> line.startsWith("| -"))
                .toList();

        assertThat(rows)
                .isEqualTo(Arrays.stream(DialectError.values())
                        .map(error -> "| %d | %d | `%s` | `%s` | %s |"
                                .formatted(
                                        error.code(), error.httpStatus(), error.retry(), error.name(), error.message()))
                        .toList());
    }

    /** A service that writes a code as a number would go by the list. */
    @Test
    void knowsEveryCodeThatAServiceWrites() throws IOException {
        Set<Integer> known = Arrays.stream(DialectError.values())
                .map(DialectError::code)
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> strange = new TreeSet<>();
        try (Stream<Path> services = Files.list(ROOT)) {
            for (Path service : services.filter(
                            folder -> folder.getFileName().toString().endsWith("-service"))
                    .toList()) {
                try (Stream<Path> files = Files.walk(service.resolve("src/main/java/org/perpex"))) {
                    for (Path file : files.filter(path -> path.toString().endsWith(".java"))
                            .toList()) {
                        if (isAtTheEdge(file)) {
                            CODE.matcher(Files.readString(file))
                                    .results()
                                    .map(MatchResult::group)
                                    .filter(code -> !known.contains(Integer.valueOf(code)))
                                    .forEach(code -> strange.add(file + " " + code));
                        }
                    }
                }
            }
        }
        assertThat(strange).isEmpty();
    }

    /** Other classes have negative numbers of other kinds: filter orders, sizes. */
    private static boolean isAtTheEdge(Path file) throws IOException {
        return file.getParent() instanceof Path folder && folder.endsWith("api")
                || Files.readString(file).contains("DialectError");
    }

    @Test
    void tellsWhoWasLimitedToWait() {
        assertThat(Arrays.stream(DialectError.values())
                        .filter(error -> Set.of(418, 429).contains(error.httpStatus())))
                .isNotEmpty()
                .allMatch(error -> error.retry() == Retry.WAIT);
    }
}
