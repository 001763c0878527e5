package org.perpex.user;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.perpex.common.spring.identity.Identity;

/** Who invited whom. */
class ReferralTest extends OnSharedServers {

    private Reply registerBy(String email, String code) {
        return send(
                "POST",
                "/api/v1/users",
                Identity.anonymous(),
                Map.of("email", email, "password", PASSWORD, "invitation", code));
    }

    @Test
    void isNotedWhenSomebodySignsUpWithACode() {
        Identity alice = identity(signedIn());
        Reply invitation = get("/api/v1/users/invitation", alice);
        String code = invitation.field("code");
        assertThat(code).matches("[A-Za-z0-9]{8}");
        assertThat(invitation.json().path("people").asInt()).isZero();
        assertThat(get("/api/v1/users/invitation", alice).field("code")).isEqualTo(code);

        String email = someone();
        assertThat(registerBy(email, code).status()).isEqualTo(201);
        long bob = identity(login(email, PASSWORD)).userId();

        assertThat(get("/api/v1/users/invitation", alice).json().path("people").asInt())
                .isEqualTo(1);
        Reply noted = get("/internal/referrals?after=" + (bob - 1) + "&limit=1", Identity.service("finance"));
        assertThat(noted.json().get(0).path("user").asLong()).isEqualTo(bob);
        assertThat(noted.json().get(0).path("referrer").asLong()).isEqualTo(alice.userId());
        assertThat(get("/internal/referrals?after=" + bob, Identity.service("finance"))
                        .text())
                .as("who came without a code was referred by nobody")
                .isEqualTo("[]");
    }

    @Test
    void staysWhatItWasWhenTheAddressIsRegisteredAgain() {
        String email = someone();
        register(email, PASSWORD);
        long bob = identity(login(email, PASSWORD)).userId();
        String code = get("/api/v1/users/invitation", identity(signedIn())).field("code");

        assertThat(registerBy(email, code).status()).isEqualTo(201);
        assertThat(database.sql("SELECT COUNT(*) FROM referral WHERE account_id = ?")
                        .param(bob)
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void refusesACodeThatIsNobodysAndRegistersNobody() {
        String email = someone();
        Reply reply = registerBy(email, "NOBODYS1");
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.reason()).isEqualTo("INVITATION_UNKNOWN");
        assertThat(login(email, PASSWORD).status()).isEqualTo(401);
        assertThat(registerBy(email, "").status()).as("an empty field").isEqualTo(201);
    }

    @Test
    void tellsServicesAlone() {
        assertThat(get("/internal/referrals", identity(signedIn())).status()).isEqualTo(403);
        assertThat(get("/internal/referrals?limit=0", Identity.service("finance"))
                        .status())
                .isEqualTo(400);
        assertThat(get("/api/v1/users/invitation", Identity.anonymous()).status())
                .isEqualTo(401);
    }
}
