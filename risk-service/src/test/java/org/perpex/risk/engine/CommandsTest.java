package org.perpex.risk.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.perpex.risk.engine.Fixtures.*;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.perpex.common.contract.AccountFact;
import org.perpex.common.contract.BookFact;
import org.perpex.common.contract.Destination;
import org.perpex.common.contract.EngineInput;
import org.perpex.common.contract.MarketCommand;
import org.perpex.common.contract.OrderCommand;
import org.perpex.common.contract.TransferCommand;
import org.perpex.common.contract.engine.StateReader;
import org.perpex.common.core.Asset;
import org.perpex.common.core.Check;
import org.perpex.common.core.CloseReason;
import org.perpex.common.core.FillSource;
import org.perpex.common.core.MarketPhase;
import org.perpex.common.core.MarketSpec;
import org.perpex.common.core.OrderType;
import org.perpex.common.core.PositionSide;
import org.perpex.common.core.RejectReason;
import org.perpex.common.core.RequestId;
import org.perpex.common.core.SelfTradePrevention;
import org.perpex.common.core.Side;
import org.perpex.common.core.TimeInForce;
import org.perpex.common.core.TransferId;

/** Precedence of refusals, administration, transfers at their edges. */
class CommandsTest {

    private static Floor floor() {
        Floor floor = Floor.with(small(NO_FEES), 100);
        floor.deposit(ALICE, usdt("1000"));
        floor.deposit(BOB, usdt("1000"));
        return floor;
    }

    @Test
    void theFirstObjectionInOrderOfPrecedenceIsReturned() {
        Floor floor = new Floor();
        List<RejectReason> seen = new ArrayList<>();
        seen.add(reason(floor, worst(0, ALICE, SMALL, PositionSide.LONG, 0, 0)));
        seen.add(reason(floor, worst(FOREVER, ALICE, SMALL, PositionSide.LONG, 0, 0)));
        floor.deposit(ALICE, usdt("1"));
        seen.add(reason(floor, worst(FOREVER, ALICE, SMALL, PositionSide.LONG, 0, 0)));
        floor.submit(new MarketCommand.ListMarket(small(NO_FEES)));
        seen.add(reason(floor, worst(FOREVER, ALICE, SMALL, PositionSide.LONG, 0, 0)));
        seen.add(reason(floor, worst(FOREVER, ALICE, SMALL, PositionSide.BOTH, 0, 0)));
        seen.add(reason(floor, worst(FOREVER, ALICE, SMALL, PositionSide.BOTH, 100_000, 0)));
        seen.add(reason(floor, worst(FOREVER, ALICE, SMALL, PositionSide.BOTH, 100_000, 1_000)));
        seen.add(reason(floor, worst(FOREVER, ALICE, SMALL, PositionSide.BOTH, 100, 1_000)));
        floor.mark(SMALL, 100);
        seen.add(reason(floor, worst(FOREVER, ALICE, SMALL, PositionSide.BOTH, 100, 1_000)));

        assertThat(seen)
                .containsExactly(
                        RejectReason.DEADLINE_PASSED,
                        RejectReason.ACCOUNT_UNKNOWN,
                        RejectReason.MARKET_UNKNOWN,
                        RejectReason.POSITION_SIDE_MISMATCH,
                        RejectReason.PRICE_OUT_OF_RANGE,
                        RejectReason.SIZE_OUT_OF_RANGE,
                        RejectReason.POSITION_MAX_AT_LEVERAGE,
                        RejectReason.NO_MARK_PRICE,
                        RejectReason.MARGIN_INSUFFICIENT)
                .isSorted();
    }

    @Test
    void everythingIsCanceledInAllMarketsAtOnce() {
        Floor floor = floor();
        floor.run(new MarketCommand.ListMarket(btc(NO_FEES)));
        floor.mark(BTC, 100);
        floor.run(limit(ALICE, SMALL, Side.BUY, 90, 1));
        floor.run(limit(ALICE, BTC, Side.BUY, 90, 1));
        var everything = new OrderCommand.CancelEverywhere(request(), FOREVER, ALICE, 0);

        assertThat(floor.run(everything, AccountFact.OrderClosed.class))
                .hasSize(2)
                .allSatisfy(closed -> assertThat(closed.cause()).isEqualTo(everything.request()));
        assertThat(floor.run(new OrderCommand.CancelAll(request(), FOREVER, ALICE, 0), BookFact.CancelRejected.class))
                .singleElement()
                .satisfies(refused -> assertThat(refused.reason()).isEqualTo(RejectReason.MARKET_UNKNOWN));
    }

    @Test
    void clientOrderIdsAreUniqueAmongOpenOrdersAndOpenOrdersAreCounted() {
        Floor floor = floor();
        OrderCommand.Place first = limit(ALICE, SMALL, Side.BUY, 100, 1);
        floor.run(first);
        OrderCommand.Place same = worst(FOREVER, ALICE, SMALL, PositionSide.BOTH, 100, 1, first.clientOrderId());
        assertThat(reason(floor, same)).isEqualTo(RejectReason.CLIENT_ORDER_ID_DUPLICATE);
        floor.run(new OrderCommand.Cancel(request(), FOREVER, ALICE, SMALL, 0, first.clientOrderId()));
        OrderCommand.Place again = worst(FOREVER, ALICE, SMALL, PositionSide.BOTH, 100, 1, first.clientOrderId());
        assertThat(floor.run(again, AccountFact.OrderOpened.class)).hasSize(1);
        for (int i = 0; i < 4; i++) {
            floor.run(limit(ALICE, SMALL, Side.BUY, 100, 1));
        }

        assertThat(reason(floor, limit(ALICE, SMALL, Side.BUY, 100, 1))).isEqualTo(RejectReason.OPEN_ORDERS_MAX);
    }

