package org.perpex.common.contract;

import static org.perpex.common.contract.Samples.ALICE;
import static org.perpex.common.contract.Samples.PLACE;
import static org.perpex.common.contract.Samples.REQUEST;

import java.util.List;
import org.perpex.common.core.Asset;
import org.perpex.common.core.CloseReason;
import org.perpex.common.core.LimitRule;
import org.perpex.common.core.MarginMode;
import org.perpex.common.core.ParentKind;
import org.perpex.common.core.PositionMode;
import org.perpex.common.core.PositionSide;
import org.perpex.common.core.PriceMatch;
import org.perpex.common.core.SelfTradePrevention;
import org.perpex.common.core.Side;
import org.perpex.common.core.TimeInForce;
import org.perpex.common.core.TriggerType;
import org.perpex.common.core.WorkingPrice;

/** A command of every kind beside those of {@link Samples}, with a different value in each field. */
final class CommandSamples {

    static final List<Message> ALL = List.of(
            new OrderCommand.Amend(
                    REQUEST, 1700000000002L, ALICE, 13, 1035L, "mine-6", Side.SELL, 1056L, 937L, PriceMatch.QUEUE_5),
            new OrderCommand.CancelEverywhere(REQUEST, 1700000000012L, ALICE, 43),
            new OrderCommand.SetCountdown(REQUEST, 1700000000016L, ALICE, 55, 1700000000019L),
            new OrderCommand.SetProtection(
                    REQUEST, 1700000000021L, ALICE, 70, 1700000000024L, 1175L, 79, 1700000000027L),
            new OrderCommand.ResetProtection(REQUEST, 1700000000029L, ALICE, 94),
            new TriggerCommand.Place(
                    REQUEST,
                    1700000000033L,
                    ALICE,
                    106,
                    new TriggerOrder(
                            Side.SELL,
                            PositionSide.SHORT,
                            TriggerType.TRAILING_STOP_MARKET,
                            WorkingPrice.CONTRACT,
                            1287L,
                            706L,
                            130,
                            1308L,
                            685L,
                            TimeInForce.GTX,
                            true,
                            true,
                            true,
                            SelfTradePrevention.EXPIRE_BOTH,
                            1700000000051L,
                            1364L,
                            PriceMatch.QUEUE_5,
                            "mine-54")),
            new TriggerCommand.PlaceOco(
                    REQUEST,
                    1700000000056L,
                    ALICE,
                    175,
                    List.of(
                            new TriggerOrder(
                                    Side.SELL,
                                    PositionSide.SHORT,
                                    TriggerType.TRAILING_STOP_MARKET,
                                    WorkingPrice.CONTRACT,
                                    1455L,
                                    538L,
                                    202,
                                    1476L,
                                    517L,
                                    TimeInForce.GTX,
                                    true,
                                    true,
                                    true,
                                    SelfTradePrevention.EXPIRE_BOTH,
                                    1700000000075L,
                                    1532L,
                                    PriceMatch.QUEUE_5,
                                    "mine-78"),
                            new TriggerOrder(
                                    Side.SELL,
                                    PositionSide.SHORT,
                                    TriggerType.TRAILING_STOP_MARKET,
                                    WorkingPrice.CONTRACT,
                                    412L,
                                    1595L,
                                    259,
                                    391L,
                                    1616L,
                                    TimeInForce.GTX,
                                    true,
                                    true,
                                    true,
                                    SelfTradePrevention.EXPIRE_BOTH,
                                    1700000000094L,
                                    1665L,
                                    PriceMatch.QUEUE_5,
                                    "mine-97"))),
            new TriggerCommand.PlaceBracket(
                    PLACE,
                    List.of(
                            new TriggerOrder(
                                    Side.SELL,
                                    PositionSide.SHORT,
                                    TriggerType.TRAILING_STOP_MARKET,
                                    WorkingPrice.CONTRACT,
                                    265L,
                                    1742L,
                                    322,
                                    244L,
                                    1763L,
                                    TimeInForce.GTX,
                                    true,
                                    true,
                                    true,
                                    SelfTradePrevention.EXPIRE_BOTH,
                                    1700000000115L,
                                    1812L,
                                    PriceMatch.QUEUE_5,
                                    "mine-118"),
                            new TriggerOrder(
                                    Side.SELL,
                                    PositionSide.SHORT,
                                    TriggerType.TRAILING_STOP_MARKET,
                                    WorkingPrice.CONTRACT,
                                    1868L,
                                    1875L,
                                    379,
                                    1889L,
                                    1896L,
                                    TimeInForce.GTX,
                                    true,
                                    true,
                                    true,
                                    SelfTradePrevention.EXPIRE_BOTH,
                                    1700000000134L,
                                    55L,
                                    PriceMatch.QUEUE_5,
                                    "mine-137"))),
            new TriggerCommand.Cancel(REQUEST, 1700000000139L, ALICE, 424, 1994L, "mine-143"),
            new TriggerCommand.CancelAll(REQUEST, 1700000000145L, ALICE, 442),
            new ParentCommand.Place(
                    REQUEST,
                    1700000000149L,
                    ALICE,
                    454,
                    new ParentOrder(
                            ParentKind.SCALED,
                            Side.SELL,
                            PositionSide.SHORT,
                            true,
                            2099L,
                            2106L,
                            -113L,
                            481,
                            1700000000161L,
                            487,
                            "mine-163")),
            new ParentCommand.Cancel(REQUEST, 1700000000165L, ALICE, 502, -176L, "mine-169"),
            new AccountCommand.SetPositionMode(REQUEST, 1700000000171L, ALICE, 520, PositionMode.HEDGE),
            new AccountCommand.SetMarginMode(REQUEST, 1700000000176L, ALICE, 535, MarginMode.ISOLATED),
            new AccountCommand.MoveIsolatedMargin(REQUEST, 1700000000181L, ALICE, 550, PositionSide.SHORT, 2295L),
            new AccountCommand.SetAutoAddMargin(REQUEST, 1700000000187L, ALICE, 568, true),
            new AccountCommand.SetMultiAssetMode(REQUEST, 1700000000192L, ALICE, 583, true),
            new AdminCommand.SetLimits(
                    new Change(REQUEST, -386L, 2393L, "asked for by the desk"),
                    ALICE,
                    List.of(
                            new LimitSetting(LimitRule.SLIPPAGE, true, 2442L, 1700000000207L),
                            new LimitSetting(LimitRule.SLIPPAGE, true, 2477L, 1700000000212L))),
            new AdminCommand.OverrideLimit(
                    new Change(REQUEST, 2505L, -512L, "asked for by the desk"),
                    ALICE,
                    LimitRule.SLIPPAGE,
                    2540L,
                    1700000000221L),
            new AdminCommand.SetTradeGroup(new Change(REQUEST, 2568L, -575L, "asked for by the desk"), ALICE, -596L),
            new AdminCommand.SetFees(
                    new Change(REQUEST, -617L, 2624L, "asked for by the desk"), ALICE, 706, 709, 712, 3),
            new AdminCommand.SetCollateral(
                    new Change(REQUEST, -680L, 2687L, "asked for by the desk"), Asset.ETH, 733, 2715L),
            new FundingCommand.Pay(REQUEST, 742, 1700000000248L, -743L, 2750L),
            new BookCommand.Amend(REQUEST, -764L, ALICE, 763, -785L, 2792L, PriceMatch.QUEUE_5),
            new BookCommand.CancelEverywhere(REQUEST, ALICE, CloseReason.DELEVERAGE),
            new BookCommand.SetCountdown(REQUEST, ALICE, 790, 1700000000264L),
            new BookCommand.SetProtection(REQUEST, ALICE, 802, 1700000000268L, 2883L, 811, 1700000000271L),
            new BookCommand.ResetProtection(REQUEST, ALICE, 823),
            new BookCommand.TakeOver(REQUEST, ALICE, 832, PositionSide.SHORT, -953L, 2960L, 2967L),
            new BookCommand.Deleverage(
                    REQUEST,
                    ALICE,
                    853,
                    PositionSide.SHORT,
                    3002L,
                    3009L,
                    List.of(
                            new Counterparty(ALICE, PositionSide.SHORT, 3044L),
                            new Counterparty(ALICE, PositionSide.SHORT, 3072L))));

    private CommandSamples() {}
}
