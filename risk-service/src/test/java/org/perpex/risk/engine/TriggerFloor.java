package org.perpex.risk.engine;

import static org.perpex.risk.engine.Fixtures.ALICE;
import static org.perpex.risk.engine.Fixtures.BOB;
import static org.perpex.risk.engine.Fixtures.CAROL;
import static org.perpex.risk.engine.Fixtures.NO_FEES;
import static org.perpex.risk.engine.Fixtures.SMALL;
import static org.perpex.risk.engine.Fixtures.small;
import static org.perpex.risk.engine.Fixtures.usdt;

import java.util.ArrayList;
import java.util.List;
import org.perpex.common.contract.BookCommand;
import org.perpex.common.contract.BookFact;
import org.perpex.common.contract.Destination;
import org.perpex.common.contract.RiskInput;
import org.perpex.common.contract.TriggerFact;
import org.perpex.common.core.MarketSpec;
import org.perpex.common.core.RejectReason;

/** A floor where Alice has triggers, and Bob and Carol make prices by trading a lot with each other. */
final class TriggerFloor {

    final Floor floor;

    private TriggerFloor(MarketSpec spec, long priceTicks) {
        floor = Floor.with(spec, priceTicks);
        floor.deposit(ALICE, usdt("100000"));
        floor.deposit(BOB, usdt("1000000"));
        floor.deposit(CAROL, usdt("1000000"));
        price(priceTicks);
    }

    /** Mark and last price 100, a wide band so that prices may jump. */
    static TriggerFloor at(long priceTicks) {
        return new TriggerFloor(small(NO_FEES), priceTicks);
    }

    static TriggerFloor guarded(int triggerProtectPpm, int openTriggersMax) {
        return new TriggerFloor(Fixtures.guarded(small(NO_FEES), triggerProtectPpm, openTriggersMax), 100);
    }

    /** A trade of one lot between the others. Returns what followed. */
    List<Object> price(long ticks) {
        int before = floor.said.size();
        floor.trade(BOB, CAROL, SMALL, ticks, 1);
        return since(before);
    }

    List<Object> mark(long ticks) {
        int before = floor.said.size();
        floor.mark(SMALL, ticks);
        return since(before);
    }

    List<Object> run(RiskInput input) {
        int before = floor.said.size();
        floor.run(input);
        return since(before);
    }

    /** Alice buys, or sells with negative lots, at the price. */
    List<Object> trade(long lots, long ticks) {
        int before = floor.said.size();
        floor.trade(lots > 0 ? ALICE : BOB, lots > 0 ? BOB : ALICE, SMALL, ticks, Math.abs(lots));
        return since(before);
    }

    /** Facts of triggers since then, and orders and cancels that they sent to the book, each stream in its order. */
    private List<Object> since(int before) {
        List<Object> facts = new ArrayList<>();
        for (Floor.Said said : floor.said.subList(before, floor.said.size())) {
            boolean ofTrigger = said.fact() instanceof TriggerFact
                    || said.fact() instanceof BookCommand.Place place
                            && place.order().parentId() != 0
                    || said.fact() instanceof BookCommand.Cancel
                    || said.destination().equals(Destination.TRADE_REJECTED);
            if (ofTrigger) {
                facts.add(said.fact());
            }
        }
        return facts;
    }

    /** What is said of triggers, in words: kind, client id, and what matters of it. */
    static List<String> words(List<Object> facts) {
        return facts.stream().map(TriggerFloor::word).toList();
    }

    private static String word(Object fact) {
        return switch (fact) {
            case TriggerFact.Placed f -> "placed " + f.trigger().order().clientTriggerId();
            case TriggerFact.Resized f -> "resized " + f.trigger().order().clientTriggerId() + " " + f.sizeLots();
            case TriggerFact.Fired f -> "fired " + f.trigger().order().clientTriggerId() + " at " + f.priceTicks();
            case TriggerFact.Refused f -> "refused " + f.trigger().order().clientTriggerId() + " " + f.reason();
            case TriggerFact.Ended f -> "ended " + f.trigger().order().clientTriggerId() + " " + f.reason();
            case BookCommand.Place f -> "order " + f.order().sizeLots();
            case BookCommand.Cancel f -> "cancel";
            case BookFact.Rejected f -> "rejected " + f.reason();
            case BookFact.CancelRejected f -> "cancel rejected " + f.reason();
            case BookFact.AllCanceled f -> "all canceled " + f.count();
            default -> throw new IllegalStateException("not of triggers: " + fact);
        };
    }

    static RejectReason reason(List<Object> facts) {
        return ((BookFact.Rejected) facts.getFirst()).reason();
    }
}
