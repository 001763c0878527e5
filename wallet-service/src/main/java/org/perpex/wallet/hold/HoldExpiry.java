package org.perpex.wallet.hold;

import org.springframework.scheduling.annotation.Scheduled;

/** Gives back, every few seconds, what is held longer than it may be. */
public class HoldExpiry {

    private final Holds holds;

    public HoldExpiry(Holds holds) {
        this.holds = holds;
    }

    @Scheduled(fixedDelay = 5_000)
    void look() {
        holds.expire();
    }
}
