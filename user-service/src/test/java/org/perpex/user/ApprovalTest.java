package org.perpex.user;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.perpex.common.spring.identity.Identity;
import org.perpex.common.spring.identity.Permission;
import org.perpex.common.spring.identity.Role;

class ApprovalTest extends OnSharedServers {

    private static final Identity ADMIN =
            Identity.user(1, 0, Set.of(Role.ADMIN), Set.of(Permission.values()), "session:admin");
    private static final Duration HOUR = Duration.ofHours(1);

    private record Staff(long id, Identity identity) {}

    @Test
    void takesOneOtherPersonForWhatMovesRisk() {
        Staff requester = staff(Role.RISK_MANAGER);
        Staff approver = staff(Role.RISK_MANAGER);
        CLOCK.advance(HOUR);

        Reply request = request("MARKET_CHANGE", "{\"maker\":1}", requester);
        Reply approved = approve(request, approver);

        assertThat(request.field("state")).isEqualTo("OPEN");
        assertThat(approved.field("state")).isEqualTo("APPROVED");
        Reply applied = applied(request, approver);
        assertThat(applied.field("state")).isEqualTo("APPLIED");
        assertThat(applied(request, approver).field("endedMillis")).isEqualTo(applied.field("endedMillis"));
        assertThat(get("/api/admin/user/audit?text=" + request.field("id"), ADMIN)
                        .json()
                        .path("entries")
                        .valueStream()
                        .map(entry -> entry.path("action").asString(""))
                        .toList())
                .containsExactly("APPROVAL_APPLIED", "APPROVAL_GIVEN", "APPROVAL_REQUESTED");
    }

    @Test
    void takesTwoOtherPeopleForMoney() {
        Staff requester = staff(Role.OPERATOR);
        Staff first = staff(Role.OPERATOR);
        Staff second = staff(Role.ADMIN);
        CLOCK.advance(HOUR);

        Reply request = request("LEDGER_ADJUSTMENT", "{}", requester);

        assertThat(approve(request, first).field("state")).isEqualTo("OPEN");
        assertThat(applied(request, first).reason()).isEqualTo("NOT_APPROVED");
        assertThat(approve(request, first).reason()).isEqualTo("SAME_PERSON");
        assertThat(approve(request, second).field("state")).isEqualTo("APPROVED");
    }

    @Test
    void refusesTheSamePerson() {
        Staff requester = staff(Role.RISK_MANAGER);
        CLOCK.advance(HOUR);
        Reply request = request("MARKET_CHANGE", "{}", requester);
        Identity otherLogin = Identity.user(
                requester.id, 0, Set.of(Role.RISK_MANAGER), Set.of(Permission.values()), "session:another");

        assertThat(approve(request, requester).reason()).isEqualTo("SAME_PERSON");
        assertThat(approve(request, new Staff(requester.id, otherLogin)).reason())
                .isEqualTo("SAME_PERSON");
    }

    @Test
    void refusesTheSameLogin() {
        Staff requester = staff(Role.RISK_MANAGER);
        Staff approver = staff(Role.RISK_MANAGER);
        CLOCK.advance(HOUR);
        Reply request = request("MARKET_CHANGE", "{}", requester);
        Identity sameLogin = Identity.user(
                approver.id, 0, Set.of(Role.RISK_MANAGER), Set.of(Permission.values()), requester.identity.via());

        assertThat(approve(request, new Staff(approver.id, sameLogin)).reason()).isEqualTo("SAME_LOGIN");
    }

    @Test
    void refusesAnythingButASession() {
        Staff requester = staff(Role.RISK_MANAGER);
        Staff approver = staff(Role.RISK_MANAGER);
        CLOCK.advance(HOUR);
        Reply request = request("MARKET_CHANGE", "{}", requester);
        Identity byKey =
                Identity.user(approver.id, 0, Set.of(Role.RISK_MANAGER), Set.of(Permission.values()), "key:abc");

        assertThat(approve(request, new Staff(approver.id, byKey)).reason()).isEqualTo("SESSION_REQUIRED");
    }

    @Test
    void refusesARoleThatWasGrantedWithinTheHour() {
        Staff requester = staff(Role.RISK_MANAGER);
        CLOCK.advance(HOUR);
        Staff approver = staff(Role.RISK_MANAGER);
        Reply request = request("MARKET_CHANGE", "{}", requester);
        CLOCK.advance(HOUR.minusSeconds(30));

        assertThat(approve(request, approver).reason()).isEqualTo("ROLE_TOO_NEW");
        assertThat(request("MARKET_CHANGE", "{}", staff(Role.RISK_MANAGER)).reason())
                .isEqualTo("ROLE_TOO_NEW");
        CLOCK.advance(Duration.ofSeconds(31));
        assertThat(approve(request, approver).field("state")).isEqualTo("APPROVED");
    }

