package org.perpex.trade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.perpex.trade.SharedTrade.TRADE;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.perpex.common.contract.AccountCommand;
import org.perpex.common.contract.BookFact;
import org.perpex.common.contract.Destination;
import org.perpex.common.contract.GuardFact;
import org.perpex.common.contract.OrderCommand;
import org.perpex.common.contract.SettingFact;
import org.perpex.common.contract.TraderCommand;
import org.perpex.common.core.AccountId;
import org.perpex.common.core.MarginMode;
import org.perpex.common.core.PositionMode;
import org.perpex.common.core.PositionSide;
import org.perpex.common.core.RejectReason;
import org.perpex.common.spring.identity.Identity;
import org.perpex.common.spring.identity.Permission;
import org.perpex.trade.RunningTrade.Reply;
import tools.jackson.databind.json.JsonMapper;

/** What a trader sets, what the account engine hears of it, and what comes of a refusal. */
@ExtendWith(SharedTrade.class)
class SettingsTest {

    private static final String SUCCESS = "{\"code\":200,\"msg\":\"success\"}";

    private final Identity trader = RunningTrade.freshTrader();

    @Test
    void choosesTheMarginOfAMarket() {
        CompletableFuture<Reply> reply = post("marginType?symbol=BTCUSDT&marginType=ISOLATED");
        AccountCommand.SetMarginMode command = TRADE.engines.next(AccountCommand.SetMarginMode.class);
        assertThat(command)
                .isEqualTo(new AccountCommand.SetMarginMode(
                        command.request(), command.deadlineMillis(), account(), 1, MarginMode.ISOLATED));
        TRADE.engines.say(
                Destination.ASSET, new SettingFact.MarginModeSet(command.request(), account(), 1, MarginMode.ISOLATED));
        assertThat(reply.join().body().toString()).isEqualTo(SUCCESS);

        assertThat(refusal("marginType?symbol=BTCUSDT&marginType=CROSSED", RejectReason.MARGIN_MODE_UNCHANGED)
                        .text("msg"))
                .as("clients match it to the letter")
                .isEqualTo("No need to change margin type.");
        assertThat(refusal("marginType?symbol=BTCUSDT&marginType=CROSSED", RejectReason.MARGIN_MODE_WITH_POSITION)
                        .code())
                .isEqualTo(-4048);
        assertThat(post("marginType?symbol=BTCUSDT&marginType=cross").join().code())
                .isEqualTo(-1130);
    }

    @Test
    void choosesOnePositionOrTwo() {
        for (PositionMode mode : PositionMode.values()) {
            CompletableFuture<Reply> reply =
                    post("positionSide/dual?dualSidePosition=" + (mode == PositionMode.HEDGE ? "true" : "false"));
            AccountCommand.SetPositionMode command = TRADE.engines.next(AccountCommand.SetPositionMode.class);
            assertThat(command)
                    .isEqualTo(new AccountCommand.SetPositionMode(
                            command.request(), command.deadlineMillis(), account(), 0, mode));
            TRADE.engines.say(Destination.ASSET, new SettingFact.PositionModeSet(command.request(), account(), mode));
            assertThat(reply.join().body().toString()).isEqualTo(SUCCESS);
        }
    }

    @Test
    void saysWhyThePositionModeStays() {
        String hedge = "positionSide/dual?dualSidePosition=true";
        assertThat(refusal(hedge, RejectReason.POSITION_MODE_UNCHANGED).code()).isEqualTo(-4059);
        assertThat(refusal(hedge, RejectReason.POSITION_MODE_WITH_ORDERS).code())
                .isEqualTo(-4067);
        assertThat(refusal(hedge, RejectReason.POSITION_MODE_WITH_POSITION).code())
                .isEqualTo(-4068);
        assertThat(post("positionSide/dual").join().code()).isEqualTo(-1102);
    }

    @Test
    void choosesWhetherAllAssetsAreCollateral() {
        CompletableFuture<Reply> reply = post("multiAssetsMargin?multiAssetsMargin=true");
        AccountCommand.SetMultiAssetMode command = TRADE.engines.next(AccountCommand.SetMultiAssetMode.class);
        assertThat(command)
                .isEqualTo(new AccountCommand.SetMultiAssetMode(
                        command.request(), command.deadlineMillis(), account(), 0, true));
        TRADE.engines.say(Destination.ASSET, new SettingFact.MultiAssetModeSet(command.request(), account(), true));
        assertThat(reply.join().body().toString()).isEqualTo(SUCCESS);

        Reply same = refusal("multiAssetsMargin?multiAssetsMargin=true", RejectReason.MULTI_ASSET_MODE_UNCHANGED);
        assertThat(same.code()).isEqualTo(-4171);
    }

