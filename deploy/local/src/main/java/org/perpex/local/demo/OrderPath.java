package org.perpex.local.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.perpex.local.part.PlatformFailure;
import tools.jackson.databind.JsonNode;

/**
 * Orders that warm the way from the gateway through trade, risk and match and back: they rest far below the market and are
 * canceled at once, by an account that nobody else uses.
 */
final class OrderPath {

    private static final String SYMBOL = "SOLUSDT";
    private static final String PRICE = "10.00";
    private static final String QUANTITY = "1";
    private static final int ROUNDS = 150;
    private static final Duration WARM_MAX = Duration.ofSeconds(20);
    private static final Duration ANSWERS_WITHIN = Duration.ofSeconds(60);

    private final DemoAccount account;
    private final Api api;

    OrderPath(DemoAccount account, Api api) {
        this.account = account;
        this.api = api;
    }

    /** Places and cancels until the path is warm or the time is up. The first order must get through. */
    void warm() {
        account.make();
        firstOrder();
        long deadlineNanos = System.nanoTime() + WARM_MAX.toNanos();
        for (int round = 0; round < ROUNDS && System.nanoTime() < deadlineNanos; round++) {
            Api.Answer placed = place();
            if (!placed.isGood()) {
                throw failed(placed);
            }
            cancel(placed.body());
        }
    }

    /** Services find each other, and engines take their first input, within some seconds of their start. */
    private void firstOrder() {
        long deadlineNanos = System.nanoTime() + ANSWERS_WITHIN.toNanos();
        Api.Answer placed = place();
        while (!placed.isGood()) {
            if (System.nanoTime() > deadlineNanos) {
                throw failed(placed);
            }
            pause();
            placed = place();
        }
        cancel(placed.body());
    }

    private Api.Answer place() {
        return signed(
                "POST",
                "/fapi/v1/order",
                "symbol=" + SYMBOL + "&side=BUY&type=LIMIT&timeInForce=GTC&quantity=" + QUANTITY + "&price=" + PRICE);
    }

    private void cancel(JsonNode placed) {
        Api.Answer canceled = signed(
                "DELETE",
                "/fapi/v1/order",
                "symbol=" + SYMBOL + "&orderId=" + placed.path("orderId").asString());
        if (!canceled.isGood()) {
            throw failed(canceled);
        }
    }

    private Api.Answer signed(String method, String path, String parameters) {
        String query = parameters + "&recvWindow=10000&timestamp=" + System.currentTimeMillis();
        return api.signed(method, path + "?" + query + "&signature=" + signature(query), account.apiKey());
    }

    private String signature(String query) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(account.apiSecret().getBytes(UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(query.getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HMAC-SHA256", e);
        }
    }

    private static PlatformFailure failed(Api.Answer answer) {
        return new PlatformFailure("an order to warm the path was answered " + answer.status() + " " + answer.text()
                + " (logs: .perpex/logs/{gateway,trade,risk,match}-service.log)");
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(500);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PlatformFailure("interrupted", e);
        }
    }
}