    @Test
    void refusesWhoHasLostTheRoleWhateverHisTokenSays() {
        Staff requester = staff(Role.RISK_MANAGER);
        Staff approver = staff(Role.RISK_MANAGER);
        CLOCK.advance(HOUR);
        Reply request = request("MARKET_CHANGE", "{}", requester);
        send("DELETE", "/api/admin/user/" + approver.id + "/roles/RISK_MANAGER?reason=left", ADMIN, null);

        assertThat(approve(request, approver).reason()).isEqualTo("ROLE_MISSING");
        assertThat(request("MARKET_CHANGE", "{}", approver).reason()).isEqualTo("ROLE_MISSING");
    }

    @Test
    void refusesARequestThatChangedSinceItWasRead() {
        Staff requester = staff(Role.RISK_MANAGER);
        Staff approver = staff(Role.RISK_MANAGER);
        CLOCK.advance(HOUR);
        Reply read = request("MARKET_CHANGE", "{\"maker\":1}", requester);

        Reply changed = change(read, "{\"maker\":2}", requester);

        assertThat(changed.field("payload")).isEqualTo("{\"maker\":2}");
        assertThat(approve(read, approver).reason()).isEqualTo("REQUEST_CHANGED");
        assertThat(approve(changed, approver).field("state")).isEqualTo("APPROVED");
    }

    @Test
    void letsNobodyChangeARequestAfterTheFirstApproval() {
        Staff requester = staff(Role.OPERATOR);
        Staff approver = staff(Role.OPERATOR);
        CLOCK.advance(HOUR);
        Reply request = request("LEDGER_ADJUSTMENT", "{\"amount\":1}", requester);
        assertThat(change(request, "{\"amount\":2}", approver).reason()).isEqualTo("NOT_YOURS");

        approve(request, approver);

        assertThat(change(request, "{\"amount\":3}", requester).reason()).isEqualTo("APPROVAL_BEGUN");
    }

    @Test
    void endsARequestByRejectionAndByTime() {
        Staff requester = staff(Role.RISK_MANAGER);
        Staff approver = staff(Role.RISK_MANAGER);
        CLOCK.advance(HOUR);
        Reply rejected = request("MARKET_CHANGE", "{}", requester);
        Reply late = request("MARKET_CHANGE", "{}", requester);

        send("POST", path(rejected, "reject"), approver.identity, Map.of("reason", "too much"));
        assertThat(approve(rejected, approver).reason()).isEqualTo("APPROVAL_ENDED");
        CLOCK.advance(Duration.ofHours(24));
        assertThat(approve(late, approver).reason()).isEqualTo("APPROVAL_EXPIRED");
        assertThat(get(path(late, ""), ADMIN).json().path("expired").asBoolean())
                .isTrue();
    }

    @Test
    void isAskedByServicesAlone() {
        Staff requester = staff(Role.RISK_MANAGER);
        CLOCK.advance(HOUR);
        Reply request = request("MARKET_CHANGE", "{}", requester);

        assertThat(send("POST", "/internal/approvals", ADMIN, body("MARKET_CHANGE", "{}", requester))
                        .status())
                .isEqualTo(403);
        assertThat(send(
                                "POST",
                                "/internal/approvals/" + request.field("id") + "/applied",
                                requester.identity,
                                Map.of("operator", 1))
                        .status())
                .isEqualTo(403);
        assertThat(get("/api/admin/user/approvals?state=OPEN", ADMIN).text()).contains(request.field("id"));
        assertThat(get("/api/admin/user/approvals?state=SHUT", ADMIN).reason()).isEqualTo("FIELD_INVALID");
    }

    private Staff staff(Role role) {
        Reply person = signedIn();
        long id = Long.parseLong(person.field("userId"));
        Reply granted = send(
                "POST",
                "/api/admin/user/" + id + "/roles",
                ADMIN,
                Map.of("roles", List.of(role.name()), "reason", "hired for it"));
        assertThat(granted.status()).as(granted.text()).isEqualTo(200);
        return new Staff(
                id,
                Identity.user(
                        id,
                        0,
                        Set.of(role),
                        Set.of(Permission.values()),
                        identity(person).via()));
    }

    private Reply request(String kind, String payload, Staff requester) {
        return send("POST", "/internal/approvals", GATEWAY_ITSELF, body(kind, payload, requester));
    }

    private Reply change(Reply request, String payload, Staff requester) {
        return send(
                "PUT",
                "/internal/approvals/" + request.field("id"),
                GATEWAY_ITSELF,
                body(request.field("kind"), payload, requester));
    }

    private Reply applied(Reply request, Staff operator) {
        return send(
                "POST",
                "/internal/approvals/" + request.field("id") + "/applied",
                GATEWAY_ITSELF,
                Map.of("operator", operator.id));
    }

    private Reply approve(Reply request, Staff approver) {
        return send(
                "POST",
                path(request, "approve"),
                approver.identity,
                Map.of("payloadHash", request.field("payloadHash"), "reason", "I have read it"));
    }

    private static Map<String, Object> body(String kind, String payload, Staff requester) {
        return Map.of(
                "kind",
                kind,
                "target",
                "market BTCUSDT",
                "payload",
                payload,
                "reason",
                "the market has changed",
                "requester",
                requester.id,
                "via",
                requester.identity.via());
    }

    private static String path(Reply request, String verb) {
        return "/api/admin/user/approvals/" + request.field("id") + (verb.isEmpty() ? "" : "/" + verb);
    }
}
