package org.perpex.user.revocation;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.perpex.user.revocation.Announcer.AnnouncementFailed;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;

/**
 * Keys and sessions that have ended. Each end is written in the transaction that decides it and announced when that is
 * committed; one that could not be announced is tried again twice a second. Said twice does no harm.
 */
public final class Revocations {

    private static final Logger LOG = LoggerFactory.getLogger(Revocations.class);
    private static final int AT_A_TIME = 200;

    private final RevocationMapper mapper;
    private final Announcer announcer;
    private final Duration noteFor;
    private final InstantSource clock;

    Revocations(RevocationMapper mapper, Announcer announcer, Duration noteFor, InstantSource clock) {
        this.mapper = mapper;
        this.announcer = announcer;
        this.noteFor = noteFor;
        this.clock = clock;
    }

    /** Notes an end. Part of the caller's transaction, after which he calls {@link #announce()}. */
    public void add(Revoked kind, String id) {
        mapper.insert(new RevocationRow(null, kind.word, id, clock.millis()));
    }

    /** Announces what has been noted. Returns when the gateways have been told, or cannot be reached. */
    @Scheduled(fixedDelay = 500)
    public void announce() {
        List<RevocationRow> waiting = mapper.oldest(AT_A_TIME);
        for (RevocationRow row : waiting) {
            try {
                announcer.announce(row.kind(), row.ref(), noteFor);
            } catch (AnnouncementFailed e) {
                LOG.warn("{} ends cannot be announced to the gateways now", waiting.size(), e);
                return;
            }
            mapper.deleteById(row.id());
        }
    }
}
