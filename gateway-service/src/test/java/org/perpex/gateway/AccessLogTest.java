package org.perpex.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.AsyncAppender;
import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.perpex.common.testkit.embedded.EmbeddedRedis;
import org.slf4j.LoggerFactory;

class AccessLogTest {

    @Test
    void namesTraceAndCallerButNoSecret() {
        try (Gateway gateway = Exchange.RUNNING.gateway(EmbeddedRedis.shared(), Map.of())) {
            Logger logger = (Logger) LoggerFactory.getLogger("org.perpex.gateway.access");
            ListAppender<ILoggingEvent> lines = new ListAppender<>();
            lines.start();
            logger.setLevel(Level.INFO);
            logger.addAppender(lines);
            assertThat(logger.getAppender("ACCESS")).isInstanceOf(AsyncAppender.class);

            Users.Key key = Exchange.RUNNING.users().hmacKey(Users.Grant.TRADER);
            HttpResponse<String> response = gateway.signed("POST", "/fapi/v1/order", "symbol=BTCUSDT", key);
            gateway.get("/ws/" + "k".repeat(64));
            Awaitility.await().atMost(Duration.ofSeconds(5)).until(() -> lines.list.size() >= 2);
            logger.detachAppender(lines);

            ILoggingEvent order = lines.list.getFirst();
            String text = order.getKeyValuePairs().toString();
            assertThat(order.getMDCPropertyMap())
                    .containsEntry(
                            "trace",
                            response.headers().firstValue("X-Perpex-Trace").orElseThrow());
            assertThat(text)
                    .contains("order-place", "200", "key:" + key.name(), Long.toString(key.user()), "/fapi/v1/order")
                    .doesNotContain("signature", "symbol");
            assertThat(List.of(lines.list.getLast().getKeyValuePairs()).toString())
                    .doesNotContain("kkkk");
        }
    }
}
