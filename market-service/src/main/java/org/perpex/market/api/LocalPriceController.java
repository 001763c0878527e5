package org.perpex.market.api;

import jakarta.servlet.http.HttpServletRequest;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.perpex.common.core.Decimals;
import org.perpex.common.spring.identity.AccessRefused;
import org.perpex.common.spring.identity.Identity;
import org.perpex.common.spring.identity.Role;
import org.perpex.market.index.IndexSource;
import org.perpex.market.index.SourcePrice;
import org.perpex.market.messaging.SharedPrices;
import org.perpex.market.specification.Listing;
import org.perpex.market.specification.Listings;
import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** An operator's own index price, on a developer's machine alone: it holds until it is taken back or a restart. */
@RestController
@Profile("local")
class LocalPriceController {

    private final Listings listings;
    private final SharedPrices shared;
    private final InstantSource clock;

    LocalPriceController(Listings listings, SharedPrices shared, InstantSource clock) {
        this.listings = listings;
        this.shared = shared;
        this.clock = clock;
    }

    /** What the index is to be, as a decimal. */
    record Body(@Nullable String symbol, @Nullable String price) {}

    @PostMapping("/api/v1/local/index-price")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void set(Identity caller, @RequestBody Body body) {
        requireOperator(caller);
        Listing listing = listing(body.symbol);
        shared.putIndexes(
                List.of(new SourcePrice(listing.market(), IndexSource.OPERATOR, units(body.price), clock.millis())));
    }

    @DeleteMapping("/api/v1/local/index-price")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void takeBack(Identity caller, HttpServletRequest request) {
        requireOperator(caller);
        shared.forgetOperator(listing(request.getParameter("symbol")).market());
    }

    private static void requireOperator(Identity caller) {
        caller.userId();
        if (!caller.roles().contains(Role.OPERATOR) && !caller.roles().contains(Role.ADMIN)) {
            throw new AccessRefused(AccessRefused.Reason.FORBIDDEN, "the role OPERATOR or ADMIN is required");
        }
    }

    private Listing listing(@Nullable String symbol) {
        return listings.find(symbol == null ? "" : symbol)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.BAD_REQUEST, "unknown symbol"));
    }

    private static long units(@Nullable String price) {
        try {
            long units = Decimals.parse(price == null ? "" : price, Listing.INDEX_SCALE);
            if (units > 0 && units <= SourcePrice.UNITS_MAX) {
                return units;
            }
        } catch (NumberFormatException malformed) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "malformed price", malformed);
        }
        throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "the price is out of range");
    }
}
