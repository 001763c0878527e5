package org.perpex.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.perpex.common.spring.identity.Identity;
import org.perpex.common.spring.identity.Permission;
import org.perpex.common.spring.identity.Role;
import tools.jackson.databind.JsonNode;

class PeopleTest extends OnSharedServers {

    private static final Identity OPERATOR =
            Identity.user(1, 0, Set.of(Role.OPERATOR), Set.of(Permission.values()), "session:operator");
    private static final Identity SUPPORT =
            Identity.user(2, 0, Set.of(Role.SUPPORT), Set.of(Permission.values()), "session:support");
    private static final Identity ADMIN =
            Identity.user(3, 0, Set.of(Role.ADMIN), Set.of(Permission.values()), "session:admin");
    private static final Map<String, String> WHY = Map.of("reason", "a court asked for it");

    @Test
    void freezesAPersonWithAllThatHeCanActBy() {
        String email = someone();
        register(email, PASSWORD);
        Reply person = login(email, PASSWORD);
        Reply key = send("POST", "/api/v1/api-keys", identity(person), Map.of("label", "bot"));
        String name = key.field("apiKey");

        Reply frozen = send("POST", path(person, "/freeze"), OPERATOR, WHY);

        assertThat(frozen.json().path("freeze").path("reason").asString("")).isEqualTo("a court asked for it");
        assertThat(login(email, PASSWORD).reason()).isEqualTo("USER_FROZEN");
        assertThat(refresh(person.field("refreshToken")).status()).isEqualTo(401);
        assertThat(get("/internal/sessions/" + claims(person).path("sid").asString(""), GATEWAY_ITSELF)
                        .json()
                        .path("revoked")
                        .asBoolean())
                .isTrue();
        assertThat(revoked(name)).isTrue();

        assertThat(send("POST", path(person, "/unfreeze"), OPERATOR, WHY).status())
                .isEqualTo(200);
        assertThat(revoked(name)).isFalse();
        assertThat(login(email, PASSWORD).status()).isEqualTo(200);
        assertThat(actions(person)).containsSubsequence("USER_FROZEN", "LOGIN_FROZEN", "USER_UNFROZEN");
    }

    @Test
    void saysWhyItDoesNotFreeze() {
        Reply person = signedIn();
        Reply colleague = signedIn();
        send("POST", path(colleague, "/roles"), ADMIN, Map.of("roles", List.of("SUPPORT"), "reason", "hired"));

        assertThat(send("POST", path(person, "/freeze"), OPERATOR, Map.of("reason", "  "))
                        .field("detail"))
                .isEqualTo("reason must have 3 to 500 printable characters.");
        assertThat(send("POST", path(person, "/unfreeze"), OPERATOR, WHY).reason())
                .isEqualTo("NOT_FROZEN");
        assertThat(send("POST", path(colleague, "/freeze"), OPERATOR, WHY).reason())
                .isEqualTo("ROLE_MISSING");
        assertThat(send("POST", "/api/admin/user/1/freeze", OPERATOR, WHY).reason())
                .isEqualTo("OWN_FREEZE");
        assertThat(send("POST", path(person, "/freeze"), SUPPORT, WHY).status()).isEqualTo(403);
        assertThat(send("POST", path(person, "/freeze"), OPERATOR, WHY).status())
                .isEqualTo(200);
        assertThat(send("POST", path(person, "/freeze"), OPERATOR, WHY).reason())
                .isEqualTo("ALREADY_FROZEN");
    }

    @Test
    void findsPeopleByPartOfTheirAddressByRoleAndByFreeze() {
        String email = "needle%" + someone();
        register(email, PASSWORD);
        Reply needle = login(email, PASSWORD);
        send("POST", path(needle, "/freeze"), OPERATOR, WHY);

        assertThat(found("/api/admin/user/search?text=needle%25someone")).containsExactly(needle.field("userId"));
        assertThat(found("/api/admin/user/search?text=" + needle.field("userId")))
                .contains(needle.field("userId"));
        assertThat(found("/api/admin/user/search?frozen=true&limit=200")).contains(needle.field("userId"));
        assertThat(found("/api/admin/user/search?frozen=false&limit=200")).doesNotContain(needle.field("userId"));
        assertThat(found("/api/admin/user/search?role=FEED&text=needle%25someone"))
                .isEmpty();
        assertThat(get("/api/admin/user/search?limit=201", SUPPORT).field("detail"))
                .isEqualTo("limit must be 1 to 200.");
    }

