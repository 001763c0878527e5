package org.perpex.risk.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.perpex.risk.engine.Fixtures.usdt;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.perpex.common.core.LiquidationProfile;
import org.perpex.common.core.LiquidationStage;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Holds the engine to the table that other programs read. */
class LiquidationTableTest {

    @ParameterizedTest
    @EnumSource
    void theEngineFollowsTheFile(LiquidationProfile profile) throws IOException {
        JsonNode file = file();

        List<LiquidationTable.Line> lines = file.get("profiles")
                .get(profile.name())
                .valueStream()
                .map(line -> new LiquidationTable.Line(
                        LiquidationStage.valueOf(line.get("step").asString()),
                        line.get("belowMaintenance").get(0).asInt(),
                        line.get("belowMaintenance").get(1).asInt(),
                        usdt(line.get("notionalAbove").asString()),
                        line.get("parts").asInt(),
                        line.get("passedWhileCooling").asBoolean()))
                .toList();

        assertThat(LiquidationTable.of(profile)).isEqualTo(lines);
        assertThat(LiquidationTable.ORDER_PAUSE_MILLIS)
                .isEqualTo(file.get("orderPauseMillis").asLong());
        assertThat(LiquidationTable.COOL_DOWN_MILLIS)
                .isEqualTo(file.get("coolDownMillis").asLong());
        assertThat(List.of(LiquidationTable.CALL_NUMERATOR, LiquidationTable.CALL_DENOMINATOR))
                .isEqualTo(fraction(file.get("marginCallBelow")));
        assertThat(List.of(LiquidationTable.CALM_NUMERATOR, LiquidationTable.CALM_DENOMINATOR))
                .isEqualTo(fraction(file.get("marginCallAgainFrom")));
    }

    private static List<Integer> fraction(JsonNode node) {
        return List.of(node.get(0).asInt(), node.get(1).asInt());
    }

    private static JsonNode file() throws IOException {
        try (InputStream file =
                LiquidationTable.class.getClassLoader().getResourceAsStream("liquidation-profiles.json")) {
            return new JsonMapper().readTree(Objects.requireNonNull(file));
        }
    }
}
