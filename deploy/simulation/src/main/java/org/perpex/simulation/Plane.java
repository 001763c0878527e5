package org.perpex.simulation;

import java.util.ArrayList;
import java.util.List;
import org.perpex.common.contract.BookInput;
import org.perpex.common.contract.Destination;
import org.perpex.common.contract.Message;
import org.perpex.common.contract.RiskInput;
import org.perpex.common.contract.Source;
import org.perpex.common.core.Check;

/** The trading plane and those who follow it: two engines, their queues, the books, the traders' ear. One thread. */
final class Plane {

    /** One occasion in so many to take a snapshot, when an engine has read something. */
    private static final int SNAPSHOT_OCCASIONS = 60;

    private static final int TURNS_TO_REST_MAX = 100_000;

    final Queues queues = new Queues();
    final RiskWatch riskWatch = new RiskWatch();
    final BookWatch bookWatch = new BookWatch();
    final Senders senders;
    final Books books;
    final Ear ear;
    final Host<Engines.Risk, RiskInput> risk;
    final Host<Engines.Match, BookInput> match;
    private final Chance chance;
    private final List<Step> steps = new ArrayList<>();
    long timeMillis = 1_000;
    long inputs;

    Plane(Chance chance, Engines engines) {
        this.chance = chance;
        senders = new Senders(queues, chance, () -> timeMillis);
        books = new Books(queues.asset(), chance, senders::send);
        ear = new Ear(queues);
        Wire toOrder = wire(queues.order());
        Wire toRefusals = wire(queues.refusals());
        Wire toAsset = wire(queues.asset());
        Wire toRisk = wire(queues.risk());
        Wire toTrade = wire(queues.trade());
        List<Host.Route> fromRisk = List.of(
                new Host.Route(Destination.ORDER, toOrder, null),
                new Host.Route(Destination.TRADE_REJECTED, toRefusals, null),
                new Host.Route(Destination.ASSET, toAsset, null));
        List<Host.Route> fromMatch = List.of(
                new Host.Route(Destination.RISK, toRisk, null),
                new Host.Route(Destination.TRADE, toTrade, Destination.RISK));
        risk = new Host<>(
                new Host.Parts<>(Source.RISK, RiskInput.class, engines.risk(), queues.risk(), fromRisk),
                chance,
                new RiskEyes());
        match = new Host<>(
                new Host.Parts<>(Source.MATCH, BookInput.class, engines.match(), queues.order(), fromMatch),
                chance,
                new BookEyes());
        steps.addAll(senders.steps());
        steps.addAll(List.of(() -> step(risk), () -> step(match), risk::flush, match::flush));
        steps.addAll(List.of(toOrder::step, toRefusals::step, toAsset::step, toRisk::step, toTrade::step));
        steps.addAll(List.of(books::step, ear::hearBook, ear::hearRefusals, ear::hearAccounts));
    }

    private Wire wire(Queue queue) {
        return new Wire(queue, () -> timeMillis, chance, true);
    }

    private final class RiskEyes implements Host.Watch {
        @Override
        public void said(Destination destination, Message fact) {
            riskWatch.said(destination, fact);
        }

        @Override
        public void applied() {
            inputs++;
            riskWatch.check(risk.engine().core());
        }
    }

    private final class BookEyes implements Host.Watch {
        @Override
        public void said(Destination destination, Message fact) {
            bookWatch.said(destination, fact);
        }

        @Override
        public void applied() {
            inputs++;
            bookWatch.check(match.engine().core());
        }
    }

    private boolean step(Host<?, ?> host) {
        if (host.mayCrash() && chance.hits(Fault.ENGINE_CRASHED)) {
            host.crash();
            return true;
        }
        boolean read = host.step();
        if (read && chance.below(SNAPSHOT_OCCASIONS) == 0) {
            host.takeSnapshot();
        }
        return read;
    }

    /** Lets anybody do anything, so many times. */
    void bustle(int times) {
        for (int i = 0; i < times; i++) {
            steps.get(chance.below(steps.size())).take();
        }
    }

    /** Lets everybody go on until nobody has anything left to do. Faults go on as well. */
    void settle() {
        boolean busy = true;
        for (int turn = 0; busy; turn++) {
            Check.that(turn < TURNS_TO_REST_MAX, "everybody comes to rest");
            busy = false;
            int first = chance.below(steps.size());
            for (int i = 0; i < steps.size(); i++) {
                busy |= steps.get((first + i) % steps.size()).take();
            }
        }
        books.settle();
    }
}
