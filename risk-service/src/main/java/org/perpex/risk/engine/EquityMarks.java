package org.perpex.risk.engine;

/** The highest equity of an account since its profile was set, and that of the last midnight. Units of USDT. */
final class EquityMarks {

    private static final long DAY_MILLIS = 86_400_000L;

    private long peakUnits;
    private long midnightUnits;
    private long day;

    long peakUnits() {
        return peakUnits;
    }

    long midnightUnits() {
        return midnightUnits;
    }

    /** Days since 1970-01-01, UTC. */
    long day() {
        return day;
    }

    void begin(long nowMillis, long equityUnits) {
        restore(equityUnits, equityUnits, Math.floorDiv(nowMillis, DAY_MILLIS));
    }

    void look(long nowMillis, long equityUnits) {
        peakUnits = Math.max(peakUnits, equityUnits);
        long today = Math.floorDiv(nowMillis, DAY_MILLIS);
        if (today > day) {
            day = today;
            midnightUnits = equityUnits;
        }
    }

    /** Money came or went that was neither won nor lost. */
    void shift(long units) {
        peakUnits = Math.addExact(peakUnits, units);
        midnightUnits = Math.addExact(midnightUnits, units);
    }

    void restore(long peak, long midnight, long atDay) {
        peakUnits = peak;
        midnightUnits = midnight;
        day = atDay;
    }
}
