package org.perpex.benchmark.match;

import exchange.core2.collections.objpool.ObjectsPool;
import exchange.core2.core.common.CoreSymbolSpecification;
import exchange.core2.core.common.MatcherEventType;
import exchange.core2.core.common.MatcherTradeEvent;
import exchange.core2.core.common.OrderAction;
import exchange.core2.core.common.OrderType;
import exchange.core2.core.common.SymbolType;
import exchange.core2.core.common.cmd.CommandResultCode;
import exchange.core2.core.common.cmd.OrderCommand;
import exchange.core2.core.common.config.LoggingConfiguration;
import exchange.core2.core.orderbook.IOrderBook;
import exchange.core2.core.orderbook.OrderBookDirectImpl;
import exchange.core2.core.orderbook.OrderBookEventsHelper;
import exchange.core2.core.orderbook.OrderBookNaiveImpl;
import org.jspecify.annotations.Nullable;
import org.perpex.common.testkit.workload.WorkloadCommand;

/** One of exchange-core's two books, driven as its own matching engine drives it. Not thread-safe. */
final class ExchangeCoreBook implements Contestant {

    private static final int SYMBOL = 1;

    private final IOrderBook book;
    private final OrderCommand[] commands = new OrderCommand[SLOTS];
    private final Trades trades = new Trades();

    private ExchangeCoreBook(IOrderBook book) {
        this.book = book;
    }

    static ExchangeCoreBook direct() {
        return new ExchangeCoreBook(new OrderBookDirectImpl(
                specification(),
                ObjectsPool.createDefaultTestPool(),
                OrderBookEventsHelper.NON_POOLED_EVENTS_HELPER,
                LoggingConfiguration.DEFAULT));
    }

    static ExchangeCoreBook naive() {
        return new ExchangeCoreBook(new OrderBookNaiveImpl(specification(), LoggingConfiguration.DEFAULT));
    }

    private static CoreSymbolSpecification specification() {
        return CoreSymbolSpecification.builder()
                .symbolId(SYMBOL)
                .type(SymbolType.FUTURES_CONTRACT)
                .build();
    }

    @Override
    public void set(int slot, WorkloadCommand command) {
        OrderAction action = command.buy() ? OrderAction.BID : OrderAction.ASK;
        OrderCommand made = switch (command.type()) {
            case GTC -> place(OrderType.GTC, command, action);
            case IOC -> place(OrderType.IOC, command, action);
            case CANCEL -> OrderCommand.cancel(command.orderId(), command.uid());
            case MOVE -> OrderCommand.update(command.orderId(), command.uid(), command.price());
            case REDUCE -> OrderCommand.reduce(command.orderId(), command.uid(), command.size());
        };
        made.symbol = SYMBOL;
        commands[slot] = made;
    }

    private static OrderCommand place(OrderType type, WorkloadCommand command, OrderAction action) {
        return OrderCommand.newOrder(
                type, command.orderId(), command.uid(), command.price(), command.price(), command.size(), action);
    }

    @Override
    public void apply(int slot) {
        OrderCommand command = commands[slot];
        CommandResultCode result = IOrderBook.processCommand(book, command);
        if (result != CommandResultCode.SUCCESS) {
            throw new IllegalStateException(command.command + " of " + command.orderId + ": " + result);
        }
        @Nullable MatcherTradeEvent event = command.matcherEvent;
        while (event != null) {
            if (event.eventType == MatcherEventType.TRADE) {
                trades.traded(command.orderId, event.matchedOrderId, event.price, event.size);
            }
            event = event.nextEvent;
        }
    }

    @Override
    public Trades trades() {
        return trades;
    }
}
