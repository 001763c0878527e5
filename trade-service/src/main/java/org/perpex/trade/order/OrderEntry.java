package org.perpex.trade.order;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.perpex.common.contract.OrderCommand;
import org.perpex.common.core.AccountId;
import org.perpex.common.core.MarketSpec;
import org.perpex.common.core.RejectReason;
import org.perpex.common.core.RequestId;
import org.perpex.common.spring.dialect.DialectError;
import org.perpex.common.spring.dialect.DialectException;

/**
 * Sends commands to the account engine and waits for what the facts say of them. A command is sent once. When no fact
 * comes in time the answer is -1007: the deadline that the command carries then lies in the past, so it has either had
 * its effect or never will, and a query tells which.
 */
public final class OrderEntry {

    private static final Duration GOOD_TILL_MIN = Duration.ofSeconds(600);

    /** The dialect's last date: the year 9999. */
    private static final long GOOD_TILL_MILLIS_MAX = 253_402_300_799_000L;

    private final CommandOutlet outlet;
    private final PendingRequests pending;
    private final EngineClock engineClock;
    private final OrderMeters meters;
    private final Waits waits;

    /**
     * How long things may take.
     *
     * @param deadline engine time after which a command has no effect any more
     * @param patience how long a client waits for the fact: longer than the deadline, so that -1007 comes after it
     */
    public record Waits(Duration deadline, Duration patience) {

        public Waits {
            if (!deadline.isPositive() || patience.compareTo(deadline) <= 0) {
                throw new IllegalArgumentException(
                        "patience must exceed the deadline: " + patience + " and " + deadline);
            }
        }
    }

    public OrderEntry(
            CommandOutlet outlet, PendingRequests pending, EngineClock engineClock, OrderMeters meters, Waits waits) {
        this.outlet = outlet;
        this.pending = pending;
        this.engineClock = engineClock;
        this.meters = meters;
        this.waits = waits;
    }

    /** A request id for a command that has no trace of its own. */
    public static RequestId freshRequest() {
        return RequestId.of(UUID.randomUUID());
    }

    /** Places an order and returns what became of it. Refuses with the error of the dialect. */
    public OrderState place(RequestId request, AccountId account, NewOrder order) {
        requireTimely();
        if (order.goodTillMillis() != 0 && !isDate(order.goodTillMillis())) {
            throw DialectError.GOOD_TILL_DATE_INVALID.exception();
        }
        OrderCommand.Place command = new OrderCommand.Place(
                request,
                deadline(),
                account.value(),
                order.market().market(),
                order.side(),
                order.positionSide(),
                order.type(),
                order.timeInForce(),
                order.priceTicks(),
                order.sizeLots(),
                order.reduceOnly(),
                order.selfTradePrevention(),
                order.goodTillMillis(),
                order.clientOrderId(),
                order.terms());
        return switch (send(request, command, Outcome.Done.class)) {
            case Outcome.Done done -> meters.answered(done.order());
            case Outcome.Refused refused -> {
                meters.refused(refused.reason().name());
                throw Refusals.of(refused.reason(), order);
            }
            case Outcome.AllCanceled _, Outcome.LeverageSet _ -> throw unexpected(request);
        };
    }

    /** What may open risk is not sent to an engine that is behind; what only takes orders away is. */
    private void requireTimely() {
        if (engineClock.isLate()) {
            meters.refused("OVERLOADED");
            throw DialectError.OVERLOADED.exception();
        }
    }

    private boolean isDate(long goodTillMillis) {
        return goodTillMillis > engineClock.nowMillis() + GOOD_TILL_MIN.toMillis()
                && goodTillMillis < GOOD_TILL_MILLIS_MAX;
    }

