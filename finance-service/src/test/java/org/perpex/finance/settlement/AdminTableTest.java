package org.perpex.finance.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.perpex.common.spring.identity.IdentityToken;
import org.perpex.common.spring.identity.Role;
import org.perpex.common.testkit.admin.AdminTable;
import org.perpex.finance.world.Keys;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.web.client.RestClient;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** In the world of settlements, for whoever may ask for a comparison gets one. */
class AdminTableTest extends SettlementWorld {

    @LocalServerPort
    private int port;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping mapping;

    @Test
    void admitsEachRoleWhereTheTableSaysSo() {
        AdminTable.of("finance")
                .check(
                        mapping,
                        Arrays.stream(Role.values()).map(Enum::name).toList(),
                        (method, path, role) -> status(method, path, role == null ? null : Role.valueOf(role)));
    }

    @Test
    void saysThatItCannotCompareWhileTheWalletDoesNotAnswer() {
        WIRE.cutAnswers(true);
        try {
            assertThat(status("POST", "/api/admin/finance/reconciliations", Role.OPERATOR))
                    .isIn(503, 504);
        } finally {
            WIRE.cutAnswers(false);
        }
    }

    private int status(String method, String path, @Nullable Role role) {
        RestClient.RequestBodySpec request = RestClient.create("http://localhost:" + port)
                .method(HttpMethod.valueOf(method))
                .uri(path)
                .header(IdentityToken.HEADER, Keys.caller(role, "finance-service"));
        if (!method.equals("GET")) {
            request.contentType(MediaType.APPLICATION_JSON).body(Map.of());
        }
        return request.retrieve()
                .onStatus(_ -> true, (_, _) -> {})
                .toBodilessEntity()
                .getStatusCode()
                .value();
    }
}
