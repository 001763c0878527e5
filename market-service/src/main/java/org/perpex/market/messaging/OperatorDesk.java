package org.perpex.market.messaging;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.perpex.common.contract.MarketCommand;
import org.perpex.common.core.MarketPhase;
import org.perpex.common.core.PhaseCause;
import org.perpex.common.core.RequestId;
import org.perpex.market.administration.ListingForm;
import org.perpex.market.administration.OperatorAct;
import org.perpex.market.administration.PhaseRules;
import org.perpex.market.administration.SpecificationForm;
import org.perpex.market.administration.SpecificationReader;
import org.perpex.market.index.Constituents;
import org.perpex.market.index.IndexPrices;
import org.perpex.market.specification.Listing;
import org.perpex.market.specification.Listings;
import org.perpex.market.store.StoredActs;
import org.perpex.market.store.StoredListings;
import org.perpex.market.store.StoredMarks;
import org.perpex.market.store.StoredPhases;

/**
 * Does what operators decide: notes it, changes the tables and appends the command for the engines, in one transaction.
 * Thread-safe; of two who decide at the same time about one market, the second is refused.
 */
public final class OperatorDesk {

    private static final Duration SETTLED_OVER = Duration.ofHours(1);
    private static final String TARGET = "market ";

    private final Markets markets;
    private final Prices prices;
    private final StoredActs acts;
    private final PhaseGuard.PhaseStore store;
    private final InstantSource clock;

    /** Markets as this instance knows them, and as they are stored. */
    record Markets(Listings listings, StoredListings stored, Constituents constituents) {}

    /** What markets are worth, and were. */
    record Prices(IndexPrices indexes, StoredMarks marks) {}

    OperatorDesk(Markets markets, Prices prices, StoredActs acts, PhaseGuard.PhaseStore store, InstantSource clock) {
        this.markets = markets;
        this.prices = prices;
        this.acts = acts;
        this.store = store;
        this.clock = clock;
    }

    /** Why something was not done. Nothing changed. */
    public static final class Refused extends RuntimeException {

        private final String reason;

        Refused(String reason, String detail) {
            super(detail);
            this.reason = reason;
        }

        public String reason() {
            return reason;
        }
    }

    public List<StoredPhases.Phase> phases() {
        return store.phases().all();
    }

    /** Whether an act of this id was done. */
    public boolean isDone(String id) {
        return acts.isKnown(id);
    }

    /** Moves a market into a phase that an operator may choose. */
    public void enter(OperatorAct act, Listing listing, MarketPhase phase) {
        int market = listing.market();
        if (PhaseRules.needsIndex(phase)
                && markets.constituents.isGuarded(market)
                && prices.indexes.fresh(market, clock.millis()).isEmpty()) {
            throw new Refused("INDEX_LOST", "The market has no index price; it opens again when the index is back.");
        }
        within(() -> {
            StoredPhases.Phase before = phase(market);
            requireEnterable(before, phase);
            if (before.cause() == PhaseCause.PRICE_SOURCES && PhaseRules.needsIndex(phase)) {
                throw new Refused("INDEX_LOST", "The market was stopped for its index, and goes on with it by itself.");
            }
            claim(act, "MARKET_PHASE_SET", target(listing), before.phase() + " to " + phase);
            move(before, phase);
            store.outbox().append(new MarketCommand.SetPhase(market, phase));
            return true;
        });
    }

    /**
     * Replaces the terms of a market by those of a form.
     *
     * @param version that they replace
     * @return the version that is in force then
     */
    public int change(OperatorAct act, Listing listing, int version, SpecificationForm form) {
        if (listing.version() != version) {
            throw new Refused(
                    "REQUEST_OUTDATED",
                    "The request replaces version " + version + ", but " + listing.version() + " is in force.");
        }
        Listing next = SpecificationReader.read(listing, form);
        List<SpecificationForm.Difference> changes =
                SpecificationForm.of(listing).changesTo(SpecificationForm.of(next));
        within(() -> {
            claim(act, "MARKET_CHANGED", target(listing), text(changes));
            if (!markets.stored.replace(next)) {
                throw new Refused("REQUEST_OUTDATED", "Another specification has come into force.");
            }
            store.outbox().append(new MarketCommand.ListMarket(next.spec()));
            return true;
        });
        reload();
        return next.version();
    }

