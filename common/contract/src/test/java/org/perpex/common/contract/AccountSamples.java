package org.perpex.common.contract;

import static org.perpex.common.contract.Samples.ALICE;
import static org.perpex.common.contract.Samples.ORDER;
import static org.perpex.common.contract.Samples.REQUEST;

import java.util.List;
import org.perpex.common.core.Asset;
import org.perpex.common.core.LimitRule;
import org.perpex.common.core.LiquidationStage;
import org.perpex.common.core.MarginMode;
import org.perpex.common.core.MoveCause;
import org.perpex.common.core.ParentEnd;
import org.perpex.common.core.ParentKind;
import org.perpex.common.core.PositionMode;
import org.perpex.common.core.PositionSide;
import org.perpex.common.core.PriceMatch;
import org.perpex.common.core.RejectReason;
import org.perpex.common.core.SelfTradePrevention;
import org.perpex.common.core.Side;
import org.perpex.common.core.TimeInForce;
import org.perpex.common.core.TriggerEnd;
import org.perpex.common.core.TriggerType;
import org.perpex.common.core.WorkingPrice;

/** A fact of accounts of every kind beside those of {@link Samples}, with a different value in each field. */
final class AccountSamples {

    static final List<Message> ALL = List.of(
            new AccountFact.OrderAmended(ORDER, REQUEST, -1625L, 3632L, 3639L, -1646L),
            new AccountFact.PositionMoved(
                    REQUEST,
                    ALICE,
                    1144,
                    PositionSide.SHORT,
                    3681L,
                    MoveCause.DELEVERAGE,
                    3695L,
                    3702L,
                    -1709L,
                    3716L,
                    3723L,
                    -1730L,
                    3737L,
                    3744L,
                    -1751L,
                    3758L,
                    3765L,
                    true),
            new TriggerFact.Placed(new TriggerDetails(
                    REQUEST,
                    3779L,
                    ALICE,
                    1198,
                    3800L,
                    3807L,
                    new TriggerOrder(
                            Side.SELL,
                            PositionSide.SHORT,
                            TriggerType.TRAILING_STOP_MARKET,
                            WorkingPrice.CONTRACT,
                            3849L,
                            -1856L,
                            1228,
                            3870L,
                            -1877L,
                            TimeInForce.GTX,
                            true,
                            true,
                            true,
                            SelfTradePrevention.EXPIRE_BOTH,
                            1700000000417L,
                            3926L,
                            PriceMatch.QUEUE_5,
                            "mine-420"))),
            new TriggerFact.Resized(
                    new TriggerDetails(
                            REQUEST,
                            -1961L,
                            ALICE,
                            1276,
                            -1982L,
                            3989L,
                            new TriggerOrder(
                                    Side.SELL,
                                    PositionSide.SHORT,
                                    TriggerType.TRAILING_STOP_MARKET,
                                    WorkingPrice.CONTRACT,
                                    4031L,
                                    4038L,
                                    1306,
                                    4052L,
                                    4059L,
                                    TimeInForce.GTX,
                                    true,
                                    true,
                                    true,
                                    SelfTradePrevention.EXPIRE_BOTH,
                                    1700000000443L,
                                    -2108L,
                                    PriceMatch.QUEUE_5,
                                    "mine-446")),
                    -2129L),
            new TriggerFact.Fired(
                    new TriggerDetails(
                            REQUEST,
                            -2150L,
                            ALICE,
                            1357,
                            -2171L,
                            4178L,
                            new TriggerOrder(
                                    Side.SELL,
                                    PositionSide.SHORT,
                                    TriggerType.TRAILING_STOP_MARKET,
                                    WorkingPrice.CONTRACT,
                                    4220L,
                                    4227L,
                                    1387,
                                    4241L,
                                    4248L,
                                    TimeInForce.GTX,
                                    true,
                                    true,
                                    true,
                                    SelfTradePrevention.EXPIRE_BOTH,
                                    1700000000470L,
                                    -2297L,
                                    PriceMatch.QUEUE_5,
                                    "mine-473")),
                    -2318L,
                    4325L),
            new TriggerFact.Refused(
                    new TriggerDetails(
                            REQUEST,
                            4346L,
                            ALICE,
                            1441,
                            4367L,
                            4374L,
                            new TriggerOrder(
                                    Side.SELL,
                                    PositionSide.SHORT,
                                    TriggerType.TRAILING_STOP_MARKET,
                                    WorkingPrice.CONTRACT,
                                    4416L,
                                    -2423L,
                                    1471,
                                    4437L,
                                    -2444L,
                                    TimeInForce.GTX,
                                    true,
                                    true,
                                    true,
                                    SelfTradePrevention.EXPIRE_BOTH,
                                    1700000000498L,
                                    4493L,
                                    PriceMatch.QUEUE_5,
                                    "mine-501")),
                    4514L,
                    RejectReason.AMEND_UNCHANGED),
            new TriggerFact.Ended(
                    new TriggerDetails(
                            REQUEST,
                            4542L,
                            ALICE,
                            1525,
                            4563L,
                            -2570L,
                            new TriggerOrder(
                                    Side.SELL,
                                    PositionSide.SHORT,
                                    TriggerType.TRAILING_STOP_MARKET,
                                    WorkingPrice.CONTRACT,
                                    -2612L,
                                    4619L,
                                    1555,
                                    -2633L,
                                    4640L,
                                    TimeInForce.GTX,
                                    true,
                                    true,
                                    true,
                                    SelfTradePrevention.EXPIRE_BOTH,
                                    1700000000526L,
                                    4689L,
                                    PriceMatch.QUEUE_5,
                                    "mine-529")),
                    REQUEST,
                    TriggerEnd.SIBLING),
            new ParentFact.Placed(new ParentDetails(
                    REQUEST,
                    -2738L,
                    ALICE,
                    1609,
                    new ParentOrder(
                            ParentKind.SCALED,
                            Side.SELL,
                            PositionSide.SHORT,
                            true,
                            4794L,
                            -2801L,
                            4808L,
                            1636,
                            1700000000546L,
                            1642,
                            "mine-548"))),
            new ParentFact.Progressed(
                    new ParentDetails(
                            REQUEST,
                            4857L,
                            ALICE,
                            1660,
                            new ParentOrder(
                                    ParentKind.SCALED,
                                    Side.SELL,
                                    PositionSide.SHORT,
                                    true,
                                    4913L,
                                    4920L,
                                    -2927L,
                                    1687,
                                    1700000000563L,
                                    1693,
                                    "mine-565")),
                    1699,
                    -2969L,
                    4976L),
            new ParentFact.Ended(
                    new ParentDetails(
                            REQUEST,
                            4997L,
                            ALICE,
                            1720,
                            new ParentOrder(
                                    ParentKind.SCALED,
                                    Side.SELL,
                                    PositionSide.SHORT,
                                    true,
                                    -3053L,
                                    5060L,
                                    5067L,
                                    1747,
                                    1700000000583L,
                                    1753,
                                    "mine-585")),
                    REQUEST,
                    ParentEnd.REFUSED,
                    -3116L,
                    5123L),
            new SettingFact.PositionModeSet(REQUEST, ALICE, PositionMode.HEDGE),
            new SettingFact.MarginModeSet(REQUEST, ALICE, 1786, MarginMode.ISOLATED),
            new SettingFact.IsolatedMarginMoved(REQUEST, ALICE, 1798, PositionSide.SHORT, 5207L, 5214L, -3221L),
            new SettingFact.AutoAddMarginSet(REQUEST, ALICE, 1819, true),
            new SettingFact.MultiAssetModeSet(REQUEST, ALICE, true),
            new SettingFact.TradeGroupSet(new Change(REQUEST, 5291L, 5298L, "asked for by the desk"), ALICE, 5319L),
            new SettingFact.FeesSet(
                    new Change(REQUEST, 5340L, -3347L, "asked for by the desk"), ALICE, 1873, 1876, 1879, 4),
            new SettingFact.CollateralSet(
                    new Change(REQUEST, 5403L, -3410L, "asked for by the desk"), Asset.ETH, 1900, 5438L),
            new LiquidationFact.MarginCalled(
                    ALICE,
                    -3452L,
                    5459L,
                    List.of(
                            new Endangered(
                                    1921, PositionSide.SHORT, MarginMode.ISOLATED, 5501L, 5508L, -3515L, 5522L, 5529L),
                            new Endangered(
                                    1948,
                                    PositionSide.SHORT,
                                    MarginMode.ISOLATED,
                                    5564L,
                                    5571L,
                                    -3578L,
                                    5585L,
                                    5592L))),
            new LiquidationFact.Frozen(ALICE, 1975, 5613L, -3620L),
            new LiquidationFact.StageEntered(
                    ALICE, 1987, PositionSide.SHORT, LiquidationStage.BACKSTOP, 5655L, -3662L, 5669L, 5676L, -3683L),
            new LiquidationFact.Released(ALICE, 2014, -3704L, 5711L),
            new LiquidationFact.InsurancePaid(ALICE, 2026, Asset.ETH, 5739L, -3746L, 5753L, 5760L),
            new LiquidationFact.DeleverageRanked(ALICE, 2047, PositionSide.SHORT, 2053),
            new LiquidationFact.DeleverageWarned(ALICE, 2059, PositionSide.SHORT, 2065),
            new FundingFact.Paid(
                    ALICE, 2071, PositionSide.SHORT, 1700000000692L, -3851L, 5858L, 5865L, -3872L, 5879L, 5886L),
            new FundingFact.Settled(REQUEST, 2101, 1700000000701L, -3914L, 5921L, 2113, -3935L, 5942L, 5949L),
            new LimitFact.ProfileSet(
                    new Change(REQUEST, 5970L, -3977L, "asked for by the desk"),
                    ALICE,
                    List.of(
                            new LimitSetting(LimitRule.SLIPPAGE, true, 6026L, 1700000000719L),
                            new LimitSetting(LimitRule.SLIPPAGE, true, -4061L, 1700000000724L))),
            new LimitFact.Overridden(
                    new Change(REQUEST, 6089L, 6096L, "asked for by the desk"),
                    ALICE,
                    LimitRule.SLIPPAGE,
                    -4124L,
                    1700000000733L),
            new LimitFact.Tripped(ALICE, 2206, REQUEST, LimitRule.SLIPPAGE, -4166L, 6173L, 1700000000740L));

    private AccountSamples() {}
}
