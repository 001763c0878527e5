package org.perpex.local.replay;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;
import org.perpex.local.replay.HouseApi.Answer;
import org.perpex.local.replay.HouseApi.Key;

/**
 * The accounts of the house, made through the public API once: what is done is kept in a file that only the owner may
 * read, so that a start after an interruption goes on where it stopped.
 */
public final class HouseAccounts {

    private static final String FUNDS = "1000000";
    private static final int TRANSFER_POLLS_MAX = 100;
    private static final long POLL_MILLIS = 200;

    private final HouseApi api;
    private final Path file;
    private final Login administrator;
    private final Properties kept = new Properties();

    public HouseAccounts(HouseApi api, Path file, Login administrator) throws IOException {
        this.api = api;
        this.file = file;
        this.administrator = administrator;
        if (Files.exists(file)) {
            try (var reader = Files.newBufferedReader(file)) {
                kept.load(reader);
            }
        }
    }

    /** An e-mail address and a password. */
    public record Login(String email, String password) {

        /** Signs in and returns the session's token. */
        String token(HouseApi api) throws IOException, InterruptedException {
            Answer answer = api.post("/api/v1/sessions", "", Map.of("email", email, "password", password));
            return require(answer, "signing in " + email)
                    .body()
                    .path("accessToken")
                    .asString("");
        }

        /** Keeps the password out of logs. */
        @Override
        public String toString() {
            return "Login[" + email + "]";
        }
    }

    /** The account that feeds index prices. */
    Login feed() throws IOException, InterruptedException {
        return registered("house-feed", "FEED");
    }

    /** The key of an account that trades for the house, with funds in its futures wallet. */
    public Key trader(String name) throws IOException, InterruptedException {
        Login login = registered(name, "MARKET_MAKER");
        String token = login.token(api);
        if (find(name, "apiKey").isEmpty()) {
            Answer answer = require(
                    api.post(
                            "/api/v1/api-keys",
                            token,
                            Map.of("label", "house", "kind", "HMAC", "permissions", List.of("READ", "TRADE"))),
                    "a key for " + name);
            keep(name, "apiSecret", answer.body().path("apiSecret").asString(""));
            keep(name, "apiKey", answer.body().path("apiKey").asString(""));
        }
        fund(name, token);
        return new Key(
                find(name, "apiKey").orElseThrow(), find(name, "apiSecret").orElseThrow());
    }

    private Login registered(String name, String role) throws IOException, InterruptedException {
        Login login = new Login(name + "@house.perpex.local", password(name));
        if (find(name, "registered").isEmpty()) {
            Answer answer = api.post("/api/v1/users", "", Map.of("email", login.email(), "password", login.password()));
            require(answer, "registering " + name);
            keep(name, "registered", "yes");
        }
        if (find(name, "role").isEmpty()) {
            String token = administrator.token(api);
            Answer person = require(api.get("/api/admin/user?email=" + login.email(), token), "finding " + name);
            require(
                    api.post(
                            "/api/admin/user/" + person.body().path("userId").asLong() + "/roles",
                            token,
                            Map.of("roles", List.of(role), "reason", "an account of the house")),
                    "the role of " + name);
            keep(name, "role", role);
        }
        return login;
    }

    private void fund(String name, String token) throws IOException, InterruptedException {
        if (find(name, "funded").isPresent()) {
            return;
        }
        if (find(name, "given").isEmpty()) {
            require(api.post("/api/v1/faucet", token, Map.of("asset", "USDT", "amount", FUNDS)), "funds for " + name);
            keep(name, "given", "yes");
        }
        if (find(name, "transfer").isEmpty()) {
            keep(name, "transfer", UUID.randomUUID().toString());
        }
        String transfer = find(name, "transfer").orElseThrow();
        require(
                api.post(
                        "/api/v1/wallet/transfers",
                        token,
                        Map.of("id", transfer, "asset", "USDT", "amount", FUNDS, "from", "FUNDING", "to", "FUTURES")),
                "the transfer of " + name);
        for (int poll = 0; poll < TRANSFER_POLLS_MAX; poll++) {
            Answer answer = api.get("/api/v1/wallet/transfers/" + transfer, token);
            if (answer.body().path("state").asString("").equals("COMPLETED")) {
                keep(name, "funded", "yes");
                return;
            }
            Thread.sleep(POLL_MILLIS);
        }
        throw new IOException("the transfer of " + name + " has not completed");
    }

    private String password(String name) throws IOException {
        if (find(name, "password").isEmpty()) {
            byte[] random = new byte[18];
            new SecureRandom().nextBytes(random);
            keep(name, "password", "P-" + HexFormat.of().formatHex(random));
        }
        return find(name, "password").orElseThrow();
    }

    private Optional<String> find(String name, String what) {
        return Optional.ofNullable(kept.getProperty(name + "." + what));
    }

    private void keep(String name, String what, String value) throws IOException {
        kept.setProperty(name + "." + what, value);
        Path next = file.resolveSibling(file.getFileName() + ".next");
        Files.deleteIfExists(next);
        Files.createFile(next, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try (var writer = Files.newBufferedWriter(next)) {
            kept.store(writer, null);
        }
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static Answer require(Answer answer, String what) throws IOException {
        if (!answer.isGood()) {
            throw new IOException(what + " was answered " + answer.status() + " " + answer.body());
        }
        return answer;
    }
}
