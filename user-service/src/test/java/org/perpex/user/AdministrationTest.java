package org.perpex.user;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.perpex.common.spring.identity.Identity;
import org.perpex.common.spring.identity.Permission;
import org.perpex.common.spring.identity.Role;

class AdministrationTest extends OnSharedServers {

    private static final Identity ADMIN =
            Identity.user(1, 0, Set.of(Role.ADMIN), Set.of(Permission.values()), "session:admin");

    @Test
    void grantsRolesThatTheNextAccessTokenCarries() {
        Reply feed = signedIn();

        Reply granted = grant(ADMIN, feed, List.of("FEED", "MARKET_MAKER"));

        assertThat(granted.json().path("roles").toString()).isEqualTo("[\"TRADER\",\"MARKET_MAKER\",\"FEED\"]");
        assertThat(claims(refresh(feed.field("refreshToken"))).path("roles").toString())
                .isEqualTo("[\"FEED\",\"MARKET_MAKER\",\"TRADER\"]");
    }

    @Test
    void signsOutWhoLosesARole() {
        Reply feed = signedIn();
        grant(ADMIN, feed, List.of("FEED"));

        Reply withdrawn = send("DELETE", path(feed) + "/FEED?reason=no%20longer", ADMIN, null);

        assertThat(withdrawn.json().path("roles").toString()).isEqualTo("[\"TRADER\"]");
        assertThat(refresh(feed.field("refreshToken")).status()).isEqualTo(401);
    }

    @Test
    void findsAPersonByAddress() {
        String email = someone();
        register(email, PASSWORD);
        Reply signedIn = login(email, PASSWORD);

        Reply found = get("/api/admin/user?email=" + email, ADMIN);

        assertThat(found.field("userId")).isEqualTo(signedIn.field("userId"));
        assertThat(get("/api/admin/user?email=nobody@example.org", ADMIN).reason())
                .isEqualTo("USER_UNKNOWN");
        assertThat(get("/api/admin/user", ADMIN).status()).isEqualTo(400);
    }

    @Test
    void isForAdministratorsOnly() {
        Reply trader = signedIn();

        assertThat(grant(identity(trader), trader, List.of("ADMIN")).status()).isEqualTo(403);
        assertThat(grant(Identity.anonymous(), trader, List.of("ADMIN")).status())
                .isEqualTo(401);
        assertThat(grant(GATEWAY_ITSELF, trader, List.of("ADMIN")).status()).isEqualTo(401);
    }

    @Test
    void refusesUnknownRolesAndPeople() {
        Reply trader = signedIn();

        assertThat(grant(ADMIN, trader, List.of("GOD")).reason()).isEqualTo("ROLES_INVALID");
        assertThat(grant(ADMIN, trader, List.of()).reason()).isEqualTo("ROLES_INVALID");
        assertThat(send(
                                "POST",
                                "/api/admin/user/999999/roles",
                                ADMIN,
                                Map.of("roles", List.of("FEED"), "reason", "a test needs it"))
                        .reason())
                .isEqualTo("USER_UNKNOWN");
        assertThat(send(
                                "POST",
                                "/api/admin/user/abc/roles",
                                ADMIN,
                                Map.of("roles", List.of("FEED"), "reason", "a test needs it"))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void wantsAReasonForEachChangeOfARole() {
        Reply trader = signedIn();

        Reply granted = send("POST", path(trader), ADMIN, Map.of("roles", List.of("FEED")));
        Reply withdrawn = send("DELETE", path(trader) + "/TRADER?reason=x", ADMIN, null);

        assertThat(granted.reason()).isEqualTo("FIELD_INVALID");
        assertThat(granted.field("detail")).isEqualTo("reason must have 3 to 500 printable characters.");
        assertThat(withdrawn.reason()).isEqualTo("FIELD_INVALID");
        assertThat(get("/api/admin/user?email=" + claims(trader).path("sub").asString(""), ADMIN)
                        .status())
                .isEqualTo(400);
        assertThat(refresh(trader.field("refreshToken")).status()).isEqualTo(200);
    }

    private Reply grant(Identity as, Reply whom, List<String> roles) {
        return send("POST", path(whom), as, Map.of("roles", roles, "reason", "a test needs it"));
    }

    private static String path(Reply signedIn) {
        return "/api/admin/user/" + signedIn.field("userId") + "/roles";
    }
}
