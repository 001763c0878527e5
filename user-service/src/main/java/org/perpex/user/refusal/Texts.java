package org.perpex.user.refusal;

import org.jspecify.annotations.Nullable;

/** Reads what operators send, and says which field is wrong and what its limit is. */
public final class Texts {

    private static final int REASON_CHARS_MIN = 3;
    private static final int REASON_CHARS_MAX = 500;
    private static final int PAGE_ROWS_MAX = 200;

    private Texts() {}

    /** Returns why an operator acts. */
    public static String reason(@Nullable String typed) {
        String reason = typed == null ? "" : typed.strip();
        if (reason.length() < REASON_CHARS_MIN
                || reason.length() > REASON_CHARS_MAX
                || reason.chars().anyMatch(Character::isISOControl)) {
            throw Reason.FIELD_INVALID.refused(
                    "reason must have " + REASON_CHARS_MIN + " to " + REASON_CHARS_MAX + " printable characters.");
        }
        return reason;
    }

    /** Returns how many rows a page has. */
    public static int rows(int limit) {
        if (limit < 1 || limit > PAGE_ROWS_MAX) {
            throw Reason.FIELD_INVALID.refused("limit must be 1 to " + PAGE_ROWS_MAX + ".");
        }
        return limit;
    }

    /** Returns a pattern of LIKE, with {@code !} as its escape, for what contains a text; null for any. */
    public static @Nullable String containing(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return null;
        }
        return "%" + text.replace("!", "!!").replace("%", "!%").replace("_", "!_") + "%";
    }
}
