package org.perpex.common.spring.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.mock.env.MockEnvironment;

class RequiredSettingsTest {

    private final RequiredSettings check = new RequiredSettings();

    @Test
    void namesEverySettingThatIsMissing() {
        MockEnvironment environment = new MockEnvironment()
                .withProperty("perpex.required.common", "PERPEX_DATA, PERPEX_NACOS")
                .withProperty("perpex.required.own", "perpex.settlement.batch-size")
                .withProperty("PERPEX_DATA", "target");

        assertThatThrownBy(() -> check.postProcessEnvironment(environment, new SpringApplication()))
                .isInstanceOf(SettingMissing.class)
                .hasMessage("The settings PERPEX_NACOS, perpex.settlement.batch-size are missing.");
    }

    @Test
    void countsAnEmptyValueAsMissing() {
        MockEnvironment environment = new MockEnvironment()
                .withProperty("perpex.required.common", "PERPEX_NACOS")
                .withProperty("PERPEX_NACOS", " ");

        assertThatThrownBy(() -> check.postProcessEnvironment(environment, new SpringApplication()))
                .hasMessage("The setting PERPEX_NACOS is missing.");
    }

    @Test
    void namesASettingWhosePlaceStayedEmpty() {
        IllegalArgumentException failure = new IllegalArgumentException("illegal URI: http://${PERPEX_NACOS}/shared");

        assertThat(new PlaceholderUnresolvedAnalyzer().analyze(failure))
                .extracting(FailureAnalysis::getDescription)
                .isEqualTo("The setting PERPEX_NACOS is missing.");
    }

    @Test
    void isContentWhenAllAreThere() {
        MockEnvironment environment = new MockEnvironment()
                .withProperty("perpex.required.common", "perpex.identity.keys[0].kid")
                .withProperty("perpex.identity.keys[0].kid", "gateway");

        check.postProcessEnvironment(environment, new SpringApplication());

        assertThat(environment.getProperty("perpex.identity.keys[0].kid")).isEqualTo("gateway");
    }
}
