package org.perpex.gateway.authentication;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** The worked examples of the exchange dialect's own documentation. */
class SignatureVectorsTest {

    private static final SignatureCheck KEY = SignatureCheck.hmac(
            "2b5eb11e18796d12d88f13dc27dbbd02c2cc51ff7059765ed9821957d82bb4d9".getBytes(StandardCharsets.US_ASCII));
    private static final SignatureCheck SPOT_KEY = SignatureCheck.hmac(
            "NhqPtmdSJYdKjVHjA7PZj4Mge3R5YNiP1e3UZjInClVN65XAbvqqM6A7H5fATj0j".getBytes(StandardCharsets.US_ASCII));
    private static final String ALL =
            "symbol=BTCUSDT&side=BUY&type=LIMIT&quantity=1&price=9000&timeInForce=GTC&recvWindow=5000&timestamp=1591702613943";
    private static final String SIGNATURE = "3c661234138461fcc7a7d8746c6558c9842d4e10870d2ecbedf7777cad694af9";

    @Test
    void holdInTheQuery() {
        assertThat(holds(ALL + "&signature=" + SIGNATURE, "")).isTrue();
    }

    @Test
    void holdInTheBody() {
        assertThat(holds("", ALL + "&signature=" + SIGNATURE)).isTrue();
        assertThat(holds("", "signature=" + SIGNATURE.toUpperCase(java.util.Locale.ROOT) + "&" + ALL))
                .isTrue();
    }

    @Test
    void holdOverQueryAndBodyTogether() {
        String signature = "0fd168b8ddb4876a0358a8d14d0c9f3da0e9b20c5d52b2a00fcf7d1c602f9a77";
        RequestText text = new RequestText(
                "symbol=LTCBTC&side=BUY&type=LIMIT&timeInForce=GTC",
                ("quantity=1&price=0.1&recvWindow=5000&timestamp=1499827319559&signature=" + signature)
                        .getBytes(StandardCharsets.UTF_8),
                true);

        assertThat(text.signature()).isEqualTo(signature);
        assertThat(SPOT_KEY.holds(text.signed(), signature)).isTrue();
    }

    @Test
    void doNotHoldForAnythingElse() {
        assertThat(holds(ALL.replace("quantity=1", "quantity=2") + "&signature=" + SIGNATURE, ""))
                .isFalse();
        assertThat(holds(
                        "timestamp=1591702613943&" + ALL.substring(0, ALL.lastIndexOf('&')) + "&signature=" + SIGNATURE,
                        ""))
                .isFalse();
        assertThat(holds(ALL + "&signature=" + SIGNATURE.substring(2), "")).isFalse();
        assertThat(holds(ALL + "&signature=", "")).isFalse();
    }

    private static boolean holds(String query, String body) {
        RequestText text = new RequestText(query, body.getBytes(StandardCharsets.UTF_8), true);
        String signature = text.signature();
        return signature != null && KEY.holds(text.signed(), signature);
    }
}
