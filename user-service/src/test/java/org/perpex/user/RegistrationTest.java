package org.perpex.user;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.perpex.common.spring.identity.Identity;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

class RegistrationTest extends OnSharedServers {

    @Autowired
    private Environment environment;

    @Test
    void registersAPersonUnderTheNormalisedAddress() {
        String email = someone();

        Reply reply = register("  " + email.toUpperCase(java.util.Locale.ROOT) + " ", PASSWORD);

        assertThat(reply.status()).isEqualTo(201);
        assertThat(reply.field("email")).isEqualTo(email);
        assertThat(login(email, PASSWORD).status()).isEqualTo(200);
    }

    @Test
    void tellsNobodyWhetherAnAddressIsRegistered() {
        String email = someone();
        Reply first = register(email, PASSWORD);

        Reply second = register(email, "another password 77");

        assertThat(second.status()).isEqualTo(first.status());
        assertThat(second.text()).isEqualTo(first.text());
        assertThat(login(email, "another password 77").status()).isEqualTo(401);
        assertThat(login(email, PASSWORD).status()).isEqualTo(200);
    }

    @Test
    void givesDenseIdsFrom1001WhateverCollides() throws Exception {
        String taken = someone();
        register(taken, PASSWORD);
        List<Callable<Reply>> calls = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            String email = i % 3 == 0 ? taken : someone();
            calls.add(() -> register(email, PASSWORD));
        }
        try (ExecutorService pool = Executors.newFixedThreadPool(6)) {
            for (Future<Reply> call : pool.invokeAll(calls)) {
                assertThat(call.get().status()).isEqualTo(201);
            }
        }

        List<@Nullable Long> ids = database.sql("SELECT id FROM account ORDER BY id")
                .query(Long.class)
                .list();
        assertThat(ids.getFirst()).isEqualTo(1001);
        assertThat(ids.getLast()).isEqualTo(1000 + ids.size());
    }

    @Test
    void refusesWhatIsNoAddress() {
        for (String email : List.of("", "a", "a@", "@b.cc", "a b@c.de", "a@b", "a@-b.de", "x".repeat(300) + "@b.cc")) {
            Reply reply = register(email, PASSWORD);
            assertThat(reply.status()).as(email).isEqualTo(400);
            assertThat(reply.reason()).as(email).isEqualTo("EMAIL_INVALID");
        }
    }

    @Test
    void refusesWeakPasswords() {
        for (String password :
                List.of("short", "aaaaaaaaaaaa", "Password1234", "x".repeat(10) + "y".repeat(200), "1234567890")) {
            assertThat(register(someone(), password).reason()).as(password).isEqualTo("PASSWORD_WEAK");
        }
        String email = someone();
        assertThat(register(email, email).reason()).isEqualTo("PASSWORD_WEAK");
    }

    @Test
    void answersBrokenRequestsClearlyAndLeaksNothing() {
        for (Object body : List.of("{", "[]", "{}", Map.of("email", someone()), "null")) {
            Reply reply = send("POST", "/api/v1/users", Identity.anonymous(), body);
            assertThat(reply.status()).as(String.valueOf(body)).isEqualTo(400);
            assertThat(reply.text()).doesNotContain("Exception", "org.perpex", "jackson", "SELECT");
        }
    }

    @Test
    void storesPasswordsAsArgon2idOnly() {
        String email = someone();
        register(email, PASSWORD);

        String hash = database.sql("SELECT password_hash FROM account WHERE email = ?")
                .param(email)
                .query(String.class)
                .single();
        assertThat(hash).startsWith("$argon2id$v=19$m=19456,t=2,p=1$").doesNotContain(PASSWORD);
    }

    @Test
    void writesTheAuditTrail() {
        String email = someone();
        register(email, PASSWORD);
        register(email, PASSWORD);
        login(email, PASSWORD);
        login(email, "a wrong password");

        List<@Nullable String> actions =
                database.sql("""
                        SELECT e.action FROM audit_event e JOIN account a ON a.id = e.user_id
                        WHERE a.email = ? ORDER BY e.id
                        """).param(email).query(String.class).list();
        assertThat(actions)
                .containsExactly("USER_REGISTERED", "REGISTRATION_REPEATED", "LOGIN_SUCCEEDED", "LOGIN_FAILED");
    }

    @Test
    void letsNobodyInWithoutAnIdentity() {
        for (String path : List.of(
                "/api/v1/users",
                "/api/v1/sessions",
                "/api/v1/api-keys",
                "/internal/api-keys/x",
                "/oauth2/jwks",
                "/api/admin/user?email=a@b.cc")) {
            assertThat(get(path, null).status()).as(path).isEqualTo(401);
        }
        assertThat(get("/actuator/health", null).status()).isEqualTo(200);
    }

    @Test
    void hasNoDemoAdministratorOutsideOfTheLocalProfileWhateverTheEnvironmentSays() {
        assertThat(environment.getProperty("perpex.admin.email")).isEqualTo(ADMIN_EMAIL);
        assertThat(login(ADMIN_EMAIL, PASSWORD).status()).isEqualTo(401);
        assertThat(database.sql(
                                "SELECT COUNT(*) FROM account_role WHERE role = 'ADMIN' AND granted_by = 'service:user'")
                        .query(Integer.class)
                        .single())
                .isZero();
    }
}
