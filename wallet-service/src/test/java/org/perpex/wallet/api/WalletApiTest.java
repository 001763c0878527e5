package org.perpex.wallet.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.perpex.common.contract.Destination;
import org.perpex.common.contract.Message;
import org.perpex.common.contract.PackReader;
import org.perpex.common.contract.TransferCommand;
import org.perpex.common.spring.stream.StreamQueues;
import org.perpex.wallet.WalletServers;
import org.perpex.wallet.audit.LedgerWatch;
import org.perpex.wallet.reserves.Verifier;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.web.client.RestClient;

@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "perpex.faucet.daily-limit=5000")
@ActiveProfiles({"test", "local"})
@DirtiesContext
class WalletApiTest {

    private static final ParameterizedTypeReference<Map<String, Object>> OBJECT = new ParameterizedTypeReference<>() {};
    private static final ParameterizedTypeReference<List<Map<String, Object>>> LIST =
            new ParameterizedTypeReference<>() {};

    @LocalServerPort
    private int port;

    @Autowired
    private StreamQueues queues;

    @Autowired
    private LedgerWatch watch;

    @Autowired
    private MeterRegistry meters;

    @DynamicPropertySource
    static void servers(DynamicPropertyRegistry settings) {
        WalletServers.register(settings, "wallet_api");
    }

    @Test
    void givesTestFundsUpToTheLimitOfTheDay() {
        assertThat(faucet(2001, "4000").getStatusCode().value()).isEqualTo(200);
        ResponseEntity<Map<String, Object>> refused = faucet(2001, "1000.00000001");

        assertThat(refused.getStatusCode().value()).isEqualTo(429);
        assertThat(balances(2001))
                .containsExactly(Map.of("asset", "USDT", "funding", "4000.00000000", "futures", "0.00000000"));
        assertThat(watch.check().isSound()).isTrue();
    }

    @Test
    void holdsMoneyInTransitAndTellsTheEngineOnce() {
        faucet(2002, "100");
        String id = UUID.randomUUID().toString();

        Map<String, Object> first =
                transfer(2002, id, "40.5", "FUNDING", "FUTURES").getBody();
        Map<String, Object> again =
                transfer(2002, id, "40.50", "FUNDING", "FUTURES").getBody();

        assertThat(first).containsEntry("state", "PENDING").containsEntry("amount", "40.50000000");
        assertThat(again).isEqualTo(first);
        assertThat(get(2002, "/api/v1/wallet/transfers/" + id).getBody()).isEqualTo(first);
        assertThat(balances(2002).getFirst()).containsEntry("funding", "59.50000000");
        await().atMost(Duration.ofSeconds(10)).until(() -> commands(2002).size() == 1);
        assertThat(commands(2002).getFirst()).isInstanceOf(TransferCommand.In.class);
        assertThat(watch.check().isSound()).isTrue();
    }

    @Test
    void refusesAnIdForSomethingElse() {
        faucet(2003, "100");
        String id = UUID.randomUUID().toString();
        transfer(2003, id, "10", "FUNDING", "FUTURES");

        ResponseEntity<Map<String, Object>> other = transfer(2003, id, "11", "FUNDING", "FUTURES");

        assertThat(other.getStatusCode().value()).isEqualTo(409);
        assertThat(other.getBody()).containsEntry("reason", "ID_REUSED_WITH_DIFFERENT_CONTENT");
    }

    @Test
    void refusesMoreThanTheFundingWalletHolds() {
        faucet(2004, "10");

        ResponseEntity<Map<String, Object>> refused =
                transfer(2004, UUID.randomUUID().toString(), "10.00000001", "FUNDING", "FUTURES");

        assertThat(refused.getBody()).containsEntry("reason", "BALANCE_INSUFFICIENT");
        assertThat(balances(2004).getFirst()).containsEntry("funding", "10.00000000");
    }

