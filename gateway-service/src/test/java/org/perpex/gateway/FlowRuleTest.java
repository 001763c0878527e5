package org.perpex.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.alibaba.csp.sentinel.adapter.gateway.common.rule.GatewayFlowRule;
import com.alibaba.csp.sentinel.datasource.FileRefreshableDataSource;
import com.alibaba.csp.sentinel.datasource.ReadableDataSource;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.perpex.common.testkit.embedded.EmbeddedRedis;
import org.perpex.gateway.flow.FlowRules;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import tools.jackson.databind.json.JsonMapper;

class FlowRuleTest {

    private static final Path FILE = Path.of("target", "gateway-flow-rules.json");
    private static Gateway gateway;

    @TestConfiguration(proxyBeanMethods = false)
    static class RulesFromAFile {

        @Bean
        ReadableDataSource<String, Set<GatewayFlowRule>> fileFlowRules(JsonMapper json) throws IOException {
            return new FileRefreshableDataSource<>(
                    FILE.toFile(),
                    text -> FlowRules.parse(json, text),
                    200,
                    64 * 1024,
                    java.nio.charset.StandardCharsets.UTF_8);
        }
    }

    @BeforeAll
    static void start() throws IOException {
        Files.writeString(FILE, "[]");
        gateway = Exchange.RUNNING.gateway(
                EmbeddedRedis.shared(),
                Map.of("perpex.gateway.limits.address-weight-minute", "1000000"),
                RulesFromAFile.class);
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    @Test
    void takesOverRulesWhileItRuns() throws IOException {
        assertThat(passedOf(20)).isEqualTo(20);

        Files.writeString(FILE, """
                [{"resource": "open-interest", "count": 3, "intervalSec": 10}]
                """);
        Awaitility.await().atMost(Duration.ofSeconds(5)).until(() -> passedOf(20) < 20);
        HttpResponse<String> refused = gateway.get("/fapi/v1/openInterest");
        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(Gateway.code(refused)).isEqualTo(-1003);
        assertThat(refused.headers().firstValue("Retry-After")).isPresent();
        assertThat(gateway.get("/fapi/v1/ping").statusCode()).isEqualTo(200);

        Files.writeString(FILE, "[]");
        Awaitility.await().atMost(Duration.ofSeconds(5)).until(() -> passedOf(20) == 20);
    }

    @Test
    void refusesRulesThatMakeNoSense() {
        JsonMapper json = JsonMapper.builder().build();

        assertThat(FlowRules.parse(json, null)).isEmpty();
        assertThatThrownBy(() -> FlowRules.parse(json, "[{\"resource\": \"\", \"count\": 1}]"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> FlowRules.parse(json, "{")).isInstanceOf(IllegalArgumentException.class);
    }

    private static long passedOf(int count) {
        return IntStream.range(0, count)
                .filter(i -> gateway.get("/fapi/v1/openInterest").statusCode() == 200)
                .count();
    }
}
