package org.perpex.common.core;

import java.util.UUID;

/**
 * A transfer's id: 128 bits, made by whoever asks for it, so that a repetition is recognised.
 */
public record TransferId(long high, long low) {

    /** No id: what a fact carries when no transfer caused it. */
    public static final TransferId NONE = new TransferId(0, 0);

    public static TransferId of(UUID uuid) {
        return new TransferId(uuid.getMostSignificantBits(), uuid.getLeastSignificantBits());
    }

    /** Reads the 32 hexadecimal digits that {@link #toString} writes. */
    public static TransferId parse(String hex) {
        if (hex.length() != 32) {
            throw new IllegalArgumentException("an id has 32 hexadecimal digits");
        }
        return new TransferId(Long.parseUnsignedLong(hex, 0, 16, 16), Long.parseUnsignedLong(hex, 16, 32, 16));
    }

    public UUID toUuid() {
        return new UUID(high, low);
    }

    public boolean isNone() {
        return high == 0 && low == 0;
    }

    /** Writes 32 lower-case hexadecimal digits. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(32);
        appendHex(text, high);
        appendHex(text, low);
        return text.toString();
    }

    private static void appendHex(StringBuilder text, long value) {
        for (int shift = 60; shift >= 0; shift -= 4) {
            text.append(Character.forDigit((int) (value >>> shift & 0xF), 16));
        }
    }
}