    @Test
    void keepsTheTransfersOfUsersApart() {
        faucet(2005, "10");
        faucet(2006, "10");
        String id = UUID.randomUUID().toString();
        transfer(2005, id, "3", "FUNDING", "FUTURES");

        assertThat(get(2006, "/api/v1/wallet/transfers/" + id).getStatusCode().value())
                .isEqualTo(404);
        assertThat(transfer(2006, id, "4", "FUNDING", "FUTURES").getBody()).containsEntry("amount", "4.00000000");
    }

    @Test
    void movesNothingOutBeforeTheEngineSaysSo() {
        Map<String, Object> out = transfer(2007, UUID.randomUUID().toString(), "7", "FUTURES", "FUNDING")
                .getBody();

        assertThat(out).containsEntry("state", "PENDING");
        assertThat(balances(2007)).isEmpty();
        await().atMost(Duration.ofSeconds(10)).until(() -> commands(2007).size() == 1);
        assertThat(commands(2007).getFirst()).isInstanceOf(TransferCommand.Out.class);
    }

    @Test
    void letsNobodyButFinanceSettle() {
        ResponseEntity<Map<String, Object>> refused = client().get()
                .uri("/internal/settlements/256/mark")
                .headers(headers -> WalletServers.trader(headers, 2008))
                .retrieve()
                .onStatus(status -> true, (request, response) -> {})
                .toEntity(OBJECT);

        assertThat(refused.getStatusCode().value()).isEqualTo(403);
    }

    @Test
    @Tag("RESV-001")
    void provesToAUserWhatHeIsOwed() throws Exception {
        faucet(2010, "100");
        transfer(2010, UUID.randomUUID().toString(), "40", "FUNDING", "FUTURES");
        assertThat(asAdministrator("/api/admin/wallet/reserves", HttpMethod.POST, Map.of())
                        .getStatusCode()
                        .value())
                .isEqualTo(200);

        Map<String, Object> published = list(2010, "/api/v1/wallet/reserves").getFirst();
        String path = "/api/v1/wallet/reserves/proof?asset=USDT&snapshot=" + published.get("snapshot");
        String proof = Objects.requireNonNull(client().get()
                .uri(path)
                .headers(headers -> WalletServers.trader(headers, 2010))
                .retrieve()
                .body(String.class));

        assertThat(published)
                .containsEntry("assets", null)
                .extractingByKey("note")
                .asString()
                .contains("empty");
        assertThat(proof).as("funding wallet and what is on its way").contains("units 10000000000\n");
        assertThat(new Verifier().refusal(proof, 2010 << 10, String.valueOf(published.get("root"))))
                .isEmpty();
        assertThat(get(2999, path).getStatusCode().value())
                .as("is owed nothing")
                .isEqualTo(404);
    }

    @Test
    void letsNothingOutWhileTransfersAreFrozen() {
        faucet(2011, "10");
        freeze(true);
        try {
            ResponseEntity<Map<String, Object>> out =
                    transfer(2011, UUID.randomUUID().toString(), "1", "FUTURES", "FUNDING");
            assertThat(out.getStatusCode().value()).isEqualTo(503);
            assertThat(out.getBody()).containsEntry("reason", "TRANSFERS_FROZEN");
            assertThat(frozenMeter()).isOne();
            assertThat(transfer(2011, UUID.randomUUID().toString(), "1", "FUNDING", "FUTURES")
                            .getBody())
                    .containsEntry("state", "PENDING");
        } finally {
            freeze(false);
        }
        assertThat(frozenMeter()).isZero();
        assertThat(transfer(2011, UUID.randomUUID().toString(), "1", "FUTURES", "FUNDING")
                        .getBody())
                .containsEntry("state", "PENDING");
    }

    @Test
    void letsNobodyButAdministratorsFreezeAndTakeSnapshots() {
        assertThat(post(2012, "/api/admin/wallet/reserves", Map.of())
                        .getStatusCode()
                        .value())
                .isEqualTo(403);
        assertThat(get(2012, "/api/admin/wallet/transfers/freeze")
                        .getStatusCode()
                        .value())
                .isEqualTo(403);
        assertThat(get(2012, "/api/admin/wallet/ledger/chain").getStatusCode().value())
                .isEqualTo(403);
    }

