package org.perpex.gateway.authentication;

import org.jspecify.annotations.Nullable;
import org.perpex.gateway.refusal.Reason;

/** The time that a signed request may take on its way. Times are milliseconds since 1970. */
final class ReceiveWindow {

    private static final long DEFAULT_MILLIS = 5_000;
    private static final long MILLIS_MAX = 60_000;
    private static final long AHEAD_MILLIS_MAX = 1_000;

    private ReceiveWindow() {}

    /** Returns why a request is untimely; null means that it is not. */
    static @Nullable Reason objection(@Nullable String timestamp, @Nullable String window, long nowMillis) {
        long sent = number(timestamp);
        if (sent < 0) {
            return Reason.TIMESTAMP_MISSING;
        }
        long millis = window == null ? DEFAULT_MILLIS : number(window);
        if (millis < 0 || millis > MILLIS_MAX) {
            return Reason.RECEIVE_WINDOW_WRONG;
        }
        if (sent >= nowMillis + AHEAD_MILLIS_MAX) {
            return Reason.TIMESTAMP_EARLY;
        }
        return nowMillis - sent > millis ? Reason.TIMESTAMP_LATE : null;
    }

    /** Returns a negative number for what is not a plain number of up to 15 digits. */
    private static long number(@Nullable String digits) {
        if (digits == null || digits.isEmpty() || digits.length() > 15) {
            return -1;
        }
        long number = 0;
        for (int i = 0; i < digits.length(); i++) {
            char digit = digits.charAt(i);
            if (digit < '0' || digit > '9') {
                return -1;
            }
            number = number * 10 + (digit - '0');
        }
        return number;
    }
}
