package org.perpex.wallet.freeze;

/**
 * Whether transfers out are frozen.
 *
 * @param reason why, for people
 * @param changedBy who said so
 * @param sinceMillis when
 */
public record Freeze(boolean frozen, String reason, String changedBy, long sinceMillis) {

    /** What fits into its row. */
    public static final int REASON_CHARACTERS_MAX = 400;

    public Freeze {
        if (reason.length() > REASON_CHARACTERS_MAX) {
            throw new IllegalArgumentException("the reason has more than " + REASON_CHARACTERS_MAX + " characters");
        }
    }
}
