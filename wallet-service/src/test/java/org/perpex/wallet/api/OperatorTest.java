package org.perpex.wallet.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.perpex.common.spring.approval.ApprovalState;
import org.perpex.common.spring.identity.Role;
import org.perpex.common.testkit.admin.AdminTable;
import org.perpex.wallet.WalletServers;
import org.perpex.wallet.audit.LedgerWatch;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.web.client.RestClient;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What operators do to the ledger and see of it. User-service is a fake: it says what a test wants it to say. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ActiveProfiles("test")
@Import(FakeDesk.Beans.class)
@DirtiesContext
class OperatorTest {

    private static final String ADJUSTMENTS = "/api/admin/wallet/adjustments";
    private static final JsonMapper JSON = new JsonMapper();

    @LocalServerPort
    private int port;

    @Autowired
    private LedgerWatch watch;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping mapping;

    @Autowired
    private FakeDesk desk;

    @DynamicPropertySource
    static void servers(DynamicPropertyRegistry settings) {
        WalletServers.register(settings, "wallet_operator");
    }

    @BeforeEach
    void nobodyHasAskedYet() {
        desk.forget();
    }

    @Test
    void admitsEachRoleWhereTheTableSaysSo() {
        AdminTable.of("wallet")
                .check(
                        mapping,
                        Arrays.stream(Role.values()).map(Enum::name).toList(),
                        (method, path, role) -> call(role == null ? null : Role.valueOf(role), method, path, Map.of())
                                .getStatusCode()
                                .value());
    }

    @Test
    void postsAnAdjustmentOnceItIsApprovedAndOnlyOnce() {
        String id = requested(3001, "CREDIT", "25.5");
        assertThat(reason(apply(id))).isEqualTo("NOT_APPROVED");
        assertThat(entries("owner=" + (3001L << 10))).isEmpty();

        desk.enter(ApprovalState.APPROVED);
        ResponseEntity<String> applied = apply(id);
        // Whoever tries again because the answer was lost finds it approved still.
        desk.enter(ApprovalState.APPROVED);
        ResponseEntity<String> again = apply(id);

        assertThat(json(applied).path("posted").asBoolean()).isTrue();
        assertThat(json(again).path("posted").asBoolean()).isFalse();
        List<JsonNode> entries = entries("owner=" + (3001L << 10));
        assertThat(entries).hasSize(1);
        assertThat(entries.getFirst().path("kind").asString("")).isEqualTo("ADJUSTMENT");
        assertThat(entries.getFirst().path("amount").asString("")).isEqualTo("25.50000000");
        assertThat(entries.getFirst().path("reference").asString("")).isEqualTo(id);
        assertThat(entries.getFirst().path("debit").path("kind").asString("")).isEqualTo("ADJUSTMENTS");
        assertThat(watch.check().isSound()).isTrue();
    }

    @Test
    void takesNoMoreThanTheFundingWalletHolds() {
        String funded = requested(3002, "CREDIT", "10");
        desk.enter(ApprovalState.APPROVED);
        apply(funded);
        String id = requested(3002, "DEBIT", "10.00000001");
        desk.enter(ApprovalState.APPROVED);

        assertThat(reason(apply(id))).isEqualTo("BALANCE_INSUFFICIENT");
        assertThat(desk.find(id).state()).isEqualTo(ApprovalState.APPROVED);
        assertThat(watch.check().isSound()).isTrue();
    }

    @Test
    void saysWhichFieldIsWrongBeforeAnybodyIsAsked() {
        Map<String, Object> good = body(3003, "CREDIT", "1");

        assertThat(detail(with(good, "userId", 0))).isEqualTo("userId must be the number of a user.");
        assertThat(detail(with(good, "subAccount", 1024))).isEqualTo("subAccount must be 0 to 1023.");
        assertThat(detail(with(good, "direction", "UP"))).startsWith("direction must be CREDIT");
        assertThat(detail(with(good, "amount", "-1"))).startsWith("amount must be a positive decimal");
        assertThat(detail(with(good, "asset", "GOLD"))).startsWith("asset is not one");
        assertThat(detail(with(good, "reason", "no"))).startsWith("reason must have");
        assertThat(desk.last()).isEmpty();
    }

