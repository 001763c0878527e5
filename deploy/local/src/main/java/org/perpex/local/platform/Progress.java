package org.perpex.local.platform;

import java.io.PrintStream;

/** What a person sees while the platform starts: one line per part. Safe for several threads. */
public final class Progress {

    private final PrintStream out;

    /** Writes to a stream. */
    public Progress(PrintStream out) {
        this.out = out;
    }

    /** Shows that a part is up, after so many milliseconds. */
    public synchronized void up(String part, long millis, String detail) {
        out.printf("  %-10s up   %6s s  %s%n", part, seconds(millis), detail);
    }

    /** Shows a line. */
    public synchronized void line(String text) {
        out.println(text);
    }

    /** Returns seconds with one decimal. */
    public static String seconds(long millis) {
        return millis / 1_000 + "." + millis % 1_000 / 100;
    }
}
