package org.perpex.user.revocation;

import java.time.Duration;

/** Tells every gateway that something has ended. */
public interface Announcer {

    /**
     * Announces an end, and leaves a note for gateways that were not listening.
     *
     * @throws AnnouncementFailed if nobody could be told
     */
    void announce(String kind, String id, Duration noteFor) throws AnnouncementFailed;

    /** The gateways cannot be reached now. */
    final class AnnouncementFailed extends Exception {

        public AnnouncementFailed(Throwable cause) {
            super(cause);
        }
    }
}
