package org.perpex.risk.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.perpex.risk.engine.Fixtures.*;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.perpex.common.contract.AccountFact;
import org.perpex.common.contract.BookCommand;
import org.perpex.common.contract.BookFact;
import org.perpex.common.contract.LiquidationFact;
import org.perpex.common.contract.Message;
import org.perpex.common.contract.OrderDetails;
import org.perpex.common.contract.SettingFact;
import org.perpex.common.contract.TriggerFact;
import org.perpex.common.core.Asset;
import org.perpex.common.core.CloseReason;
import org.perpex.common.core.MoveCause;
import org.perpex.common.core.OrderType;
import org.perpex.common.core.PositionSide;
import org.perpex.common.core.PriceMatch;
import org.perpex.common.core.RequestId;
import org.perpex.common.core.Side;

/** Random worlds in which nothing happens would prove nothing. */
class RichWorldsTest {

    @Test
    void theWorldsAreRich() {
        Map<String, Integer> seen = seenIn(80, false);

        assertThat(seen)
                .containsKeys(
                        "DEADLINE_PASSED",
                        "MARKET_UNKNOWN",
                        "POSITION_SIDE_MISMATCH",
                        "SIZE_OUT_OF_RANGE",
                        "CLIENT_ORDER_ID_DUPLICATE",
                        "OPEN_ORDERS_MAX",
                        "LEVERAGE_INVALID",
                        "POSITION_MAX_AT_LEVERAGE",
                        "NO_MARK_PRICE",
                        "MARGIN_INSUFFICIENT",
                        "ORDER_UNKNOWN",
                        "TransferApplied refused",
                        "OrderFilled closing",
                        "OrderFilled turning over",
                        "OrderFilled with a loss",
                        "Place at a price the balance covers",
                        "OrderClosed REDUCE_ONLY",
                        "OrderAmended",
                        "Amend DEADLINE_PASSED",
                        "Amend SIZE_OUT_OF_RANGE",
                        "Amend ORDER_UNKNOWN",
                        "Amend AMEND_LIMIT_ONLY",
                        "Amend POSITION_MAX_AT_LEVERAGE",
                        "Amend MARGIN_INSUFFICIENT",
                        "ICEBERG_INVALID",
                        "PRICE_MATCH_UNSUPPORTED",
                        "UNSUPPORTED",
                        "Place of an iceberg",
                        "Place of an order that gives way",
                        "Place of an order that takes its price from the book",
                        "Place of a group",
                        "Amend that takes its price from the book",
                        "VERSION_NOT_HIGHER",
                        "TradeGroupSet",
                        "FeesSet",
                        "Paid",
                        "Settled",
                        "PositionMoved",
                        "OrderClosed SETTLEMENT",
                        "MarginCalled",
                        "Frozen",
                        "Frozen for an isolated position",
                        "Released from an isolated position",
                        "StageEntered BOOK of a hedge",
                        "StageEntered BACKSTOP of a hedge",
                        "Margin added by itself",
                        "Margin that pays a debt",
                        "ACCOUNT_FROZEN",
                        "OrderClosed LIQUIDATION",
                        "StageEntered BOOK",
                        "StageEntered PART",
                        "StageEntered BACKSTOP",
                        "StageEntered DELEVERAGE",
                        "StageEntered DELEVERAGE of the fund",
                        "OrderFilled of a liquidation",
                        "PositionMoved TAKE_OVER",
                        "PositionMoved DELEVERAGE",
                        "InsurancePaid",
                        "DeleverageRanked",
                        "DeleverageWarned",
                        "InsurancePaid for collateral",
                        "Released",
                        "PositionModeSet",
                        "POSITION_MODE_UNCHANGED",
                        "POSITION_MODE_WITH_ORDERS",
                        "POSITION_MODE_WITH_POSITION",
                        "OrderFilled of a hedge closing",
                        "MarginModeSet",
                        "MARGIN_MODE_UNCHANGED",
                        "MARGIN_MODE_WITH_ORDERS",
                        "MARGIN_MODE_WITH_POSITION",
                        "AutoAddMarginSet",
                        "IsolatedMarginMoved",
                        "MultiAssetModeSet",
                        "MULTI_ASSET_MODE_UNCHANGED",
                        "ISOLATED_WITH_MULTI_ASSETS",
                        "CollateralSet",
                        "AMOUNT_NOT_POSITIVE",
                        "NO_POSITION",
                        "BALANCE_INSUFFICIENT",
                        "ISOLATED_MARGIN_INSUFFICIENT",
                        "OrderFilled of an isolated position");
        assertThat(seen)
                .containsKeys(
                        "TRIGGER_INVALID",
                        "CLOSE_POSITION_DUPLICATE",
                        "OPEN_TRIGGERS_MAX",
                        "WOULD_TRIGGER",
                        "Trigger ended FIRED",
                        "Trigger ended CANCELED",
                        "Trigger ended EXPIRED",
                        "Trigger ended SIBLING",
                        "Trigger ended POSITION_GONE",
                        "Trigger ended ENTRY_GONE",
                        "Trigger ended REFUSED",
                        "Trigger ended MARKET_PHASE",
                        "Trigger ended LIQUIDATION",
                        "Trigger refused MARGIN_INSUFFICIENT",
                        "Trigger refused REDUCE_ONLY_REJECTED",
                        "Trigger fired trailing",
                        "Trigger fired of a bracket",
                        "Trigger fired protected",
                        "Trigger fired STOP",
                        "Trigger fired STOP_MARKET",
                        "Trigger fired TAKE_PROFIT",
                        "Trigger fired TAKE_PROFIT_MARKET",
                        "Cancel of a bracket's order",
                        "Resized");
        assertThat(seen.get("OrderFilled")).isGreaterThan(500);
    }

