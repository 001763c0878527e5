package org.perpex.description;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

/** What breaks a client is found, what does not is let through; and no release is broken. */
class DifferencesTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String BEFORE = """
            {"paths": {"/order": {"post": {
                "parameters": [
                    {"name": "side", "required": true, "schema": {"type": "string", "enum": ["BUY", "SELL"]}},
                    {"name": "price", "required": false, "schema": {"type": "string", "pattern": "^[0-9.]+$"}},
                    {"name": "limit", "required": false, "schema": {"type": "integer", "minimum": 1, "maximum": 100}}],
                "requestBody": {"content": {"application/json": {"schema": {"type": "object",
                    "properties": {"id": {"type": "string", "maxLength": 36}, "note": {"type": "string"}},
                    "required": ["id"]}}}},
                "responses": {"200": {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/A"}}}}}}}},
             "components": {"schemas": {
                "A": {"type": "object", "required": ["id", "rows"], "properties": {
                    "id": {"type": "integer"},
                    "state": {"type": "string", "enum": ["NEW"]},
                    "row": {"type": "array", "prefixItems": [{"type": "string"}, {"type": "integer"}]},
                    "rows": {"type": "array", "items": {"$ref": "#/components/schemas/A"}}}}}},
             "x-errors": [{"code": -1000}, {"code": -1121}]}
            """;

    /** A piece of the text above, what stands in its place afterwards, and how the break begins. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "\"/order\" ~ \"/orders\" ~ post /order: gone",
                "\"post\" ~ \"put\" ~ post /order: gone",
                "\"name\": \"price\" ~ \"name\": \"cost\" ~ post /order: parameter price is gone",
                "\"price\", \"required\": false ~ \"price\", \"required\": true ~ post /order: parameter price is newly",
                "\"BUY\", \"SELL\" ~ \"BUY\" ~ post /order side: [SELL] accepted no more",
                "\"type\": \"integer\", \"minimum\" ~ \"type\": \"string\", \"minimum\" ~ post /order limit: was integer",
                "\"minimum\": 1 ~ \"minimum\": 5 ~ post /order limit: minimum is now 5",
                "\"maximum\": 100 ~ \"maximum\": 50 ~ post /order limit: maximum is now 50",
                "^[0-9.]+$ ~ ^[0-9]+$ ~ post /order price: pattern is now",
                "\"maxLength\": 36 ~ \"maxLength\": 20 ~ post /order body.id: maxLength is now 20",
                "\"required\": [\"id\"] ~ \"required\": [\"id\", \"note\"] ~ post /order body: field note is newly mandatory",
                "\"note\" ~ \"remark\" ~ post /order body: field note is gone",
                "\"200\" ~ \"201\" ~ post /order: answers 200 no more",
                "\"state\" ~ \"status\" ~ post /order 200: field state is gone",
                "\"id\": {\"type\": \"integer\"} ~ \"id\": {\"type\": \"string\"} ~ post /order 200.id: was integer, is string",
                "[\"id\", \"rows\"] ~ [\"id\"] ~ post /order 200: field rows may be missing now",
                "[\"NEW\"] ~ [\"NEW\", \"OLD\"] ~ post /order 200.state: newly says [OLD]",
                "{\"type\": \"string\"}, {\"type\": \"integer\"}] ~ {\"type\": \"string\"}] ~ post /order 200.row: was array",
                "{\"code\": -1121} ~ {\"code\": -1122} ~ error -1121: gone",
            })
    void findsEachKindOfBreak(String before, String after, String found) {
        assertThat(BEFORE).contains(before);

        assertThat(breaking(BEFORE.replace(before, after)))
                .singleElement()
                .asString()
                .startsWith(found);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "\"BUY\", \"SELL\" ~ \"BUY\", \"SELL\", \"BOTH\"",
                "\"maximum\": 100 ~ \"maximum\": 200",
                "\"side\", \"required\": true ~ \"side\", \"required\": false",
                "\"id\": {\"type\": \"integer\"} ~ \"id\": {\"type\": \"integer\"}, \"new\": {\"type\": \"string\"}",
                "{\"code\": -1121} ~ {\"code\": -1121}, {\"code\": -1122}",
                "\"x-errors\" ~ \"x-other\": 1, \"x-errors\"",
            })
    void letsThroughWhatIsAdded(String before, String after) {
        assertThat(BEFORE).contains(before);

        assertThat(breaking(BEFORE.replace(before, after))).isEmpty();
    }

    @Test
    void breaksNoRelease() throws IOException, ReflectiveOperationException {
        Words words = new Words();
        assertThat(Differences.breaking(lastRelease("openapi"), OpenApi.describe(words)))
                .isEmpty();
        assertThat(Differences.breaking(
                        AsyncApi.asPaths(lastRelease("asyncapi")), AsyncApi.asPaths(AsyncApi.describe(words))))
                .isEmpty();
    }

    @Test
    void findsAStreamThatIsGoneAndAFieldThatIsGone() throws ReflectiveOperationException {
        Map<?, ?> released = AsyncApi.describe(new Words());
        String text = JSON.writeValueAsString(released);

        assertThat(breakingStreams(released, text.replace("{symbol}@aggTrade", "{symbol}@sums")))
                .containsExactly("get /ws/{symbol}@aggTrade: gone");
        assertThat(breakingStreams(released, text.replace("\"cs\":", "\"sum\":")))
                .singleElement()
                .asString()
                .endsWith(": field cs is gone");
    }

    private static List<String> breakingStreams(Map<?, ?> before, String after) {
        return Differences.breaking(AsyncApi.asPaths(before), AsyncApi.asPaths(read(after)));
    }

    private static Map<?, ?> lastRelease(String name) throws IOException {
        for (int number = 1; ; number++) {
            if (!Files.exists(released(name, number + 1))) {
                return read(Files.readString(released(name, number)));
            }
        }
    }

    private static Path released(String name, int number) {
        return Checkout.path("docs/api/released/" + name + "-" + number + ".json");
    }

    private static List<String> breaking(String after) {
        return Differences.breaking(read(BEFORE), read(after));
    }

    private static Map<?, ?> read(String text) {
        return JSON.readValue(text, Map.class);
    }
}
