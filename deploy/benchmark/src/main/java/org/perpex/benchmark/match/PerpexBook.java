package org.perpex.benchmark.match;

import java.util.List;
import org.perpex.common.contract.BookCommand;
import org.perpex.common.contract.BookInput;
import org.perpex.common.contract.MarketCommand;
import org.perpex.common.contract.OrderDetails;
import org.perpex.common.contract.engine.Engine;
import org.perpex.common.core.AccountId;
import org.perpex.common.core.Asset;
import org.perpex.common.core.CloseReason;
import org.perpex.common.core.LeverageBracket;
import org.perpex.common.core.MarketPhase;
import org.perpex.common.core.MarketSpec;
import org.perpex.common.core.OrderType;
import org.perpex.common.core.PositionSide;
import org.perpex.common.core.PriceMatch;
import org.perpex.common.core.Product;
import org.perpex.common.core.RequestId;
import org.perpex.common.core.Route;
import org.perpex.common.core.SelfTradePrevention;
import org.perpex.common.core.Side;
import org.perpex.common.core.TimeInForce;
import org.perpex.common.testkit.workload.WorkloadCommand;
import org.perpex.match.engine.MatchEngine;

/**
 * The matching engine of the service as its host drives it: a listed market in trading with a mark price, so that the
 * price band speaks of every order; self-trade prevention on every order; each fact encoded for each of its streams.
 * Not thread-safe.
 */
final class PerpexBook implements Contestant {

    static final long SIZE_LOTS_MAX = 1_000_000;

    private static final int MARKET = 1;
    private static final long MARK_TICKS = 100_000;
    private static final int BAND_UP_PPM = 1_100_000;
    private static final int BAND_DOWN_PPM = 900_000;
    static final long TIME_MILLIS = 1_700_000_000_000L;
    private static final String CLIENT_ORDER_ID = "bench-20240607-01";
    private static final SelfTradePrevention PREVENTION = SelfTradePrevention.EXPIRE_TAKER;

    private final Engine<BookInput> engine = new MatchEngine();
    private final Trades trades = new Trades();
    private final FactStreams facts = new FactStreams(trades);
    private final BookInput[] commands = new BookInput[SLOTS];
    // What the trader of each order knows of it: an amendment names its whole size and its price.
    private final KnownOrders known = new KnownOrders();

    PerpexBook() {
        engine.apply(TIME_MILLIS, new MarketCommand.ListMarket(specification()), facts);
        engine.apply(TIME_MILLIS, new MarketCommand.SetPhase(MARKET, MarketPhase.TRADING), facts);
        MarketCommand.MarketPrice price = new MarketCommand.MarketPrice(MARKET, MARK_TICKS, MARK_TICKS);
        engine.apply(TIME_MILLIS, new MarketCommand.SetPrices(1, 1, List.of(price)), facts);
    }

    private static MarketSpec specification() {
        return new MarketSpec(
                MARKET,
                "BTCUSDT",
                Product.PERPETUAL,
                Asset.BTC,
                Asset.USDT,
                new MarketSpec.Units(1, 1, 3, 1),
                new MarketSpec.Limits(
                        1, 1_000_000, 1, SIZE_LOTS_MAX, SIZE_LOTS_MAX, 0, BAND_UP_PPM, BAND_DOWN_PPM, 300_000, 200),
                new MarketSpec.Fees(200, 500, 12_500),
                List.of(new LeverageBracket(0, 1_000_000_000_000_000L, 4_000, 125, 0)));
    }

    Engine<BookInput> engine() {
        return engine;
    }

    @Override
    public void set(int slot, WorkloadCommand command) {
        commands[slot] = switch (command.type()) {
            case GTC -> {
                known.put(command.orderId(), command.price(), command.size());
                yield place(command, TimeInForce.GTC, command.size());
            }
            case IOC -> place(command, TimeInForce.IOC, command.size());
            case CANCEL -> cancel(command);
            case MOVE -> {
                known.put(command.orderId(), command.price(), known.size(command.orderId()));
                yield amend(command);
            }
            case REDUCE -> command.size() == command.remaining() ? cancel(command) : reduce(command);
        };
    }

    private BookCommand.Amend reduce(WorkloadCommand command) {
        long id = command.orderId();
        known.put(id, known.price(id), known.size(id) - command.size());
        return amend(command);
    }

    private BookCommand.Amend amend(WorkloadCommand command) {
        return new BookCommand.Amend(
                new RequestId(3, command.orderId()),
                command.orderId(),
                account(command),
                MARKET,
                known.price(command.orderId()),
                known.size(command.orderId()),
                PriceMatch.NONE);
    }

    static BookCommand.Place place(WorkloadCommand command, TimeInForce timeInForce, long sizeLots) {
        return new BookCommand.Place(new OrderDetails(
                new RequestId(1, command.orderId()),
                command.orderId(),
                account(command),
                MARKET,
                command.buy() ? Side.BUY : Side.SELL,
                PositionSide.BOTH,
                OrderType.LIMIT,
                timeInForce,
                command.price(),
                sizeLots,
                false,
                PREVENTION,
                0,
                Route.BOOK,
                CLIENT_ORDER_ID));
    }

    private static BookCommand.Cancel cancel(WorkloadCommand command) {
        return new BookCommand.Cancel(
                new RequestId(2, command.orderId()), command.orderId(), account(command), MARKET, CloseReason.CANCELED);
    }

    private static long account(WorkloadCommand command) {
        return AccountId.of(command.uid(), 0).value();
    }

    @Override
    public void apply(int slot) {
        engine.apply(TIME_MILLIS, commands[slot], facts);
    }

    @Override
    public Trades trades() {
        return trades;
    }
}
