package org.perpex.common.contract;

import java.util.List;
import java.util.stream.Stream;
import org.perpex.common.core.Asset;
import org.perpex.common.core.CloseReason;
import org.perpex.common.core.FeeRole;
import org.perpex.common.core.FillSource;
import org.perpex.common.core.LeverageBracket;
import org.perpex.common.core.LiquidationProfile;
import org.perpex.common.core.MarketPhase;
import org.perpex.common.core.MarketSpec;
import org.perpex.common.core.OrderOrigin;
import org.perpex.common.core.OrderType;
import org.perpex.common.core.PhaseCause;
import org.perpex.common.core.PositionSide;
import org.perpex.common.core.PriceMatch;
import org.perpex.common.core.Product;
import org.perpex.common.core.RejectReason;
import org.perpex.common.core.RequestId;
import org.perpex.common.core.Route;
import org.perpex.common.core.SelfTradePrevention;
import org.perpex.common.core.Side;
import org.perpex.common.core.TimeInForce;
import org.perpex.common.core.TransferDirection;
import org.perpex.common.core.TransferId;

/** One message of every kind, with a different value in each field. */
final class Samples {

    static final RequestId REQUEST = new RequestId(0x0102030405060708L, 0x090A0B0C0D0E0F10L);
    private static final TransferId TRANSFER = new TransferId(0x1112131415161718L, 0x191A1B1C1D1E1F20L);
    static final long ALICE = 1001L << 10;
    private static final long BOB = 1002L << 10 | 3;
    static final OrderTerms TERMS = new OrderTerms(40, PriceMatch.OPPONENT_10, true, false, true);
    static final OrderDetails ORDER = new OrderDetails(
            REQUEST,
            77,
            ALICE,
            1,
            Side.SELL,
            PositionSide.BOTH,
            OrderType.LIMIT,
            TimeInForce.GTD,
            618_002,
            500,
            true,
            SelfTradePrevention.EXPIRE_MAKER,
            1_700_000_600_000L,
            Route.BOOK,
            "x-client.order_1",
            TERMS,
            9_007,
            OrderOrigin.TRIGGER,
            66);

    static final OrderCommand.Place PLACE = new OrderCommand.Place(
            REQUEST,
            1_700_000_000_500L,
            ALICE,
            1,
            Side.BUY,
            PositionSide.BOTH,
            OrderType.LIMIT,
            TimeInForce.GTC,
            618_002,
            500,
            false,
            SelfTradePrevention.NONE,
            0,
            "123456789012345678901234567890123456",
            TERMS);