    @Test
    void thoseWithLimitsMeetEachOfThem() {
        Map<String, Integer> seen = seenIn(60, true);

        assertThat(seen)
                .containsKeys(
                        "ProfileSet",
                        "Overridden",
                        "Tripped",
                        "LIMIT_SAFE_MODE",
                        "LIMIT_SINGLE_ORDER",
                        "LIMIT_DRAWDOWN",
                        "LIMIT_DAILY_LOSS",
                        "LIMIT_CONSECUTIVE_FAILURES",
                        "LIMIT_SYMBOL_EXPOSURE",
                        "LIMIT_DIRECTION",
                        "LIMIT_FAST_MARKET",
                        "LIMIT_POSITION_SIZE",
                        "LIMIT_COOL_DOWN",
                        "LIMIT_CONCENTRATION",
                        "LIMIT_SLIPPAGE",
                        "LIMIT_ABNORMAL_PRICE",
                        "LIMIT_EXECUTION_TIMEOUT",
                        "Amend LIMIT_SINGLE_ORDER",
                        "Trigger refused LIMIT_SINGLE_ORDER");
    }

    private static Map<String, Integer> seenIn(int worlds, boolean limited) {
        Map<String, Integer> seen = new TreeMap<>();
        for (long seed = 1; seed <= worlds; seed++) {
            RandomWorld world = new RandomWorld(seed, seed % 2 == 0, limited);
            for (int i = 0; i < 600; i++) {
                world.step();
            }
            for (Floor.Said said : world.floor.said) {
                seen.merge(kind(said.fact()), 1, Integer::sum);
            }
        }
        return seen;
    }

