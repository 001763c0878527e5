package org.perpex.common.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.agrona.ExpandableArrayBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.perpex.common.contract.sbe.MessageHeaderDecoder;
import org.perpex.common.core.RejectReason;

/** What the pages of {@code docs/contracts} say is what the code does. */
class ContractPagesTest {

    private static final Path PAGES = Path.of("../../docs/contracts");

    static Stream<Message> samples() {
        return Samples.ALL.stream().filter(message -> !(message instanceof StreamSignal));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void everyMessageHasItsEntryOnOnePage(Message message) throws IOException {
        Class<?> kind = message.getClass();
        String entry = "### %s.%s (template %d)\n"
                .formatted(kind.getEnclosingClass().getSimpleName(), kind.getSimpleName(), template(message));

        assertThat(pages()).filteredOn(page -> page.contains(entry)).as(entry).hasSize(1);
    }

    @ParameterizedTest
    @MethodSource("samples")
    void everyFieldOfAMessageStandsInItsEntry(Message message) throws IOException {
        Class<?> kind = message.getClass();
        String name = "### " + kind.getEnclosingClass().getSimpleName() + "." + kind.getSimpleName() + " ";
        String entry = pages().stream()
                .filter(page -> page.contains(name))
                .map(page -> page.substring(page.indexOf(name)).split("\n##", 2)[0])
                .findFirst()
                .orElse("");
        // These hold lists within lists: their entries name the record instead.
        boolean described = message instanceof MarketCommand.ListMarket || message instanceof MarketCommand.SetPrices;

        assertThat(Arrays.stream(kind.getRecordComponents())
                        .map(field -> "`" + field.getName() + "`")
                        .filter(field -> !described && !entry.contains(field)))
                .isEmpty();
    }

    @Test
    void reasonsStandInOrderOfPrecedence() throws IOException {
        String page = Files.readString(PAGES.resolve("reject-reasons.md"));

        assertThat(Pattern.compile("\\| (\\d+) \\| `(\\w+)` \\|")
                        .matcher(page)
                        .results()
                        .map(row -> row.group(2) + " " + row.group(1)))
                .containsExactlyElementsOf(Arrays.stream(RejectReason.values())
                        .map(reason -> reason.name() + " " + reason.code)
                        .toList());
    }

    private static List<String> pages() throws IOException {
        try (Stream<Path> files = Files.list(PAGES)) {
            List<String> read = new ArrayList<>();
            for (Path file : files.toList()) {
                read.add(Files.readString(file));
            }
            return read;
        }
    }

    private static int template(Message message) {
        ExpandableArrayBuffer buffer = new ExpandableArrayBuffer();
        new MessageCodec().encode(message, buffer, 0);
        return new MessageHeaderDecoder().wrap(buffer, 0).templateId();
    }
}
