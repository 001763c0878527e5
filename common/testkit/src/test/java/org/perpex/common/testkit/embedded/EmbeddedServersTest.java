package org.perpex.common.testkit.embedded;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.apache.rocketmq.client.consumer.DefaultLitePullConsumer;
import org.apache.rocketmq.client.producer.DefaultMQProducer;
import org.apache.rocketmq.client.producer.SendStatus;
import org.apache.rocketmq.common.message.Message;
import org.apache.rocketmq.common.message.MessageExt;
import org.apache.rocketmq.common.message.MessageQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** The three servers beside a Boot application, in one JVM. */
@SpringBootTest
@ExtendWith(OutputCaptureExtension.class)
class EmbeddedServersTest {

    @SpringBootConfiguration
    @EnableAutoConfiguration
    static class Application {}

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedServersTest.class);

    @Test
    void databaseKeepsWhatWasCommittedOverAKill() throws SQLException {
        try (EmbeddedMariaDb database = EmbeddedMariaDb.started()) {
            execute(database, "CREATE TABLE kept (id BIGINT PRIMARY KEY)");
            execute(database, "INSERT INTO kept VALUES (7)");

            database.kill();
            database.restart();

            assertThat(sum(database)).isEqualTo(7);
        }
    }

    @Test
    void databaseIsSharedByTheWholeJvm() {
        assertThat(EmbeddedMariaDb.shared()).isSameAs(EmbeddedMariaDb.shared());
        assertThat(Ports.accepts(EmbeddedMariaDb.shared().port())).isTrue();
    }

    @Test
    void redisForgetsOverARestartAndIsGoneOnceKilled() throws IOException {
        try (EmbeddedRedis redis = EmbeddedRedis.started()) {
            assertThat(ask(redis, "SET key value")).isEqualTo("+OK");
            assertThat(ask(redis, "GET key")).isEqualTo("$5");

            redis.restart();

            assertThat(ask(redis, "GET key")).isEqualTo("$-1");
            redis.kill();
            assertThat(Ports.accepts(redis.port())).isFalse();
        }
    }

    @Test
    void brokerKeepsWhatItAcknowledgedOverAKill() throws Exception {
        try (EmbeddedRocketMq broker = EmbeddedRocketMq.started()) {
            broker.createTopic("embedded-test", 2);
            send(broker.nameServer(), "before");
            broker.kill();
            assertThat(Ports.accepts(Integer.parseInt(broker.broker().split(":")[1])))
                    .isFalse();
            broker.start();
            send(broker.nameServer(), "after");

            assertThat(firstTwo(broker.nameServer())).isEqualTo("before, after");
        }
    }

    @Test
    void brokerLeavesTheLogToTheApplication(CapturedOutput output) {
        EmbeddedRocketMq.shared().createTopic("quiet", 1);
        LOG.info("the application still logs");

        assertThat(output).contains("the application still logs").doesNotContainIgnoringCase("rocketmq");
    }

    private static void execute(EmbeddedMariaDb database, String sql) throws SQLException {
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static long sum(EmbeddedMariaDb database) throws SQLException {
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT SUM(id) FROM kept")) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private static Connection connect(EmbeddedMariaDb database) throws SQLException {
        return DriverManager.getConnection(database.jdbcUrl("embedded_test"), database.user(), database.password());
    }

    private static String ask(EmbeddedRedis redis, String command) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", redis.port())) {
            socket.getOutputStream().write((command + "\r\n").getBytes(UTF_8));
            return new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8)).readLine();
        }
    }

    private static void send(String nameServer, String body) throws Exception {
        DefaultMQProducer producer = new DefaultMQProducer("embedded-test-sender");
        producer.setNamesrvAddr(nameServer);
        producer.setInstanceName(body + System.nanoTime());
        producer.setVipChannelEnabled(false);
        producer.start();
        try {
            MessageQueue queue = new MessageQueue("embedded-test", "perpex-broker", 0);
            SendStatus status = producer.send(new Message("embedded-test", body.getBytes(UTF_8)), queue)
                    .getSendStatus();
            assertThat(status).isEqualTo(SendStatus.SEND_OK);
        } finally {
            producer.shutdown();
        }
    }

    private static String firstTwo(String nameServer) throws Exception {
        DefaultLitePullConsumer consumer = new DefaultLitePullConsumer("embedded-test-reader");
        consumer.setNamesrvAddr(nameServer);
        consumer.setVipChannelEnabled(false);
        consumer.setAutoCommit(false);
        consumer.start();
        try {
            MessageQueue queue = new MessageQueue("embedded-test", "perpex-broker", 0);
            consumer.assign(List.of(queue));
            consumer.seekToBegin(queue);
            List<String> bodies = new ArrayList<>();
            long deadlineNanos = System.nanoTime() + 20_000_000_000L;
            while (bodies.size() < 2 && System.nanoTime() < deadlineNanos) {
                for (MessageExt message : consumer.poll(200)) {
                    bodies.add(new String(message.getBody(), UTF_8));
                }
            }
            return String.join(", ", bodies);
        } finally {
            consumer.shutdown();
        }
    }
}
