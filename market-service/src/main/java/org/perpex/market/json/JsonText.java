package org.perpex.market.json;

/**
 * Appends JSON to a text, field by field. Names and texts must need no escaping: they are field names of the dialect,
 * symbols, decimals and stream names, never words of a client. Not thread-safe.
 */
public final class JsonText {

    private final StringBuilder text = new StringBuilder(256);
    private boolean first = true;

    /** Starts an object, as a value or as an element. */
    public JsonText object() {
        separate();
        text.append('{');
        first = true;
        return this;
    }

    /** Starts an object under a name. */
    public JsonText object(String name) {
        name(name);
        text.append('{');
        first = true;
        return this;
    }

    public JsonText endObject() {
        text.append('}');
        first = false;
        return this;
    }

    /** Starts an array, as a value or as an element. */
    public JsonText array() {
        separate();
        text.append('[');
        first = true;
        return this;
    }

    /** Starts an array under a name. */
    public JsonText array(String name) {
        name(name);
        text.append('[');
        first = true;
        return this;
    }

    public JsonText endArray() {
        text.append(']');
        first = false;
        return this;
    }

    public JsonText field(String name, String value) {
        name(name);
        quote(value);
        return this;
    }

    public JsonText field(String name, long value) {
        name(name);
        text.append(value);
        return this;
    }

    /** Writes a flag. */
    public JsonText flag(String name, boolean value) {
        name(name);
        text.append(value);
        return this;
    }

    /** Writes a number that stands as plain decimal text, without quotes. */
    public JsonText number(String name, String plainDecimal) {
        name(name);
        text.append(plainDecimal);
        return this;
    }

    public JsonText element(String value) {
        separate();
        quote(value);
        return this;
    }

    public JsonText element(long value) {
        separate();
        text.append(value);
        return this;
    }

    /** Inserts JSON that is complete by itself. */
    public JsonText raw(String json) {
        separate();
        text.append(json);
        return this;
    }

    @Override
    public String toString() {
        return text.toString();
    }

    private void name(String name) {
        separate();
        quote(name);
        text.append(':');
    }

    private void separate() {
        if (!first) {
            text.append(',');
        }
        first = false;
    }

    private void quote(String value) {
        text.append('"').append(value).append('"');
    }
}
