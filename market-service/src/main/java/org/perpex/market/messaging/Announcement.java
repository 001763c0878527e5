package org.perpex.market.messaging;

import org.perpex.common.contract.MarketCommand;
import org.perpex.common.core.MarketPhase;
import org.perpex.common.spring.outbox.Outbox;
import org.perpex.market.specification.Listing;
import org.perpex.market.specification.Listings;
import org.perpex.market.store.StoredListings;
import org.perpex.market.store.StoredPhases;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.transaction.support.TransactionTemplate;

/** Tells the engines, once, of each market that they do not know yet: its specification, then that it trades. */
final class Announcement implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Announcement.class);

    private final Listings listings;
    private final StoredListings stored;
    private final StoredPhases phases;
    private final Outbox outbox;
    private final TransactionTemplate transactions;
    private volatile boolean running;

    Announcement(Listings listings, StoredListings stored, PhaseGuard.PhaseStore store) {
        this.listings = listings;
        this.stored = stored;
        this.phases = store.phases();
        this.outbox = store.outbox();
        this.transactions = store.transactions();
    }

    @Override
    public void start() {
        outbox.initialise();
        for (Listing listing : listings.all()) {
            transactions.executeWithoutResult(_ -> announce(listing));
        }
        running = true;
    }

    private void announce(Listing listing) {
        if (stored.claimAnnouncement(listing.market())) {
            outbox.append(new MarketCommand.ListMarket(listing.spec()));
            phases.begin(listing.market(), MarketPhase.TRADING);
            outbox.append(new MarketCommand.SetPhase(listing.market(), MarketPhase.TRADING));
            LOG.info("market {} is announced as {}", listing.market(), listing.symbol());
        }
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