    @Test
    void findsTransfersByAccountAssetTimeAndIdInPages() {
        for (int i = 1; i <= 3; i++) {
            String id = requested(3004, "CREDIT", Integer.toString(i));
            desk.enter(ApprovalState.APPROVED);
            apply(id);
        }
        String owner = "owner=" + (3004L << 10);
        JsonNode first = json(call(Role.SUPPORT, "GET", transfers(owner + "&limit=2"), null));
        JsonNode second = json(call(
                Role.SUPPORT,
                "GET",
                transfers(owner + "&limit=2&before=" + first.path("next").asLong()),
                null));
        String reference = first.path("entries").path(0).path("reference").asString("");

        assertThat(first.path("entries").valueStream().map(e -> e.path("amount").asString("")))
                .containsExactly("3.00000000", "2.00000000");
        assertThat(second.path("entries")
                        .valueStream()
                        .map(e -> e.path("amount").asString("")))
                .containsExactly("1.00000000");
        assertThat(entries("id=" + reference)).hasSize(1);
        assertThat(entries(owner + "&asset=BTC")).isEmpty();
        assertThat(entries(owner + "&to=1")).isEmpty();
        assertThat(entries("kind=ADJUSTMENTS&owner=0&limit=200")).hasSizeGreaterThanOrEqualTo(3);
        assertThat(reason(call(Role.SUPPORT, "GET", transfers("limit=201"), null)))
                .isEqualTo("FIELD_INVALID");
        assertThat(reason(call(Role.SUPPORT, "GET", transfers("kind=GOLD"), null)))
                .isEqualTo("FIELD_INVALID");
    }

    @Test
    void findsWhatLeftAnAccountByAHold() {
        String credit = requested(3005, "CREDIT", "4");
        desk.enter(ApprovalState.APPROVED);
        apply(credit);
        String hold = UUID.randomUUID().toString();
        asFinance(
                "/internal/holds",
                Map.of(
                        "id",
                        hold,
                        "account",
                        3005L << 10,
                        "asset",
                        "USDT",
                        "amount",
                        "4",
                        "creditKind",
                        "WITHDRAWALS_IN_TRANSIT",
                        "creditOwner",
                        0,
                        "expires",
                        0));
        asFinance(
                "/internal/holds/" + hold + "/post",
                Map.of("id", UUID.randomUUID().toString(), "amount", "4"));

        assertThat(entries("owner=" + (3005L << 10)))
                .extracting(entry -> entry.path("kind").asString(""))
                .containsExactly("HOLD_POSTED", "HOLD", "ADJUSTMENT");
    }

    private void asFinance(String path, Map<String, Object> body) {
        RestClient.create("http://localhost:" + port)
                .post()
                .uri(path)
                .headers(WalletServers::finance)
                .contentType(MediaType.APPLICATION_JSON)
                .body(body)
                .retrieve()
                .toBodilessEntity();
    }

    private String requested(long user, String direction, String amount) {
        ResponseEntity<String> asked = call(Role.OPERATOR, "POST", ADJUSTMENTS, body(user, direction, amount));
        assertThat(asked.getStatusCode().value()).as(asked.getBody()).isEqualTo(202);
        return json(asked).path("id").asString("");
    }

    private ResponseEntity<String> apply(String id) {
        return call(Role.OPERATOR, "POST", ADJUSTMENTS + "/" + id + "/apply", Map.of());
    }

    private String detail(Map<String, Object> body) {
        ResponseEntity<String> refused = call(Role.OPERATOR, "POST", ADJUSTMENTS, body);
        assertThat(refused.getStatusCode().value()).isEqualTo(400);
        return json(refused).path("detail").asString("");
    }

    private List<JsonNode> entries(String query) {
        return json(call(Role.SUPPORT, "GET", transfers(query), null))
                .path("entries")
                .valueStream()
                .toList();
    }

    private ResponseEntity<String> call(
            @Nullable Role role, String method, String path, @Nullable Map<String, Object> body) {
        RestClient.RequestBodySpec request = RestClient.create("http://localhost:" + port)
                .method(HttpMethod.valueOf(method))
                .uri(path)
                .headers(headers -> WalletServers.inRole(headers, 9001, role));
        if (body != null && !method.equals("GET")) {
            request.contentType(MediaType.APPLICATION_JSON).body(body);
        }
        return request.retrieve().onStatus(_ -> true, (_, _) -> {}).toEntity(String.class);
    }

    private static Map<String, Object> body(long user, String direction, String amount) {
        return Map.of(
                "userId", user,
                "asset", "USDT",
                "amount", amount,
                "direction", direction,
                "reason", "a deposit was credited twice");
    }

    private static Map<String, Object> with(Map<String, Object> body, String field, Object value) {
        Map<String, Object> changed = new HashMap<>(body);
        changed.put(field, value);
        return changed;
    }

    private static String transfers(String query) {
        return "/api/admin/wallet/ledger/transfers?" + query;
    }

    private static JsonNode json(ResponseEntity<String> answer) {
        return JSON.readTree(String.valueOf(answer.getBody()));
    }

    private static String reason(ResponseEntity<String> answer) {
        return json(answer).path("reason").asString("");
    }
}
