package org.perpex.description;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Parameters that controllers read by name are described, and what is described is read. */
class ParameterNamesTest {

    private static final Pattern READ = Pattern.compile("\\b(?:(?:find|require|number|flag|bounded|exits)"
            + "\\((?:\\w+(?:\\(\\w*\\))?, ?)?|query\\.(?:text|number|symbol)\\(|requireFlag\\([^\"]*)\"([A-Za-z]+)\"");
    private static final Pattern WRITTEN = Pattern.compile("\\.(?:flag|number)\\(\"[^\"]+\", ");
    private static final List<String> SOURCES = List.of(
            "trade-service/src/main/java/org/perpex/trade/api",
            "trade-service/src/main/java/org/perpex/trade/order",
            "market-service/src/main/java/org/perpex/market/api",
            "finance-service/src/main/java/org/perpex/finance/api");

    /** Read in order to be refused. */
    private static final Set<String> NOT_DESCRIBED = Set.of("stopPrice");

    @Test
    void areThoseOfTheCode() throws IOException {
        Set<String> read = new TreeSet<>();
        for (String folder : SOURCES) {
            try (Stream<Path> files = Files.walk(Checkout.path(folder))) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    addNames(read, folder, Files.readString(file));
                }
            }
        }
        read.removeAll(NOT_DESCRIBED);
        // By methods of MarketQuery and Parameters whose callers do not say the name.
        read.addAll(Set.of("symbol", "limit", "interval"));

        assertThat(described()).isEqualTo(read);
    }

    private static void addNames(Set<String> names, String folder, String source) {
        // What market-service writes looks like what it reads: number("cum", ...).
        String text = folder.startsWith("market") ? WRITTEN.matcher(source).replaceAll("") : source;
        for (Matcher found = READ.matcher(text); found.find(); ) {
            names.add(found.group(1));
        }
    }

    private static Set<String> described() {
        Set<String> names = new TreeSet<>();
        Words words = new Words();
        for (String key : words.operations()) {
            if (words.operation(key).get("takes") instanceof String taken) {
                for (String word : taken.split(" ")) {
                    names.add(word.replaceAll("[^A-Za-z].*", ""));
                }
            }
        }
        return names;
    }
}