    @Test
    void movesMarginToAPositionAndBack() {
        String shared = "positionMargin?symbol=BTCUSDT&amount=12.5&positionSide=LONG&type=";
        for (int type : new int[] {1, 2}) {
            CompletableFuture<Reply> reply = post(shared + type);
            AccountCommand.MoveIsolatedMargin command = TRADE.engines.next(AccountCommand.MoveIsolatedMargin.class);
            long units = type == 1 ? 1_250_000_000L : -1_250_000_000L;
            assertThat(command)
                    .isEqualTo(new AccountCommand.MoveIsolatedMargin(
                            command.request(), command.deadlineMillis(), account(), 1, PositionSide.LONG, units));
            TRADE.engines.say(
                    Destination.ASSET,
                    new SettingFact.IsolatedMarginMoved(
                            command.request(), account(), 1, PositionSide.LONG, units, 0, 0));
            assertThat(reply.join().body()).isEqualTo(new JsonMapper().readTree("""
                    {"amount":12.5,"code":200,"msg":"Successfully modify position margin.","type":%d}
                    """.formatted(type)));
        }
    }

    @Test
    void saysWhyMarginDoesNotMove() {
        String move = "positionMargin?symbol=BTCUSDT&amount=12.5&type=1";
        assertThat(refusal(move, RejectReason.NO_POSITION).code()).isEqualTo(-4054);
        assertThat(refusal(move, RejectReason.ACCOUNT_UNKNOWN).code()).isEqualTo(-4054);
        assertThat(refusal(move, RejectReason.BALANCE_INSUFFICIENT).code()).isEqualTo(-4050);
        assertThat(refusal(move, RejectReason.ISOLATED_MARGIN_INSUFFICIENT).code())
                .isEqualTo(-4051);
        for (String wrong : List.of("amount=0", "amount=-1")) {
            assertThat(post("positionMargin?symbol=BTCUSDT&type=1&" + wrong)
                            .join()
                            .code())
                    .as(wrong)
                    .isEqualTo(-4055);
        }
        assertThat(post("positionMargin?symbol=BTCUSDT&type=1&amount=0.123456789")
                        .join()
                        .code())
                .isEqualTo(-1111);
        assertThat(post("positionMargin?symbol=BTCUSDT&type=3&amount=1").join().code())
                .isEqualTo(-1130);
        assertThat(post("positionMargin?symbol=BTCUSDT&amount=1").join().code()).isEqualTo(-1102);
    }

    @Test
    void startsAndStopsTheCountdownOfAMarket() {
        for (long millis : new long[] {120_000, 0}) {
            CompletableFuture<Reply> reply = post("countdownCancelAll?symbol=BTCUSDT&countdownTime=" + millis);
            OrderCommand.SetCountdown command = TRADE.engines.next(OrderCommand.SetCountdown.class);
            assertThat(command)
                    .isEqualTo(new OrderCommand.SetCountdown(
                            command.request(), command.deadlineMillis(), account(), 1, millis));
            TRADE.engines.say(
                    Destination.TRADE,
                    new GuardFact.CountdownSet(command.request(), account(), 1, millis == 0 ? 0 : 9_999));
            assertThat(reply.join().body().toString())
                    .isEqualTo("{\"symbol\":\"BTCUSDT\",\"countdownTime\":\"" + millis + "\"}");
        }
        Reply tooLong = refusal("countdownCancelAll?symbol=BTCUSDT&countdownTime=99", RejectReason.COUNTDOWN_INVALID);
        assertThat(tooLong.text("msg")).isEqualTo("Data sent for parameter 'countdownTime' is not valid.");
        assertThat(post("countdownCancelAll?symbol=BTCUSDT&countdownTime=-1")
                        .join()
                        .code())
                .isEqualTo(-1102);
    }

    @Test
    void letsOnlyTradersSet() {
        Identity reader = RunningTrade.trader(78, Permission.READ);
        for (String path : List.of(
                "marginType?symbol=BTCUSDT&marginType=CROSSED",
                "positionSide/dual?dualSidePosition=true",
                "multiAssetsMargin?multiAssetsMargin=true",
                "positionMargin?symbol=BTCUSDT&amount=1&type=1",
                "countdownCancelAll?symbol=BTCUSDT&countdownTime=0")) {
            Reply reply = TRADE.send(reader, "POST", "/fapi/v1/" + path).join();
            assertThat(reply.code()).as(path).isEqualTo(-2015);
        }
    }

    private CompletableFuture<Reply> post(String path) {
        return TRADE.send(trader, "POST", "/fapi/v1/" + path);
    }

    private Reply refusal(String path, RejectReason reason) {
        CompletableFuture<Reply> reply = post(path);
        TraderCommand command = TRADE.engines.next(TraderCommand.class);
        TRADE.engines.say(
                Destination.TRADE_REJECTED,
                new BookFact.Rejected(command.request(), 0, command.account(), command.market(), reason));
        return reply.join();
    }

    private long account() {
        return AccountId.of(trader.userId(), 0).value();
    }
}
