package org.perpex.trade.order;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.perpex.common.contract.TraderCommand;
import org.perpex.common.core.RejectReason;
import org.perpex.common.core.RequestId;
import org.perpex.common.spring.dialect.DialectError;
import org.perpex.common.spring.dialect.DialectException;

/**
 * Sends commands to the account engine and waits for what the facts say of them. A command is sent once. When no fact
 * comes in time the answer is -1007: the deadline that the command carries then lies in the past, so it has either had
 * its effect or never will, and a query tells which. Thread-safe.
 */
public final class CommandDesk {

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

    public CommandDesk(
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

    /** Engine time after which a command that is made now is refused. */
    public long deadlineMillis() {
        return engineClock.nowMillis() + waits.deadline().toMillis();
    }

    /**
     * Sends a command and returns what the facts say of it.
     *
     * @param success what it ends with unless it is refused
     * @param refused throws the error of the dialect for the reason, or tells what the refusal comes to
     */
    public <T extends Outcome> T ask(TraderCommand command, Class<T> success, Function<RejectReason, T> refused) {
        Outcome outcome = send(command, request -> pending.expect(request, success));
        return outcome instanceof Outcome.Refused(RejectReason reason) ? refused.apply(reason) : success.cast(outcome);
    }

    /**
     * Sends a command that places several things and returns them when the facts have told of all.
     *
     * @param count how many they are
     * @param refused makes the error of the dialect for the reason
     */
    public List<Outcome> askGroup(TraderCommand command, int count, Function<RejectReason, DialectException> refused) {
        Outcome outcome = send(command, request -> pending.expectGroup(request, count));
        return switch (outcome) {
            case Outcome.Refused(RejectReason reason) -> throw refused.apply(reason);
            case Outcome.Group group -> group.placed();
            default -> throw new IllegalStateException("a group ends as a group: " + outcome);
        };
    }

    private Outcome send(TraderCommand command, Function<RequestId, CompletableFuture<Outcome>> expected) {
        long start = System.nanoTime();
        try {
            Outcome outcome = exchange(command, expected);
            OrderLog.told(command, outcome, System.nanoTime() - start);
            return outcome;
        } catch (DialectException unknown) {
            OrderLog.untold(command, unknown.error(), System.nanoTime() - start);
            throw unknown;
        }
    }

    private Outcome exchange(TraderCommand command, Function<RequestId, CompletableFuture<Outcome>> expected) {
        if (!pending.hasRoom()) {
            throw DialectError.OVERLOADED.exception();
        }
        long start = System.nanoTime();
        RequestId request = command.request();
        CompletableFuture<Outcome> outcome = expected.apply(request);
        if (!outlet.send(command)) {
            pending.await(request, outcome, Duration.ZERO);
            throw DialectError.OVERLOADED.exception();
        }
        Optional<Outcome> told = pending.await(request, outcome, waits.patience());
        meters.timed(command, System.nanoTime() - start);
        return told.orElseThrow(DialectError.TIMEOUT::exception);
    }
}
