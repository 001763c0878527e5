package org.perpex.simulation.planted;

/** What woven code needs to know beyond its own method. One thread. */
public final class Callers {

    /** Whether the request that was last looked for is known. */
    public static boolean known;

    private static final int DEPTH = 2;

    private Callers() {}

    /** Whether the method that has woven code was called from a class of this simple name. */
    public static boolean isCalledFrom(String simpleName) {
        StackTraceElement caller = new Throwable().getStackTrace()[DEPTH];
        return caller.getClassName().endsWith("." + simpleName);
    }
}