    private static RejectReason reason(Floor floor, OrderCommand.Place order) {
        return floor.run(order, BookFact.Rejected.class).getFirst().reason();
    }

    private static OrderCommand.Place worst(
            long deadline, long account, int market, PositionSide positionSide, long price, long lots) {
        return worst(deadline, account, market, positionSide, price, lots, "w");
    }

    private static OrderCommand.Place worst(
            long deadline, long account, int market, PositionSide positionSide, long price, long lots, String id) {
        return new OrderCommand.Place(
                request(),
                deadline,
                account,
                market,
                Side.BUY,
                positionSide,
                OrderType.LIMIT,
                TimeInForce.GTC,
                price,
                lots,
                false,
                SelfTradePrevention.NONE,
                0,
                id);
    }

    @Test
    void pricesArePassedOnOnlyIfTheyAreNewer() {
        Floor floor = floor();
        var price = List.of(new MarketCommand.MarketPrice(SMALL, 120, 121), new MarketCommand.MarketPrice(9, 1, 1));
        var newer = new MarketCommand.SetPrices(2, 1, price);
        assertThat(floor.submit(newer)).containsExactly(new Floor.Said(Destination.ORDER, newer));
        assertThat(floor.submit(newer)).isEmpty();
        assertThat(floor.submit(new MarketCommand.SetPrices(1, 99, price))).isEmpty();

        assertThat(floor.market(SMALL).markTicks()).isEqualTo(120);
        assertThat(floor.market(SMALL).indexTicks()).isEqualTo(121);
    }

    @Test
    void aSpecificationThatWouldRevaluePositionsIsNeitherTakenNorPassedOn() {
        Floor floor = floor();
        MarketSpec now = small(NO_FEES);
        MarketSpec finer = new MarketSpec(
                SMALL,
                now.symbol(),
                now.product(),
                now.base(),
                now.quote(),
                new MarketSpec.Units(1, 1, 0, 1),
                now.limits(),
                now.fees(),
                now.brackets());

        assertThat(floor.submit(new MarketCommand.ListMarket(finer))).isEmpty();
        assertThat(floor.market(SMALL).spec()).isEqualTo(now);
        assertThat(floor.submit(new MarketCommand.ListMarket(small(FEES)))).hasSize(1);
        assertThat(floor.market(SMALL).spec().fees()).isEqualTo(FEES);
        assertThat(floor.submit(new MarketCommand.SetPhase(SMALL, MarketPhase.HALTED)))
                .hasSize(1);
        assertThat(floor.submit(new MarketCommand.SetPhase(9, MarketPhase.HALTED)))
                .isEmpty();
    }

    @Test
    void transfersAreAppliedWholeOrRefused() {
        Floor floor = floor();
        assertThat(transfer(floor, new TransferCommand.Out(id(), ALICE, Asset.USDT, usdt("1000") + 1))
                        .accepted())
                .isFalse();
        assertThat(transfer(floor, new TransferCommand.Out(id(), ALICE, Asset.USDT, 0))
                        .accepted())
                .isFalse();
        assertThat(transfer(floor, new TransferCommand.Out(id(), CAROL, Asset.USDT, 1))
                        .accepted())
                .isFalse();
        assertThat(transfer(floor, new TransferCommand.In(id(), ALICE, Asset.USDT, -1))
                        .accepted())
                .isFalse();
        assertThat(transfer(floor, new TransferCommand.In(id(), 5, Asset.USDT, 1))
                        .accepted())
                .isFalse();
        assertThat(transfer(floor, new TransferCommand.In(id(), ALICE, Asset.USDT, Limits.TRANSFERRED_UNITS_MAX))
                        .accepted())
                .isFalse();
        assertThat(floor.engine().totals().accounts()).isEqualTo(2);
        AccountFact.TransferApplied all =
                transfer(floor, new TransferCommand.Out(id(), ALICE, Asset.USDT, usdt("1000")));
        assertThat(all.accepted()).isTrue();
        assertThat(all.walletUnits()).isZero();
    }

    private static TransferId id() {
        return new TransferId(8, request().low());
    }

    private static AccountFact.TransferApplied transfer(Floor floor, TransferCommand command) {
        return floor.run(command, AccountFact.TransferApplied.class).getFirst();
    }

    @Test
    void whatContradictsTheAccountsStopsTheEngine() {
        Floor floor = floor();
        floor.run(limit(ALICE, SMALL, Side.BUY, 100, 5));
        floor.run(limit(BOB, SMALL, Side.SELL, 110, 5));

        assertThatThrownBy(() -> floor.submit(
                        new BookFact.Traded(SMALL, 1, 2, 1, BOB, ALICE, Side.SELL, 100, 5, 0, 0, FillSource.BOOK, 0)))
                .isInstanceOf(Check.InvariantViolation.class)
                .hasMessageContaining("within its order's limit");
        assertThatThrownBy(() -> floor().submit(new EngineInput.RulesVersion(2)))
                .isInstanceOf(Check.InvariantViolation.class);
        assertThatThrownBy(() ->
                        floor().submit(new BookFact.Closed(RequestId.NONE, 77, ALICE, SMALL, CloseReason.FILLED, 0)))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aSnapshotOfAnotherVersionIsRefused() {
        byte[] state = Floor.state(floor().engine());
        state[0]++;

        assertThatThrownBy(() -> new AccountEngine().load(new StateReader(state)))
                .isInstanceOf(Check.InvariantViolation.class);
    }
}
