package org.perpex.common.spring.dialect;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The parameters of a request, from query and body alike. Names are matched without regard to case. */
public final class Parameters {

    private final TreeMap<String, String> values = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    public Parameters(Map<String, String> values) {
        this.values.putAll(values);
    }

    /** The text of a parameter, or null if it was not sent or is empty. */
    public @Nullable String find(String name) {
        String value = values.get(name);
        return value == null || value.isEmpty() ? null : value;
    }

    /** The text of a parameter, or refuses with -1102. */
    public String require(String name) {
        String value = find(name);
        if (value == null) {
            throw DialectError.PARAMETER_MANDATORY.exception(name);
        }
        return value;
    }

    /** A whole number that is not negative, or the given one if the parameter was not sent. */
    public long number(String name, long otherwise) {
        String value = find(name);
        if (value == null) {
            return otherwise;
        }
        if (value.length() > 18 || !value.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw DialectError.PARAMETER_MANDATORY.exception(name);
        }
        return Long.parseLong(value);
    }

    /** {@code true} or {@code false}, or the given one if the parameter was not sent. */
    public boolean flag(String name, boolean otherwise) {
        String value = find(name);
        if (value == null) {
            return otherwise;
        }
        if (value.equalsIgnoreCase("true")) {
            return true;
        }
        if (value.equalsIgnoreCase("false")) {
            return false;
        }
        throw DialectError.PARAMETER_MANDATORY.exception(name);
    }

    /** A limit of rows between 1 and a maximum. */
    public int limit(int otherwise, int max) {
        long limit = number("limit", otherwise);
        if (limit < 1 || limit > max) {
            throw DialectError.PARAMETER_INVALID.exception("limit");
        }
        return (int) limit;
    }
}
