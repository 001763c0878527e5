package org.perpex.trade.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.perpex.common.core.RejectReason;
import org.perpex.common.spring.dialect.DialectError;
import org.perpex.common.spring.dialect.Parameters;

class RefusalsTest {

    private static final NewOrder ORDER = new OrderForm(Fixtures.markets())
            .read(new Parameters(Map.of(
                    "symbol", "BTCUSDT",
                    "side", "BUY",
                    "type", "LIMIT",
                    "timeInForce", "GTC",
                    "quantity", "0.5",
                    "price", "61800.2")));

    @ParameterizedTest
    @EnumSource(RejectReason.class)
    void everyLimitOfAnAccountIsNamedAndNothingElseIsCalledOne(RejectReason reason) {
        boolean limit = reason.name().startsWith("LIMIT_");

        assertThat(Refusals.of(reason) == DialectError.ACCOUNT_LIMITED).isEqualTo(limit);
        if (limit) {
            assertThat(Refusals.of(reason, ORDER).getMessage())
                    .contains("limit " + reason.name().substring("LIMIT_".length()) + " of this account");
        }
    }
}
