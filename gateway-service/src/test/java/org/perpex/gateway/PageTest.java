package org.perpex.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.perpex.common.testkit.embedded.EmbeddedRedis;

/** The pages as the build put them into the jar, under their policy. */
class PageTest {

    private static final Pattern NONCE = Pattern.compile("'nonce-([A-Za-z0-9_-]{22})'");
    private static EmbeddedRedis redis;
    private static Gateway gateway;

    @BeforeAll
    static void start() {
        redis = EmbeddedRedis.started();
        gateway = Exchange.RUNNING.gateway(redis, Map.of("perpex.gateway.limits.address-weight-minute", "1000000"));
    }

    @AfterAll
    static void stop() {
        gateway.close();
        redis.close();
    }

    @Test
    void showsTheDocumentUnderEachPathOfThePages() {
        for (String path : List.of(
                "/",
                "/login",
                "/signup",
                "/markets",
                "/wallet",
                "/keys",
                "/trade/BTCUSDT",
                "/admin",
                "/admin/markets",
                "/admin/markets/BTCUSDT",
                "/admin/users/1001")) {
            HttpResponse<String> response = gateway.get(path);
            assertThat(response.statusCode()).as(path).isEqualTo(200);
            assertThat(response.headers().firstValue("Content-Type")).hasValue("text/html;charset=UTF-8");
            assertThat(response.headers().firstValue("Cache-Control")).hasValue("no-store");
            assertThat(response.body()).contains("<div id=\"root\">").doesNotContain("__NONCE__");
        }
    }

    @Test
    void allowsScriptsOfItsOwnOriginAndNothingInline() {
        HttpResponse<String> response = gateway.get("/");
        String policy = response.headers().firstValue("Content-Security-Policy").orElseThrow();

        assertThat(policy)
                .contains("default-src 'none'", "script-src 'self';", "connect-src 'self'", "frame-ancestors 'none'")
                .contains("base-uri 'none'", "form-action 'self'")
                .doesNotContain("unsafe");
        assertThat(response.body())
                .doesNotContainPattern("<script(?![^>]* src=)")
                .doesNotContain("<style", " style=");
        assertThat(response.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(response.headers().firstValue("X-Frame-Options")).hasValue("DENY");
        assertThat(response.headers().firstValue("Referrer-Policy")).hasValue("no-referrer");
        assertThat(response.headers().firstValue("Strict-Transport-Security")).hasValue("max-age=31536000");
    }

    @Test
    void drawsAnotherNonceForEachAnswer() {
        String first = nonce(gateway.get("/"));
        String second = nonce(gateway.get("/"));

        assertThat(first).isNotEqualTo(second);
        assertThat(gateway.get("/").body()).doesNotContain(first, second);
    }

    @Test
    void keepsFilesOfAVersionForEverAndSendsThemCompressed() {
        Matcher script = Pattern.compile("src=\"(/assets/[^\"]+\\.js)\"")
                .matcher(gateway.get("/").body());
        assertThat(script.find()).isTrue();

        HttpResponse<String> plain = gateway.get(script.group(1));
        HttpResponse<String> zipped =
                gateway.send(gateway.request(script.group(1)).header("Accept-Encoding", "gzip"));

        assertThat(plain.statusCode()).isEqualTo(200);
        assertThat(plain.headers().firstValue("Content-Type").orElseThrow()).contains("javascript");
        assertThat(plain.headers().firstValue("Cache-Control")).hasValue("public, max-age=31536000, immutable");
        assertThat(plain.headers().firstValue("Content-Encoding")).isEmpty();
        assertThat(zipped.headers().firstValue("Content-Encoding")).hasValue("gzip");
        assertThat(zipped.headers().firstValueAsLong("Content-Length").orElseThrow())
                .isLessThan(plain.headers().firstValueAsLong("Content-Length").orElseThrow());
    }

    @Test
    void showsTheDescriptionOfTheApi() {
        HttpResponse<String> page = gateway.get("/docs");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Type")).hasValue("text/html;charset=UTF-8");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'none'", "script-src 'self';")
                .doesNotContain("unsafe");
        assertThat(page.body())
                .contains("src=\"/docs/docs.js\"", "href=\"/docs/docs.css\"")
                .doesNotContainPattern("<script(?![^>]* src=)")
                .doesNotContain("<style", " style=", "http://", "https://");
        assertThat(gateway.get("/docs/docs.js").headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).contains("javascript"));
        assertThat(gateway.get("/docs/docs.css").statusCode()).isEqualTo(200);
        assertThat(gateway.get("/docs/openapi.json").body()).contains("\"openapi\" : \"3.1.0\"", "/fapi/v1/order");
        assertThat(gateway.get("/docs/asyncapi.json").body()).contains("\"asyncapi\" : \"3.0.0\"", "@aggTrade");
        assertThat(gateway.get("/docs/index.html").statusCode()).isEqualTo(404);
    }

    @Test
    void knowsNoOtherPath() {
        for (String path : List.of(
                "/index.html",
                "/unknown",
                "/trade",
                "/trade/../keys",
                "/assets/unknown.js",
                "/web/index.html",
                "/manifest")) {
            assertThat(gateway.get(path).statusCode()).as(path).isEqualTo(404);
        }
        assertThat(gateway.send(gateway.request("/").POST(BodyPublishers.noBody()))
                        .statusCode())
                .isEqualTo(404);
        assertThat(gateway.get("/fapi/v1/ping").statusCode()).isEqualTo(200);
    }

    private static String nonce(HttpResponse<String> response) {
        Matcher found = NONCE.matcher(
                response.headers().firstValue("Content-Security-Policy").orElseThrow());
        assertThat(found.find()).isTrue();
        assertThat(response.body()).contains("nonce=\"" + found.group(1) + "\"");
        return found.group(1);
    }
}
