package org.perpex.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.perpex.common.spring.config.SharedText;
import org.perpex.common.testkit.embedded.EmbeddedRedis;

class FlowRuleTest {

    private static Gateway gateway;

    @BeforeAll
    static void start() {
        gateway = Exchange.RUNNING.gateway(
                EmbeddedRedis.shared(), Map.of("perpex.gateway.limits.address-weight-minute", "1000000"));
    }

    @AfterAll
    static void stop() {
        read("[]"); // the rules are those of the whole process
        gateway.close();
    }

    @Test
    void takesOverRulesWhileItRuns() {
        assertThat(passedOf(20)).isEqualTo(20);

        read("""
                [{"resource": "open-interest", "count": 3, "intervalSec": 10}]
                """);
        assertThat(passedOf(20)).isEqualTo(3);
        HttpResponse<String> refused = gateway.get("/fapi/v1/openInterest");
        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(Gateway.code(refused)).isEqualTo(-1003);
        assertThat(refused.headers().firstValue("Retry-After")).isPresent();
        assertThat(gateway.get("/fapi/v1/ping").statusCode()).isEqualTo(200);

        read("[]");
        assertThat(passedOf(20)).isEqualTo(20);
    }

    @Test
    void rulesThatMakeNoSenseLeaveThoseInForce() {
        read("""
                [{"resource": "open-interest", "count": 0, "intervalSec": 10}]
                """);
        for (String senseless : List.of("[{\"resource\": \"\", \"count\": 1}]", "{", "{}")) {
            assertThatThrownBy(() -> read(senseless)).isInstanceOf(IllegalArgumentException.class);
        }
        assertThat(passedOf(1)).isZero();

        read("");
        assertThat(passedOf(1)).isEqualTo(1);
    }

    /** Hands a text over as it comes from Nacos. */
    private static void read(String text) {
        gateway.context().getBean("flowRules", SharedText.class).reader().accept(text);
    }

    private static long passedOf(int count) {
        return IntStream.range(0, count)
                .filter(i -> gateway.get("/fapi/v1/openInterest").statusCode() == 200)
                .count();
    }
}
