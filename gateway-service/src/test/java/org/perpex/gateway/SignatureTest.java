package org.perpex.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.perpex.common.spring.identity.Identity;
import org.perpex.common.testkit.embedded.EmbeddedRedis;

class SignatureTest {

    private static final Exchange EXCHANGE = Exchange.RUNNING;
    private static final String ORDER = "symbol=BTCUSDT&side=BUY&type=LIMIT&quantity=1&price=9000";
    private static Gateway gateway;

    @BeforeAll
    static void start() {
        gateway = EXCHANGE.gateway(
                EmbeddedRedis.shared(), Map.of("perpex.gateway.limits.address-weight-minute", "100000"));
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    @Test
    void takesAnHmacKeyAndSaysWhoItIs() throws Exception {
        Users.Key key = EXCHANGE.users().hmacKey(Users.Grant.TRADER);
        HttpResponse<String> response = gateway.signed("POST", "/fapi/v1/order", ORDER, key);

        assertThat(response.statusCode()).isEqualTo(200);
        Backend.Received received = EXCHANGE.service("trade").last();
        Identity identity =
                EXCHANGE.identity(received.identity(), "trade-service").identity();
        assertThat(identity.userId()).isEqualTo(key.user());
        assertThat(identity.via()).isEqualTo("key:" + key.name());
        assertThat(identity.permissions()).hasSize(2);
        assertThat(EXCHANGE.identity(received.identity(), "risk-service").audience())
                .containsExactlyInAnyOrder("trade-service", "risk-service");
        assertThat(received.header("X-MBX-APIKEY")).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ED25519", "RSA"})
    void takesAPublicKey(String kind) {
        Users.Key key = EXCHANGE.users().publicKey(kind, Users.Grant.TRADER);

        assertThat(gateway.signed("POST", "/fapi/v1/order", ORDER, key).statusCode())
                .isEqualTo(200);
        Users.Key other = new Users.Key(
                key.name(),
                key.user(),
                EXCHANGE.users().publicKey(kind, Users.Grant.TRADER).signer());
        assertThat(Gateway.code(gateway.signed("POST", "/fapi/v1/order", ORDER, other)))
                .isEqualTo(-1022);
    }

    @Test
    void takesParametersInTheBodyOrInBothPlaces() {
        Users.Key key = EXCHANGE.users().hmacKey(Users.Grant.TRADER);
        String time = "timestamp=" + System.currentTimeMillis();

        String inBody = ORDER + "&" + time;
        assertThat(post("", inBody + "&signature=" + key.sign(inBody), key).statusCode())
                .isEqualTo(200);
        assertThat(post("?" + ORDER, time + "&signature=" + key.sign(ORDER + time), key)
                        .statusCode())
                .isEqualTo(200);
        assertThat(post("?" + ORDER + "&signature=" + key.sign(ORDER + time), time, key)
                        .statusCode())
                .isEqualTo(200);
        assertThat(post("?signature=" + key.sign(ORDER + "&" + time) + "&" + ORDER + "&" + time, "", key)
                        .statusCode())
                .isEqualTo(200);
        assertThat(EXCHANGE.service("trade").last().uri()).contains("signature=");
    }

    @Test
    void takesABodyThatIsNotPercentEncoded() {
        Users.Key key = EXCHANGE.users().hmacKey(Users.Grant.TRADER);
        String body =
                "batchOrders=[{\"symbol\":\"BTCUSDT\",\"price\":\"1 + 1\"}]&timestamp=" + System.currentTimeMillis();
        HttpResponse<String> response = gateway.send(gateway.request("/fapi/v1/batchOrders")
                .header("X-MBX-APIKEY", key.name())
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body + "&signature=" + key.sign(body))));

        assertThat(response.statusCode()).isEqualTo(200);
    }

    @Test
    void refusesWhatWasChangedOnTheWay() {
        Users.Key key = EXCHANGE.users().hmacKey(Users.Grant.TRADER);
        String time = "timestamp=" + System.currentTimeMillis();
        String signature = key.sign(ORDER + "&" + time);
        int before = EXCHANGE.service("trade").received().size();

        for (String query : List.of(
                ORDER.replace("9000", "9001") + "&" + time,
                time + "&" + ORDER,
                ORDER + "&" + time + "&",
                ORDER + "&x=1&" + time)) {
            HttpResponse<String> response = post("?" + query + "&signature=" + signature, "", key);
            assertThat(response.statusCode()).as(query).isEqualTo(400);
            assertThat(Gateway.code(response)).as(query).isEqualTo(-1022);
        }
        char altered = signature.charAt(5) == 'a' ? 'b' : 'a';
        String other = signature.substring(0, 5) + altered + signature.substring(6);
        assertThat(Gateway.code(post("?" + ORDER + "&" + time + "&signature=" + other, "", key)))
                .isEqualTo(-1022);
        assertThat(Gateway.code(post("?" + ORDER + "&" + time + "&signature=" + signature, "x=1", key)))
                .isEqualTo(-1022);
        assertThat(Gateway.code(post("?" + ORDER + "&" + time + "&signature=nonsense", "", key)))
                .isEqualTo(-1022);
        assertThat(EXCHANGE.service("trade").received()).hasSize(before);
    }