    /** Cancels an order, named by its id or, where that is 0, by its client order id. */
    public OrderState cancel(RequestId request, AccountId account, Cancellation order) {
        OrderCommand.Cancel command = new OrderCommand.Cancel(
                request, deadline(), account.value(), order.market().market(), order.orderId(), order.clientOrderId());
        return switch (send(request, command, Outcome.Done.class)) {
            case Outcome.Done done -> done.order();
            case Outcome.Refused refused ->
                throw switch (refused.reason()) {
                    case ORDER_UNKNOWN, ACCOUNT_UNKNOWN, MARKET_UNKNOWN -> DialectError.CANCEL_UNKNOWN.exception();
                    default -> Refusals.of(refused.reason()).exception();
                };
            case Outcome.AllCanceled _, Outcome.LeverageSet _ -> throw unexpected(request);
        };
    }

    /** Which order is meant: by id, or by client order id where the id is 0. */
    public record Cancellation(MarketSpec market, long orderId, String clientOrderId) {}

    /** Changes price and size of an order and returns what became of it. */
    public OrderState amend(RequestId request, AccountId account, OrderChange change) {
        requireTimely();
        Cancellation order = change.order();
        OrderCommand.Amend command = new OrderCommand.Amend(
                request,
                deadline(),
                account.value(),
                order.market().market(),
                order.orderId(),
                order.clientOrderId(),
                change.side(),
                change.priceTicks(),
                change.sizeLots(),
                change.priceMatch());
        return switch (send(request, command, Outcome.Done.class)) {
            case Outcome.Done done -> done.order();
            case Outcome.Refused refused -> throw Refusals.of(refused.reason(), change);
            case Outcome.AllCanceled _, Outcome.LeverageSet _ -> throw unexpected(request);
        };
    }

    /** Cancels all orders of an account in a market and returns how many there were. */
    public int cancelAll(RequestId request, AccountId account, MarketSpec market) {
        OrderCommand.CancelAll command =
                new OrderCommand.CancelAll(request, deadline(), account.value(), market.market());
        return switch (send(request, command, Outcome.AllCanceled.class)) {
            case Outcome.AllCanceled all -> all.count();
            case Outcome.Refused refused -> {
                if (refused.reason() == RejectReason.ACCOUNT_UNKNOWN) {
                    yield 0; // who never held anything has no order
                }
                throw Refusals.of(refused.reason()).exception(market.symbol());
            }
            case Outcome.Done _, Outcome.LeverageSet _ -> throw unexpected(request);
        };
    }

    /** Sets the leverage of an account in a market. */
    public Outcome.LeverageSet setLeverage(RequestId request, AccountId account, MarketSpec market, int leverage) {
        OrderCommand.SetLeverage command =
                new OrderCommand.SetLeverage(request, deadline(), account.value(), market.market(), leverage);
        return switch (send(request, command, Outcome.LeverageSet.class)) {
            case Outcome.LeverageSet set -> set;
            case Outcome.Refused refused -> throw Refusals.of(refused.reason()).exception(leverage);
            case Outcome.Done _, Outcome.AllCanceled _ -> throw unexpected(request);
        };
    }

    private Outcome send(RequestId request, OrderCommand command, Class<? extends Outcome> success) {
        long start = System.nanoTime();
        try {
            Outcome outcome = exchange(request, command, success);
            OrderLog.told(request, command, outcome, System.nanoTime() - start);
            return outcome;
        } catch (DialectException unknown) {
            OrderLog.untold(request, command, unknown.error(), System.nanoTime() - start);
            throw unknown;
        }
    }

    private Outcome exchange(RequestId request, OrderCommand command, Class<? extends Outcome> success) {
        if (!pending.hasRoom()) {
            throw DialectError.OVERLOADED.exception();
        }
        long start = System.nanoTime();
        CompletableFuture<Outcome> outcome = pending.expect(request, success);
        if (!outlet.send(command)) {
            pending.await(request, outcome, Duration.ZERO);
            throw DialectError.OVERLOADED.exception();
        }
        Optional<Outcome> told = pending.await(request, outcome, waits.patience());
        meters.timed(command, System.nanoTime() - start);
        return told.orElseThrow(DialectError.TIMEOUT::exception);
    }

    private long deadline() {
        return engineClock.nowMillis() + waits.deadline().toMillis();
    }

    private static IllegalStateException unexpected(RequestId request) {
        return new IllegalStateException("the fact for request " + request + " does not fit it");
    }
}
