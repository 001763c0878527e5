package org.perpex.finance.reconciliation;

/**
 * One comparison. Money is in units of 1e-8.
 *
 * @param subject what was compared, for people
 */
public record Line(Dimension dimension, String subject, long expected, long actual) {

    public long deviation() {
        return Math.subtractExact(actual, expected);
    }

    public boolean isEqual() {
        return actual == expected;
    }
}
