package org.perpex.local.demo;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.perpex.local.part.PlatformFailure;
import org.perpex.local.secret.Secrets;

/**
 * One demo account: made step by step through the API. Each step that was answered is remembered, so a start that was
 * interrupted goes on where it stopped. The transfer has an id of its own and happens once; the faucet has none, so an
 * interruption between its payment and our note of it leaves test funds in the funding wallet.
 */
final class DemoAccount {

    private static final String FUNDS = "100000";
    private static final Duration TRANSFER_MAX = Duration.ofSeconds(30);

    /** A service that has just started may not be found by the others yet. */
    private static final Duration REACHABLE_MAX = Duration.ofSeconds(30);

    private final String name;
    private final Secrets secrets;
    private final Api api;

    DemoAccount(String name, Secrets secrets, Api api) {
        this.name = name;
        this.secrets = secrets;
        this.api = api;
    }

    String name() {
        return name;
    }

    String email() {
        return name + "@demo.perpex.local";
    }

    String password() {
        return secrets.password("demo." + name + ".password");
    }

    String apiKey() {
        return kept("apiKey");
    }

    String apiSecret() {
        return kept("apiSecret");
    }

    /** Makes what is not there yet. */
    void make() {
        if (secrets.find(key("funded")).isPresent()) {
            return;
        }
        once("registered", () -> post("/api/v1/users", "", Map.of("email", email(), "password", password())));
        String token = post("/api/v1/sessions", "", Map.of("email", email(), "password", password()))
                .field("accessToken");
        if (secrets.find(key("apiKey")).isEmpty()) {
            makeKey(token);
        }
        once("given", () -> post("/api/v1/faucet", token, Map.of("asset", "USDT", "amount", FUNDS)));
        String transfer = secrets.value(key("transfer"), () -> UUID.randomUUID().toString());
        once("sent", () -> transfer(token, transfer));
        awaitTransfer(token, transfer);
        secrets.put(key("funded"), "yes");
    }

    private void makeKey(String token) {
        Api.Answer answer = post(
                "/api/v1/api-keys",
                token,
                Map.of("label", "demo", "kind", "HMAC", "permissions", List.of("READ", "TRADE")));
        secrets.put(key("apiSecret"), answer.field("apiSecret"));
        secrets.put(key("apiKey"), answer.field("apiKey"));
    }

    private void transfer(String token, String id) {
        post(
                "/api/v1/wallet/transfers",
                token,
                Map.of("id", id, "asset", "USDT", "amount", FUNDS, "from", "FUNDING", "to", "FUTURES"));
    }

    private void awaitTransfer(String token, String id) {
        long deadlineNanos = System.nanoTime() + TRANSFER_MAX.toNanos();
        String state = "";
        while (!state.equals("COMPLETED")) {
            if (System.nanoTime() > deadlineNanos || state.equals("REFUSED")) {
                throw new PlatformFailure("the transfer of " + email() + " to its futures wallet is " + state
                        + " (logs: .perpex/logs/wallet-service.log, .perpex/logs/risk-service.log)");
            }
            pause(100);
            state = api.get("/api/v1/wallet/transfers/" + id, token).field("state");
        }
    }

    /** Asks again while a service behind the gateway cannot be reached; all these requests may be repeated then. */
    private Api.Answer post(String path, String token, Map<String, ?> body) {
        long deadlineNanos = System.nanoTime() + REACHABLE_MAX.toNanos();
        Api.Answer answer = api.post(path, token, body);
        while (answer.status() == 503 && System.nanoTime() < deadlineNanos) {
            pause(250);
            answer = api.post(path, token, body);
        }
        if (!answer.isGood()) {
            throw new PlatformFailure("demo data: " + path + " for " + email() + " was answered " + answer.status()
                    + " " + answer.text() + " (log: .perpex/logs/gateway-service.log)");
        }
        return answer;
    }

    private void once(String step, Runnable work) {
        if (secrets.find(key(step)).isEmpty()) {
            work.run();
            secrets.put(key(step), "yes");
        }
    }

    private String kept(String what) {
        return secrets.find(key(what)).orElseThrow(() -> new PlatformFailure(email() + " has no " + what + " yet"));
    }

    private String key(String what) {
        return "demo." + name + "." + what;
    }

    private static void pause(long millis) {
        try {
            TimeUnit.MILLISECONDS.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PlatformFailure("interrupted", e);
        }
    }
}