    private static final List<Message> FIRST = List.of(
            PLACE,
            new OrderCommand.Cancel(REQUEST, 1_700_000_000_500L, ALICE, 1, 0, "mine"),
            new OrderCommand.CancelAll(REQUEST, 1_700_000_000_500L, ALICE, 2),
            new OrderCommand.SetLeverage(REQUEST, 1_700_000_000_500L, ALICE, 2, 50),
            new TransferCommand.In(TRANSFER, ALICE, Asset.USDT, 100_000_00000000L),
            new TransferCommand.Out(TRANSFER, BOB, Asset.USDT, 1),
            new MarketCommand.ListMarket(new MarketSpec(
                    1,
                    "BTCUSDT",
                    Product.PERPETUAL,
                    Asset.BTC,
                    Asset.USDT,
                    new MarketSpec.Units(2, 10, 3, 1),
                    new MarketSpec.Limits(
                            1, 40_000_000, 2, 1_000_000, 120_000, 10_00000000L, 1_100_000, 900_000, 50_000, 200),
                    new MarketSpec.Fees(-100, 500, 12_000),
                    List.of(
                            new LeverageBracket(0, 50_000, 4_000, 125, 0),
                            new LeverageBracket(50_000, 600_000, 5_000, 100, 50)),
                    new MarketSpec.Guards(9_000_000, 50_000, 60_000, 300_000, 30_000, 50_001, 11),
                    new MarketSpec.Funding(4, 100_001, 500_002, 3_000_003, -3_000_004, 25_000_00000005L),
                    LiquidationProfile.STAGED)),
            new MarketCommand.SetPhase(1, MarketPhase.CANCEL_ONLY, PhaseCause.PRICE_SOURCES),
            new MarketCommand.SettleMarket(REQUEST, 1, 618_004),
            new MarketCommand.SetPrices(
                    3,
                    44,
                    List.of(
                            new MarketCommand.MarketPrice(1, 618_003, 618_001, -12_345, 1_700_006_400_000L),
                            new MarketCommand.MarketPrice(2, 268_163, 268_162)),
                    List.of(new MarketCommand.AssetPrice(Asset.ETH, 2_681_62000000L))),
            new BookCommand.Place(new OrderDetails(
                    REQUEST,
                    77,
                    ALICE,
                    1,
                    Side.SELL,
                    PositionSide.SHORT,
                    OrderType.MARKET,
                    TimeInForce.IOC,
                    600_000,
                    3,
                    true,
                    SelfTradePrevention.EXPIRE_BOTH,
                    9,
                    Route.VENUE,
                    "venue-1")),
            new BookCommand.Cancel(REQUEST, 77, ALICE, 1, CloseReason.CANCELED),
            new BookCommand.CancelAll(REQUEST, ALICE, 1, CloseReason.LIQUIDATION),
            new BookFact.Accepted(
                    new OrderDetails(
                            REQUEST,
                            77,
                            ALICE,
                            1,
                            Side.BUY,
                            PositionSide.LONG,
                            OrderType.LIMIT,
                            TimeInForce.FOK,
                            618_002,
                            500,
                            false,
                            SelfTradePrevention.EXPIRE_TAKER,
                            0,
                            Route.HOUSE,
                            "house-1"),
                    618_000),
            new BookFact.Rejected(REQUEST, 77, ALICE, 1, RejectReason.POST_ONLY_WOULD_TAKE),
            new BookFact.CancelRejected(REQUEST, 78, ALICE, 1, RejectReason.ORDER_UNKNOWN),
            new BookFact.Rested(77, ALICE, 1, Side.BUY, 618_002, 400),
            new BookFact.Traded(
                    1,
                    9_001,
                    78,
                    77,
                    BOB,
                    ALICE,
                    Side.SELL,
                    618_002,
                    100,
                    0,
                    400,
                    FillSource.BOOK,
                    0,
                    FeeRole.NONE,
                    FeeRole.TAKER),
            new BookFact.Closed(REQUEST, 77, ALICE, 1, CloseReason.FILLED, 0),
            new BookFact.AllCanceled(REQUEST, ALICE, 1, 12),
            new BookFact.LevelChanged(1, 555, Side.SELL, 618_003, 0),
            new BookFact.PhaseChanged(1, MarketPhase.HALTED, PhaseCause.CIRCUIT_BREAKER, 1_700_000_300_000L),
            new AccountFact.OrderOpened(ORDER),
            new AccountFact.OrderFilled(
                    ORDER,
                    9_001,
                    true,
                    618_002,
                    100,
                    100,
                    6_180_02000000L,
                    -61_800,
                    -5,
                    -100,
                    -6_180_02000000L,
                    99_999_99999999L,
                    FillSource.VENUE,
                    618_001,
                    -1_234_567,
                    -6_179_00000000L,
                    77,
                    88),
            new AccountFact.OrderClosed(ORDER, RequestId.NONE, CloseReason.GOOD_TILL_DATE, 100, 6_180_02000000L),
            new AccountFact.LeverageChanged(REQUEST, ALICE, 1, 75, 3_000_000_00000000L),
            new AccountFact.TransferApplied(TRANSFER, ALICE, Asset.USDC, TransferDirection.OUT, 5, false, 6),
            new AccountFact.CheckpointTaken(4, 1_000, -7, 123),
            new EngineInput.Tick(-2),
            new EngineInput.RulesVersion(1),
            new EngineInput.Checkpoint(4),
            new StreamSignal.Progress(
                    2,
                    -3,
                    List.of(
                            new StreamSignal.StreamEnd(Destination.RISK, new StreamMark(10, 11)),
                            new StreamSignal.StreamEnd(Destination.TRADE_REJECTED, new StreamMark(12, 13)))),
            new StreamSignal.SendAgain(Destination.TRADE_REJECTED, new StreamMark(12, 13)),
            new StreamSignal.Heartbeat());

    static final List<Message> ALL = Stream.of(FIRST, CommandSamples.ALL, BookSamples.ALL, AccountSamples.ALL)
            .flatMap(List::stream)
            .toList();

    private Samples() {}
}
