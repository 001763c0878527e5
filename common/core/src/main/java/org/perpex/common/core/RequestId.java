package org.perpex.common.core;

import java.util.UUID;

/**
 * A command's id: 128 bits, made by the sender before it first sends. A repetition with the same id has the outcome of the first.
 */
public record RequestId(long high, long low) {

    /** No id: what a fact carries when no request caused it. */
    public static final RequestId NONE = new RequestId(0, 0);

    public static RequestId of(UUID uuid) {
        return new RequestId(uuid.getMostSignificantBits(), uuid.getLeastSignificantBits());
    }

    /** Reads the 32 hexadecimal digits that {@link #toString} writes. */
    public static RequestId parse(String hex) {
        if (hex.length() != 32) {
            throw new IllegalArgumentException("an id has 32 hexadecimal digits");
        }
        return new RequestId(Long.parseUnsignedLong(hex, 0, 16, 16), Long.parseUnsignedLong(hex, 16, 32, 16));
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
