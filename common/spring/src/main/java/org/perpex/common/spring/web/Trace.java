package org.perpex.common.spring.web;

import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/** The trace id of a request: made by the gateway, in every log line, passed on in a header. */
public final class Trace {

    public static final String HEADER = "X-Perpex-Trace";
    public static final String MDC_KEY = "trace";

    private static final int CHARS = 32;

    private Trace() {}

    /** Returns the trace id of the request that this thread works for. */
    public static @Nullable String current() {
        return MDC.get(MDC_KEY);
    }

    /**
     * Puts a trace id, or none, into what this thread logs until the scope is closed. What was there before is there
     * again then.
     */
    public static Scope scope(@Nullable String trace) {
        Scope scope = new Scope(current());
        put(trace);
        return scope;
    }

    /** The time in which a thread works for one trace. Closed by the thread that opened it. */
    public record Scope(@Nullable String before) implements AutoCloseable {

        @Override
        public void close() {
            put(before);
        }
    }

    private static void put(@Nullable String trace) {
        if (trace == null) {
            MDC.remove(MDC_KEY);
        } else {
            MDC.put(MDC_KEY, trace);
        }
    }

    /** Returns whether a text has the form of a trace id: 32 lower-case hexadecimal digits. */
    public static boolean isTrace(@Nullable String text) {
        return text != null
                && text.length() == CHARS
                && text.chars().allMatch(c -> (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'));
    }
}
