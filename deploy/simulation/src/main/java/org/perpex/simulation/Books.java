package org.perpex.simulation;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.perpex.common.contract.Source;
import org.perpex.common.contract.StreamMark;
import org.perpex.common.core.Check;
import org.perpex.common.core.Check.InvariantViolation;
import org.perpex.finance.checkpoint.Checkpoints;
import org.perpex.finance.settlement.Fact;
import org.perpex.finance.settlement.LiveSettings;
import org.perpex.finance.settlement.Mark;
import org.perpex.finance.settlement.Settlement;
import org.perpex.finance.settlement.SettlementMeters;
import org.perpex.finance.settlement.SettlementSettings;
import org.perpex.finance.settlement.SettlementWriter;
import org.perpex.wallet.transfer.TransferCommands;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The books: settlement as finance runs it, over the wallet as its service runs it, both on tables in memory. Follows
 * the facts of accounts; dies and comes back from its mark, each life with its own way of cutting batches.
 */
final class Books {

    private static final int STEPS_TO_REST_MAX = 10_000;

    private final Queue queue;
    private final Chance chance;
    private final MeterRegistry meters = new CompositeMeterRegistry();
    private final FinanceTables tables;
    private final WalletSide wallet;
    private final Settlement settlement;
    private final Checkpoints checkpoints;
    private final SettlementMeters settlementMeters;
    private SettlementWriter writer;
    private Reading reading;
    private boolean following;
    private long nowMillis = 1;

    /** @param outbox takes the wallet's commands to the account engine */
    Books(Queue queue, Chance chance, TransferCommands outbox) {
        this.queue = queue;
        this.chance = chance;
        Store store = new Store(chance);
        tables = new FinanceTables(store, new Mark(0, StreamMark.START.hash(), 0, 0));
        wallet = new WalletSide(chance, store, outbox, this::clock, meters);
        settlement = new Settlement(tables, wallet, store.coordinator(), new TransactionTemplate(store), this::clock);
        checkpoints = new Checkpoints(tables, wallet, meters);
        settlementMeters = new SettlementMeters(meters, this::clock);
        writer = born();
        reading = new Reading(queue);
    }

    private Instant clock() {
        return Instant.ofEpochMilli(nowMillis);
    }

    private SettlementWriter born() {
        long lingerMillis = chance.below(200);
        SettlementSettings settings = new SettlementSettings(
                1 + chance.below(chance.below(3) == 0 ? 6 : 120),
                8 + chance.below(30),
                Duration.ofMillis(lingerMillis),
                Duration.ofMillis(lingerMillis + chance.below(3_000)),
                false);
        following = false;
        return new SettlementWriter(
                settlement,
                new LiveSettings(settings, new StandardEnvironment()),
                checkpoints,
                settlementMeters,
                this::clock);
    }

    /** Reads one pack, or lets the timer strike. False if nothing is left to read. */
    boolean step() {
        nowMillis += chance.below(60);
        if (chance.hits(Fault.BOOKS_CRASHED)) {
            writer = born();
        }
        return attempt(() -> {
            if (!following) {
                follow();
            }
            writer.tick();
            return read();
        });
    }

    /** Whatever fails is tried again from the marks; a process that died comes back first. */
    private boolean attempt(Step work) {
        try {
            return work.take();
        } catch (InvariantViolation broken) {
            throw broken;
        } catch (Coordinator.Died _) {
            writer = born();
            return true;
        } catch (IllegalStateException _) {
            // A reader starts again from the mark; the timer alone goes on with what waits.
            following = following && chance.below(2) == 0 && reading.isAtEnd();
            return true;
        }
    }

    private void follow() {
        Mark mark = writer.start();
        reading = Reading.after(
                queue,
                Math.toIntExact(mark.nextOffset()),
                Map.of(Source.RISK.code(), new StreamMark(mark.last(), mark.hash())));
        following = true;
    }

    private boolean read() {
        if (reading.isAtEnd()) {
            return false;
        }
        List<Fact> facts = new ArrayList<>();
        reading.step((_, message) ->
                facts.add(new Fact(reading.number(), reading.hashAfter(), reading.factMillis(), message)));
        if (!facts.isEmpty()) {
            try {
                writer.take(facts, reading.offset());
            } catch (IllegalStateException failure) {
                following = false;
                throw failure;
            }
        }
        return true;
    }

    /** Lets time pass until all that was read is in the books. */
    void settle() {
        for (int i = 0; i < STEPS_TO_REST_MAX; i++) {
            boolean busy = step();
            if (!busy && isSettled()) {
                return;
            }
            nowMillis += 500;
        }
        Check.that(false, "the books come to rest");
    }

    private boolean isSettled() {
        Mark mark = mark();
        return mark != null && mark.last() == reading.mark(Source.RISK).number();
    }

    private @Nullable Mark mark() {
        try {
            return settlement.mark();
        } catch (InvariantViolation broken) {
            throw broken;
        } catch (IllegalStateException _) {
            return null;
        }
    }

    long checkpoints() {
        return tables.compared();
    }

    Reading reading() {
        return reading;
    }

    WalletSide wallet() {
        return wallet;
    }

    /** What the rows of fills say of fees, in units. */
    long rowsFeesUnits() {
        return tables.feesUnits();
    }
}