    @Test
    void pagesThroughPeople() {
        signedIn();
        signedIn();

        Reply first = get("/api/admin/user/search?limit=1", SUPPORT);
        Reply second = get(
                "/api/admin/user/search?limit=1&after="
                        + first.json().path("next").asLong(),
                SUPPORT);

        assertThat(second.json().path("people").path(0).path("userId").asLong())
                .isGreaterThan(
                        first.json().path("people").path(0).path("userId").asLong());
    }

    @Test
    void showsSessionsAndKeysAndRevokesAKey() {
        Reply person = signedIn();
        Reply key = send("POST", "/api/v1/api-keys", identity(person), Map.of("label", "bot"));

        Reply sessions = get(path(person, "/sessions"), SUPPORT);
        Reply keys = get(path(person, "/keys"), SUPPORT);
        Reply revoked = send("POST", path(person, "/keys/" + key.field("apiKey") + "/revoke"), OPERATOR, WHY);

        assertThat(sessions.json().path(0).path("endedMillis").isNull()).isTrue();
        assertThat(sessions.text()).doesNotContain(claims(person).path("sid").asString("none"));
        assertThat(keys.json().path(0).path("apiKey").asString("")).isEqualTo(key.field("apiKey"));
        assertThat(keys.text()).doesNotContain(key.field("apiSecret"));
        assertThat(revoked.status()).isEqualTo(204);
        assertThat(revoked(key.field("apiKey"))).isTrue();
    }

    @Test
    void searchesTheAuditTrailByWhoWhatWhomAndWhy() {
        Reply person = signedIn();
        String why = "the reason 50% of " + person.field("userId");
        send("POST", path(person, "/freeze"), OPERATOR, Map.of("reason", why));

        String user = person.field("userId");
        assertThat(found("/api/admin/user/audit?user=" + user + "&action=USER_FROZEN&actor=1", "entries", "reason"))
                .containsExactly(why);
        assertThat(found("/api/admin/user/audit?target=user%20" + user + "&text=reason%2050%25", "entries", "reason"))
                .containsExactly(why);
        assertThat(found("/api/admin/user/audit?user=" + user + "&to=1", "entries", "reason"))
                .isEmpty();
        Reply page = get("/api/admin/user/audit?user=" + user + "&limit=1", SUPPORT);
        Reply next = get(
                "/api/admin/user/audit?user=" + user + "&limit=1&before="
                        + page.json().path("next").asLong(),
                SUPPORT);
        assertThat(next.json().path("entries").path(0).path("id").asLong())
                .isLessThan(page.json().path("entries").path(0).path("id").asLong());
    }

    @Test
    void letsNobodyChangeTheAuditTrailNotEvenInTheDatabase() {
        signedIn();

        assertThatThrownBy(() ->
                        database.sql("UPDATE audit_event SET actor = 'nobody'").update())
                .hasMessageContaining("never changes");
        assertThatThrownBy(() -> database.sql("DELETE FROM audit_event").update())
                .hasMessageContaining("never deleted");
    }

    @Test
    void takesReportsOfOtherServicesOnce() {
        Map<String, Object> act = Map.of(
                "id",
                "market:77",
                "timeMillis",
                5,
                "action",
                "MARKET_PHASE_SET",
                "actor",
                "1",
                "target",
                "market XYZ",
                "reason",
                "because",
                "detail",
                "TRADING to HALTED");

        assertThat(send("POST", "/internal/audit", Identity.service("gateway"), act)
                        .status())
                .isEqualTo(204);
        assertThat(send("POST", "/internal/audit", Identity.service("gateway"), act)
                        .status())
                .isEqualTo(204);
        assertThat(send("POST", "/internal/audit", ADMIN, act).status()).isEqualTo(403);
        assertThat(found("/api/admin/user/audit?target=XYZ", "entries", "detail"))
                .containsExactly("TRADING to HALTED");
    }

    private List<String> actions(Reply person) {
        return found("/api/admin/user/audit?user=" + person.field("userId"), "entries", "action")
                .reversed();
    }

    private List<String> found(String path) {
        return found(path, "people", "userId");
    }

    private List<String> found(String path, String list, String field) {
        Reply reply = get(path, SUPPORT);
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        return reply.json()
                .path(list)
                .valueStream()
                .map((JsonNode row) -> row.path(field).asString(""))
                .toList();
    }

    private boolean revoked(String key) {
        return get("/internal/api-keys/" + key, GATEWAY_ITSELF)
                .json()
                .path("revoked")
                .asBoolean();
    }

    private static String path(Reply person, String rest) {
        return "/api/admin/user/" + person.field("userId") + rest;
    }
}
