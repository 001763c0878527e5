package org.perpex.market.api;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.perpex.common.spring.dialect.DialectError;
import org.perpex.market.candle.Interval;
import org.perpex.market.specification.Listing;
import org.perpex.market.specification.Listings;

/** Reads the parameters of a request as the dialect has them; a bad one is answered with the dialect's error. */
final class MarketQuery {

    /** With more, moments near the end of time could not be added to. */
    private static final int DIGITS_MAX = 18;

    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1," + DIGITS_MAX + "}");

    private final HttpServletRequest request;
    private final Listings listings;

    MarketQuery(HttpServletRequest request, Listings listings) {
        this.request = request;
        this.listings = listings;
    }

    /** The market of a mandatory symbol. */
    Listing symbol() {
        return symbol("symbol");
    }

    /** The market of a mandatory parameter that holds a symbol. */
    Listing symbol(String name) {
        String text = text(name);
        if (text == null) {
            throw DialectError.PARAMETER_MANDATORY.exception(name);
        }
        return listings.find(text).orElseThrow(DialectError.SYMBOL_INVALID::exception);
    }

    /** The market of a symbol, if one was sent. */
    Optional<Listing> symbolIfSent() {
        return text("symbol") == null ? Optional.empty() : Optional.of(symbol());
    }

    Interval interval() {
        String text = text("interval");
        if (text == null) {
            throw DialectError.PARAMETER_MANDATORY.exception("interval");
        }
        return Interval.parse(text).orElseThrow(DialectError.INTERVAL_INVALID::exception);
    }

    /** How many rows are wanted. */
    int limit(int limitDefault, int limitMax) {
        OptionalLong limit = number("limit");
        if (limit.isEmpty()) {
            return limitDefault;
        }
        if (limit.getAsLong() < 1 || limit.getAsLong() > limitMax) {
            throw DialectError.PARAMETER_INVALID.exception("limit");
        }
        return (int) limit.getAsLong();
    }

    /** A number that is not negative and has {@value #DIGITS_MAX} digits at most, if one was sent. */
    OptionalLong number(String name) {
        String text = text(name);
        if (text == null) {
            return OptionalLong.empty();
        }
        if (!NUMBER.matcher(text).matches()) {
            throw DialectError.PARAMETER_MANDATORY.exception(name);
        }
        if (text.startsWith("-")) {
            throw DialectError.PARAMETER_INVALID.exception(name);
        }
        return OptionalLong.of(Long.parseLong(text));
    }

    /** The text of a parameter, or null if it was not sent or is empty. */
    @Nullable
    String text(String name) {
        String value = request.getParameter(name);
        return value == null || value.isEmpty() ? null : value;
    }
}
