package org.perpex.wallet.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.perpex.wallet.WalletServers;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.MediaType;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.web.client.RestClient;

/** Everywhere but in profile {@code local} there are no test funds. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ActiveProfiles("test")
@DirtiesContext
class NoFaucetTest {

    @LocalServerPort
    private int port;

    @DynamicPropertySource
    static void servers(DynamicPropertyRegistry settings) {
        WalletServers.register(settings, "wallet_no_faucet");
    }

    @Test
    void knowsNoFaucet() {
        int status = RestClient.create("http://localhost:" + port)
                .post()
                .uri("/api/v1/faucet")
                .headers(headers -> WalletServers.trader(headers, 2001))
                .contentType(MediaType.APPLICATION_JSON)
                .body(Map.of("asset", "USDT", "amount", "1"))
                .retrieve()
                .onStatus(any -> true, (request, response) -> {})
                .toBodilessEntity()
                .getStatusCode()
                .value();

        assertThat(status).isEqualTo(404);
    }
}