    /** Lists a market in PRE_OPEN: it collects orders until an operator opens it. */
    public Listing list(OperatorAct act, ListingForm form) {
        Listing listed = within(() -> {
            Listing listing = form.read(markets.stored.nextNumber(), clock.millis());
            requireUnknown(listing);
            claim(act, "MARKET_LISTED", target(listing), "number " + listing.market());
            markets.stored.add(listing);
            store.phases().begin(listing.market(), MarketPhase.PRE_OPEN);
            store.outbox().append(new MarketCommand.ListMarket(listing.spec()));
            return listing;
        });
        reload();
        return listed;
    }

    /** Refuses a symbol that is taken. */
    public void requireUnknown(Listing listing) {
        if (markets.listings.find(listing.symbol()).isPresent()
                || markets.stored.all().stream()
                        .anyMatch(other -> other.symbol().equals(listing.symbol()))) {
            throw new Refused("SYMBOL_TAKEN", "There is a market " + listing.symbol() + " already.");
        }
    }

    /** Refuses a market that cannot be settled now. */
    public void requireSettleable(Listing listing) {
        if (!PhaseRules.maySettle(phase(listing.market()).phase())) {
            throw new Refused(
                    "MARKET_OPEN", "A market is settled out of REDUCE_ONLY, CANCEL_ONLY or HALTED: close it first.");
        }
        settlementTicks(listing);
    }

    /** Turns all positions of a market into cash at its mean mark price of the last hour. It never trades again. */
    public String settle(OperatorAct act, Listing listing) {
        requireSettleable(listing);
        long ticks = settlementTicks(listing);
        within(() -> {
            claim(act, "MARKET_SETTLED", target(listing), "at " + listing.price(ticks));
            move(phase(listing.market()), MarketPhase.SETTLING);
            store.outbox().append(new MarketCommand.SettleMarket(RequestId.parse(act.id()), listing.market(), ticks));
            return true;
        });
        return listing.price(ticks);
    }

    private long settlementTicks(Listing listing) {
        long since = clock.instant().minus(SETTLED_OVER).toEpochMilli();
        return prices.marks
                .meanTicks(listing.market(), since)
                .filter(ticks -> ticks >= 1 && ticks <= listing.spec().limits().priceTicksMax())
                .orElseThrow(() -> new Refused("NO_PRICE", "The market has no mark price of the last hour."));
    }

    private void claim(OperatorAct act, String action, String target, String detail) {
        if (!acts.claim(act, action, target, detail)) {
            throw new Refused("ALREADY_DONE", "This was done just now.");
        }
    }

    private void move(StoredPhases.Phase before, MarketPhase to) {
        if (!store.phases().enter(before.market(), before.phase(), to)) {
            throw new Refused("PHASE_CHANGED", "The market is no longer in " + before.phase() + ". Look again.");
        }
    }

    private static void requireEnterable(StoredPhases.Phase before, MarketPhase phase) {
        if (!PhaseRules.offered().contains(phase)) {
            throw new Refused("PHASE_NOT_OFFERED", "phase must be one of " + PhaseRules.offered() + ".");
        }
        if (before.phase() == MarketPhase.SETTLING) {
            throw new Refused("MARKET_SETTLED", "The market is settled and never trades again.");
        }
        if (before.phase() == phase && before.cause() == PhaseCause.ADMINISTRATION) {
            throw new Refused("PHASE_UNCHANGED", "The market is in " + phase + " already.");
        }
    }

    private StoredPhases.Phase phase(int market) {
        Optional<StoredPhases.Phase> found = store.phases().all().stream()
                .filter(each -> each.market() == market)
                .findFirst();
        return found.orElseThrow(() -> new Refused("MARKET_UNKNOWN", "The engines do not know this market yet."));
    }

    private void reload() {
        markets.listings.reload();
        markets.constituents.replace(markets.stored.indexSources());
    }

    private <T> T within(Supplier<T> work) {
        return store.transactions().execute(_ -> work.get());
    }

    private static String target(Listing listing) {
        return TARGET + listing.symbol();
    }

    private static String text(List<SpecificationForm.Difference> changes) {
        StringBuilder text = new StringBuilder();
        for (SpecificationForm.Difference change : changes) {
            text.append(text.isEmpty() ? "" : "; ")
                    .append(change.field())
                    .append(": ")
                    .append(change.before())
                    .append(" to ")
                    .append(change.after());
        }
        return text.toString();
    }
}