    private static String kind(Message fact) {
        return switch (fact) {
            case TriggerFact.Ended f -> "Trigger ended " + f.reason();
            case TriggerFact.Refused f -> "Trigger refused " + f.reason();
            case TriggerFact.Fired f when f.trigger().order().callbackPpm() > 0 -> "Trigger fired trailing";
            case TriggerFact.Fired f when f.trigger().entryOrderId() > 0 -> "Trigger fired of a bracket";
            case TriggerFact.Fired f when f.trigger().order().priceProtect() -> "Trigger fired protected";
            case TriggerFact.Fired f -> "Trigger fired " + f.trigger().order().type();
            case BookCommand.Cancel f when f.request().equals(RequestId.NONE) -> "Cancel of a bracket's order";
            case BookFact.Rejected f -> f.reason().name();
            case BookFact.CancelRejected f -> f.reason().name();
            case BookFact.AmendRejected f -> "Amend " + f.reason();
            case AccountFact.TransferApplied f when !f.accepted() -> "TransferApplied refused";
            case AccountFact.OrderFilled f
            when f.order().positionSide() != PositionSide.BOTH && f.order().reduceOnly() ->
                "OrderFilled of a hedge closing";
            case LiquidationFact.StageEntered f
            when f.account() == Insurance.ACCOUNT -> "StageEntered " + f.stage() + " of the fund";
            case LiquidationFact.StageEntered f
            when f.positionSide() != PositionSide.BOTH -> "StageEntered " + f.stage() + " of a hedge";
            case LiquidationFact.InsurancePaid f when f.asset() != Asset.USDT -> "InsurancePaid for collateral";
            case LiquidationFact.Frozen f when f.market() > 0 -> "Frozen for an isolated position";
            case LiquidationFact.Released f when f.market() > 0 -> "Released from an isolated position";
            case SettingFact.IsolatedMarginMoved f
            when f.request().equals(RequestId.NONE) ->
                f.deltaUnits() > 0 ? "Margin added by itself" : "Margin that pays a debt";
            case LiquidationFact.StageEntered f -> "StageEntered " + f.stage();
            case AccountFact.PositionMoved f when f.cause() != MoveCause.SETTLEMENT -> "PositionMoved " + f.cause();
            case AccountFact.OrderFilled f when f.insuranceFeeUnits() > 0 -> "OrderFilled of a liquidation";
            case AccountFact.OrderFilled f when f.isolatedUnits() > 0 -> "OrderFilled of an isolated position";
            case AccountFact.OrderFilled f when turnsOver(f) -> "OrderFilled turning over";
            case AccountFact.OrderFilled f when f.realizedUnits() > 0 -> "OrderFilled closing";
            case AccountFact.OrderFilled f when f.realizedUnits() < 0 -> "OrderFilled with a loss";
            case AccountFact.OrderClosed f when f.reason() == CloseReason.REDUCE_ONLY -> "OrderClosed REDUCE_ONLY";
            case AccountFact.OrderClosed f when f.reason() == CloseReason.SETTLEMENT -> "OrderClosed SETTLEMENT";
            case AccountFact.OrderClosed f when f.reason() == CloseReason.LIQUIDATION -> "OrderClosed LIQUIDATION";
            case BookCommand.Place f when isBetweenMarkAndBound(f.order()) -> "Place at a price the balance covers";
            case BookCommand.Place f
            when f.order().terms().priceMatch() != PriceMatch.NONE ->
                "Place of an order that takes its price from the book";
            case BookCommand.Place f when f.order().terms().reprice() -> "Place of an order that gives way";
            case BookCommand.Place f when f.order().terms().visibleLots() > 0 -> "Place of an iceberg";
            case BookCommand.Place f when f.order().tradeGroup() > 0 -> "Place of a group";
            case BookCommand.Amend f
            when f.priceMatch() != PriceMatch.NONE -> "Amend that takes its price from the book";
            default -> fact.getClass().getSimpleName();
        };
    }

    private static boolean turnsOver(AccountFact.OrderFilled fill) {
        long lots = fill.order().side().sign() * fill.positionLots();
        return lots > 0 && lots < fill.fillLots();
    }

    /** Market orders are sent at 1.3 or 0.7 of a mark between 100 and 5,000, unless the balance says otherwise. */
    private static boolean isBetweenMarkAndBound(OrderDetails order) {
        if (order.type() != OrderType.MARKET || order.reduceOnly()) {
            return false;
        }
        for (long mark = 100; mark <= 5_000; mark++) {
            long bound = order.side() == Side.BUY ? Math.floorDiv(mark * 13, 10) : Math.ceilDiv(mark * 7, 10);
            if (bound == order.priceTicks()) {
                return false;
            }
        }
        return true;
    }
}
