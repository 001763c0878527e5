package org.perpex.description;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Names of streams that the market service sends are described, and what is described is sent. */
class StreamNamesTest {

    private static final Pattern SENT = Pattern.compile("\"((?:_perpetual)?[@!][A-Za-z@_0-9]+)\"");
    private static final String SPEED = "@1s";

    @Test
    void areThoseOfTheCode() throws IOException {
        Set<String> sent = new TreeSet<>();
        try (Stream<Path> files = Files.list(Checkout.path("market-service/src/main/java/org/perpex/market/push"))) {
            for (Path file : files.toList()) {
                for (Matcher found = SENT.matcher(Files.readString(file)); found.find(); ) {
                    sent.add(found.group(1));
                }
            }
        }
        assertThat(sent.remove(SPEED)).isTrue();

        assertThat(described()).isEqualTo(sent);
    }

    /** The part of each name that is the same in all markets, at all speeds. */
    private static Set<String> described() {
        Set<String> names = new TreeSet<>();
        new Words()
                .streams()
                .values()
                .forEach(stream -> names.add(String.valueOf(stream.get("address"))
                        .replaceFirst(SPEED + "$", "")
                        .replace("@{speed}", "")
                        .replaceAll("\\{\\w+}", "")));
        return names;
    }
}
