package org.perpex.notify.push;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.security.SecureRandom;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.perpex.notify.Fixtures;
import org.perpex.notify.event.UserEvent;
import org.perpex.notify.listen.ListenKey;
import org.springframework.web.socket.CloseStatus;
import tools.jackson.databind.json.JsonMapper;

class ConnectionTest {

    private final Client slow = new Client("slow");
    private final Client quick = new Client("quick");

    @AfterEach
    void letGo() {
        slow.readOn();
    }

    @Test
    void sendsInOrderAndOneAfterTheOther() {
        Connection connection = new Connection(quick.session(), false);
        List<String> texts = IntStream.range(0, 500).mapToObj(Integer::toString).toList();

        texts.forEach(connection::send);

        await().untilAsserted(() -> assertThat(quick.received()).isEqualTo(texts));
        assertThat(quick.overlapped()).isFalse();
    }

    @Test
    void cutsOffWhoDoesNotReadAndHindersNobodyElse() {
        slow.stopReading();
        Listeners listeners = new Listeners(new JsonMapper());
        Connection lagging = listening(listeners, slow);
        listening(listeners, quick);
        int events = Connection.WAITING_MAX + 2;

        for (int i = 0; i < events; i++) {
            listeners.tell(Fixtures.ALICE.value(), new UserEvent.ListenKeyExpired("test", i, ""));
            int told = i + 1;
            if (told % 200 == 0 || told == events) {
                await().until(() -> quick.received().size() == told);
            }
        }

        await().untilAsserted(() -> assertThat(slow.closedWith()).isNotNull());
        assertThat(slow.closedWith()).isEqualTo(CloseStatus.POLICY_VIOLATION.withReason("too slow"));
        assertThat(quick.closedWith()).isNull();
        assertThat(quick.received()).hasSize(events);
        slow.readOn();
        lagging.send("after the end");
        await().until(() -> slow.received().size() == 1);
        assertThat(slow.received()).as("what waited is dropped").doesNotContain("after the end");
    }

    @Test
    void endsWhenTheClientIsGone() {
        Connection connection = new Connection(quick.session(), false);
        quick.vanish();

        connection.send("anybody?");

        await().untilAsserted(() -> assertThat(quick.closedWith()).isEqualTo(CloseStatus.SESSION_NOT_RELIABLE));
    }

    @Test
    void forgetsAConnectionThatIsGoneAndLimitsItsKeys() {
        Listeners listeners = new Listeners(new JsonMapper());
        Connection connection = new Connection(quick.session(), true);
        SecureRandom random = new SecureRandom();
        for (int i = 0; i < Listeners.KEYS_PER_CONNECTION_MAX; i++) {
            assertThat(listeners.add(new Listeners.Subscription(connection, ListenKey.draw(random), Fixtures.ALICE)))
                    .isTrue();
        }
        assertThat(listeners.add(new Listeners.Subscription(connection, ListenKey.draw(random), Fixtures.BOB)))
                .isFalse();

        listeners.removeAll(connection);

        assertThat(listeners.count()).isZero();
        assertThat(listeners.hasAny(Fixtures.ALICE.value())).isFalse();
        assertThat(listeners.hasAny(Fixtures.BOB.value())).isFalse();
    }

    private static Connection listening(Listeners listeners, Client client) {
        Connection connection = new Connection(client.session(), false);
        listeners.add(new Listeners.Subscription(connection, ListenKey.draw(new SecureRandom()), Fixtures.ALICE));
        return connection;
    }
}