    @Test
    void namesWhatIsMissing() {
        Users.Key key = EXCHANGE.users().hmacKey(Users.Grant.TRADER);
        String time = "timestamp=" + System.currentTimeMillis();

        assertThat(Gateway.json(post("?" + ORDER + "&" + time, "", key))
                        .path("msg")
                        .asString())
                .contains("'signature'");
        assertThat(Gateway.json(post("?" + ORDER + "&signature=" + key.sign(ORDER), "", key))
                        .path("msg")
                        .asString())
                .contains("'timestamp'");
        String twice = "signature=00&" + ORDER + "&" + time;
        assertThat(Gateway.code(post("?" + twice + "&signature=" + key.sign(ORDER + "&" + time), "", key)))
                .isEqualTo(-1102);
    }

    @Test
    void refusesRequestsOutsideTheirWindow() {
        Users.Key key = EXCHANGE.users().hmacKey(Users.Grant.TRADER);

        assertThat(at(-6_000, "", key)).isEqualTo(-1021);
        assertThat(at(3_000, "", key)).isEqualTo(-1021);
        assertThat(at(-3_000, "", key)).isZero();
        assertThat(at(-30_000, "recvWindow=60000&", key)).isZero();
        assertThat(at(-300, "recvWindow=100&", key)).isEqualTo(-1021);
        assertThat(at(0, "recvWindow=60001&", key)).isEqualTo(-1130);
    }

    @Test
    void refusesKeysThatDoNotExistOrMayNot() {
        Users.Key reader = EXCHANGE.users().hmacKey(new Users.Grant(List.of("READ"), List.of(), List.of()));
        Users.Key elsewhere = EXCHANGE.users()
                .hmacKey(new Users.Grant(List.of("READ", "TRADE"), List.of(), List.of("10.0.0.0/8", "::1")));
        Users.Key here =
                EXCHANGE.users().hmacKey(new Users.Grant(List.of("READ", "TRADE"), List.of(), List.of("127.0.0.0/8")));
        Users.Key unknown = new Users.Key(Users.randomName(), 1, text -> "00");

        assertThat(gateway.signed("GET", "/fapi/v2/account", "", reader).statusCode())
                .isEqualTo(200);
        assertThat(Gateway.code(gateway.signed("POST", "/fapi/v1/order", ORDER, reader)))
                .isEqualTo(-2015);
        assertThat(Gateway.code(gateway.signed("POST", "/fapi/v1/order", ORDER, elsewhere)))
                .isEqualTo(-2015);
        assertThat(gateway.signed("POST", "/fapi/v1/order", ORDER, here).statusCode())
                .isEqualTo(200);
        HttpResponse<String> refused = gateway.signed("POST", "/fapi/v1/order", ORDER, unknown);
        assertThat(refused.statusCode()).isEqualTo(401);
        assertThat(Gateway.code(refused)).isEqualTo(-2015);
        assertThat(Gateway.code(gateway.get("/fapi/v2/account"))).isEqualTo(-2014);
        assertThat(Gateway.code(gateway.send(gateway.request("/fapi/v2/account").header("X-MBX-APIKEY", "a b"))))
                .isEqualTo(-2014);
    }

    @Test
    void takesAStreamKeyRequestByTheHeaderAlone() {
        Users.Key key = EXCHANGE.users().hmacKey(Users.Grant.TRADER);

        assertThat(gateway.send(gateway.request("/fapi/v1/listenKey")
                                .header("X-MBX-APIKEY", key.name())
                                .POST(BodyPublishers.noBody()))
                        .statusCode())
                .isEqualTo(200);
        assertThat(Gateway.code(gateway.send(gateway.request("/fapi/v1/listenKey")
                        .header("X-MBX-APIKEY", Users.randomName())
                        .PUT(BodyPublishers.noBody()))))
                .isEqualTo(-2015);
    }

    private static int at(long offsetMillis, String before, Users.Key key) {
        String query = before + "timestamp=" + (System.currentTimeMillis() + offsetMillis);
        return Gateway.code(gateway.send(gateway.request("/fapi/v2/account?" + query + "&signature=" + key.sign(query))
                .header("X-MBX-APIKEY", key.name())));
    }

    private static HttpResponse<String> post(String query, String body, Users.Key key) {
        return gateway.send(gateway.request("/fapi/v1/order" + query)
                .header("X-MBX-APIKEY", key.name())
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body)));
    }
}
