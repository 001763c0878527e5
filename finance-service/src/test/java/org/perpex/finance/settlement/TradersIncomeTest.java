package org.perpex.finance.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.perpex.common.core.AccountId;
import org.perpex.common.core.TransferDirection;
import org.perpex.common.spring.identity.IdentityToken;
import org.perpex.finance.world.Keys;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a trader reads of the changes of his futures wallet, once they are settled. By its name it runs behind
 * SettlementTest, which counts what the house has earned since the ledger began.
 */
class TradersIncomeTest extends SettlementWorld {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final JsonMapper JSON = new JsonMapper();
    private static final String SINCE_EVER = "startTime=0";

    private static long users = 4_000;

    private final long trader = ++users;
    private final long other = ++users;
    private final long account = AccountId.of(trader, 0).value();
    private final long otherAccount = AccountId.of(other, 0).value();
    private long transferred;

    /** A transfer in, a fill that loses and pays, a fill that wins and pays nothing, and a transfer out. */
    @BeforeEach
    void happens() {
        fund(trader, account, 100);
        transferred = ENGINE.number();
        fund(other, otherAccount, 100);
        ENGINE.trade(account, otherAccount, -10 * UNIT, UNIT / 2, -UNIT / 4);
        ENGINE.trade(account, otherAccount, 30 * UNIT, 0, 0);
        WALLET.transfer(trader, "20", "FUTURES", "FUNDING");
        ENGINE.transferOut(pending(account, 2, 20), account, 20 * UNIT);
        settleAll();
    }

    @Test
    void listsEachChangeOldestFirstAndAllSumToTheWallet() {
        JsonNode rows = income(SINCE_EVER);

        assertThat(incomes(rows))
                .containsExactly(
                        "TRANSFER 100.00000000",
                        "REALIZED_PNL -10.00000000",
                        "COMMISSION -0.50000000",
                        "REALIZED_PNL 30.00000000",
                        "TRANSFER -20.00000000");
        BigDecimal sum = rows.valueStream()
                .map(row -> new BigDecimal(row.path("income").asString("")))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(sum.movePointRight(8).longValueExact())
                .isEqualTo(ENGINE.wallet(account))
                .isEqualTo(futures(account));
    }

    @Test
    void tellsTheNamesAndTypesOfTheDialect() {
        long fill = transferred + 2;
        String trade = books.text("SELECT trade FROM settled_fill WHERE number = ?", fill);

        assertThat(income(SINCE_EVER + "&limit=3"))
                .containsExactly(
                        JSON.readTree("""
                        {"symbol":"","incomeType":"TRANSFER","income":"100.00000000","asset":"USDT","info":"TRANSFER",
                        "time":%d,"tranId":%d,"tradeId":""}
                        """.formatted(ENGINE.timeMillis(transferred), transferred)),
                        JSON.readTree("""
                        {"symbol":"BTCUSDT","incomeType":"REALIZED_PNL","income":"-10.00000000","asset":"USDT",
                        "info":"REALIZED_PNL","time":%d,"tranId":%d,"tradeId":"%s"}
                        """.formatted(ENGINE.timeMillis(fill), fill, trade)),
                        JSON.readTree("""
                        {"symbol":"BTCUSDT","incomeType":"COMMISSION","income":"-0.50000000","asset":"USDT",
                        "info":"COMMISSION","time":%d,"tranId":%d,"tradeId":"%s"}
                        """.formatted(ENGINE.timeMillis(fill), fill, trade)));
    }

    @Test
    void listsARebateAsAGain() {
        JsonNode rows = ask(other, SINCE_EVER + "&incomeType=COMMISSION").body();

        assertThat(incomes(rows)).containsExactly("COMMISSION 0.25000000");
    }

    @Test
    void listsWhatIsAskedForAlone() {
        long end = ENGINE.timeMillis(ENGINE.number());
        long fill = ENGINE.timeMillis(transferred + 2);

        assertThat(incomes(income(SINCE_EVER + "&symbol=BTCUSDT"))).hasSize(3).noneMatch(row -> row.startsWith("T"));
        assertThat(incomes(income(SINCE_EVER + "&incomeType=TRANSFER")))
                .containsExactly("TRANSFER 100.00000000", "TRANSFER -20.00000000");
        assertThat(income(SINCE_EVER + "&incomeType=TRANSFER&symbol=BTCUSDT")).isEmpty();
        assertThat(income(SINCE_EVER + "&incomeType=FUNDING_FEE")).isEmpty();
        assertThat(incomes(income("startTime=" + fill + "&endTime=" + fill)))
                .containsExactly("REALIZED_PNL -10.00000000", "COMMISSION -0.50000000");
        assertThat(incomes(income("endTime=" + end + "&limit=2")))
                .as("the newest, where no start is sent")
                .containsExactly("REALIZED_PNL 30.00000000", "TRANSFER -20.00000000");
        assertThat(income("endTime=" + (ENGINE.timeMillis(transferred) + 8 * 24 * 3_600_000L)))
                .as("seven days before the end")
                .isEmpty();
    }

    @Test
    void listsPageByPage() {
        assertThat(incomes(income(SINCE_EVER + "&limit=2&page=1")))
                .containsExactly("TRANSFER 100.00000000", "REALIZED_PNL -10.00000000");
        assertThat(incomes(income(SINCE_EVER + "&limit=2&page=2")))
                .containsExactly("COMMISSION -0.50000000", "REALIZED_PNL 30.00000000");
        assertThat(incomes(income(SINCE_EVER + "&limit=2&page=3"))).containsExactly("TRANSFER -20.00000000");
        assertThat(income(SINCE_EVER + "&limit=2&page=4")).isEmpty();
    }

    @Test
    void showsNothingOfARefusedTransferAndNothingToAStranger() {
        WALLET.transfer(trader, "900", "FUTURES", "FUNDING");
        ENGINE.refuse(pending(account, 2, 900), account, TransferDirection.OUT, 900 * UNIT);
        settleAll();

        assertThat(income(SINCE_EVER)).hasSize(5);
        assertThat(ask(++users, SINCE_EVER).body()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "incomeType=WAGES, -1130",
        "symbol=NOUSDT, -1121",
        "limit=0, -1130",
        "limit=1001, -1130",
        "page=0, -1130",
        "limit=1000&page=11, -1130",
        "page=x, -1102",
        "startTime=2&endTime=1, -1023",
    })
    void refusesWhatTheDialectRefuses(String query, int code) {
        Reply reply = ask(trader, query);

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.body().path("code").asInt()).isEqualTo(code);
    }

    private record Reply(int status, JsonNode body) {}

    private JsonNode income(String query) {
        Reply reply = ask(trader, query);
        assertThat(reply.status()).isEqualTo(200);
        return reply.body();
    }

    private static List<String> incomes(JsonNode rows) {
        return rows.valueStream()
                .map(row -> row.path("incomeType").asString("") + " "
                        + row.path("income").asString(""))
                .toList();
    }

    private Reply ask(long user, String query) {
        String port = environment.getRequiredProperty("local.server.port");
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + port + "/fapi/v1/income?" + query))
                .header(IdentityToken.HEADER, Keys.trader(user, "finance-service"))
                .build();
        try {
            HttpResponse<String> answer = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
            return new Reply(answer.statusCode(), JSON.readTree(answer.body()));
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