    @Test
    void saysWhatIsWrongWithARequest() {
        assertThat(transfer(2009, "7", "1", "FUNDING", "FUTURES").getBody()).containsEntry("reason", "ID_INVALID");
        String id = UUID.randomUUID().toString();
        assertThat(transfer(2009, id, "1e3", "FUNDING", "FUTURES").getBody()).containsEntry("reason", "AMOUNT_INVALID");
        assertThat(transfer(2009, id, "-1", "FUNDING", "FUTURES").getBody()).containsEntry("reason", "AMOUNT_INVALID");
        assertThat(transfer(2009, id, "1", "FUNDING", "FUNDING").getBody())
                .containsEntry("reason", "DIRECTION_INVALID");
    }

    private RestClient client() {
        return RestClient.create("http://localhost:" + port);
    }

    private ResponseEntity<Map<String, Object>> faucet(long user, String amount) {
        return post(user, "/api/v1/faucet", Map.of("asset", "USDT", "amount", amount));
    }

    private ResponseEntity<Map<String, Object>> transfer(long user, String id, String amount, String from, String to) {
        return post(
                user,
                "/api/v1/wallet/transfers",
                Map.of("id", id, "asset", "USDT", "amount", amount, "from", from, "to", to));
    }

    private ResponseEntity<Map<String, Object>> post(long user, String path, Map<String, String> body) {
        return client().post()
                .uri(path)
                .headers(headers -> WalletServers.trader(headers, user))
                .contentType(MediaType.APPLICATION_JSON)
                .body(body)
                .retrieve()
                .onStatus(status -> true, (request, response) -> {})
                .toEntity(OBJECT);
    }

    private ResponseEntity<Map<String, Object>> get(long user, String path) {
        return client().get()
                .uri(path)
                .headers(headers -> WalletServers.trader(headers, user))
                .retrieve()
                .onStatus(status -> true, (request, response) -> {})
                .toEntity(OBJECT);
    }

    private double frozenMeter() {
        return meters.get("perpex.transfers.frozen").gauge().value();
    }

    private void freeze(boolean frozen) {
        ResponseEntity<String> answer = asAdministrator(
                "/api/admin/wallet/transfers/freeze", HttpMethod.PUT, Map.of("frozen", frozen, "reason", "a test"));
        assertThat(answer.getBody()).contains("\"frozen\":" + frozen, "\"changedBy\":\"user 9\"");
    }

    private ResponseEntity<String> asAdministrator(String path, HttpMethod method, Map<String, Object> body) {
        return client().method(method)
                .uri(path)
                .headers(WalletServers::administrator)
                .contentType(MediaType.APPLICATION_JSON)
                .body(body)
                .retrieve()
                .toEntity(String.class);
    }

    private List<Map<String, Object>> balances(long user) {
        return list(user, "/api/v1/wallet/balances");
    }

    private List<Map<String, Object>> list(long user, String path) {
        return Objects.requireNonNull(client().get()
                .uri(path)
                .headers(headers -> WalletServers.trader(headers, user))
                .retrieve()
                .body(LIST));
    }

    /** What the account engine's queue holds for a user. */
    private List<Message> commands(long user) {
        List<Message> found = new ArrayList<>();
        PackReader pack = new PackReader();
        try (StreamQueues.Reader reader = queues.open(Destination.RISK, queues.startOffset(Destination.RISK))) {
            long end = queues.endOffset(Destination.RISK);
            long next = queues.startOffset(Destination.RISK);
            while (next < end) {
                for (StreamQueues.Pack message : reader.poll()) {
                    next = message.offset() + 1;
                    pack.wrap(message.body());
                    while (pack.next()) {
                        if (pack.message() instanceof TransferCommand command && user == userOf(command)) {
                            found.add(command);
                        }
                    }
                }
            }
        }
        return found;
    }

    private static long userOf(TransferCommand command) {
        return switch (command) {
            case TransferCommand.In in -> in.account() >>> 10;
            case TransferCommand.Out out -> out.account() >>> 10;
        };
    }
}
