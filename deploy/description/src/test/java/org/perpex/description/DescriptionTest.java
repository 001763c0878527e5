package org.perpex.description;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/**
 * The description in {@code docs/api} is what the code says now: every endpoint that a service maps and the gateway leads to,
 * and no other, with its types, its weight and the error codes. {@code -Ddescription.write=true} writes it anew.
 */
class DescriptionTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Test
    void isThatOfTheCode() throws IOException, ReflectiveOperationException {
        Words words = new Words();

        compare("docs/api/openapi.json", OpenApi.describe(words));
        compare("docs/api/asyncapi.json", AsyncApi.describe(words));
        assertThat(words.unused()).as("described, but nothing has it").isEmpty();
    }

    private static void compare(String name, Map<String, Object> described) throws IOException {
        String now = JSON.writerWithDefaultPrettyPrinter().writeValueAsString(described) + "\n";
        Path file = Checkout.path(name);
        if (Boolean.getBoolean("description.write")) {
            Files.writeString(file, now);
        }
        assertThat(Files.readString(file))
                .as(name + " differs from the code: run deploy/describe, and read what changed")
                .isEqualTo(now);
    }
}
