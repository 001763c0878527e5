package org.perpex.market.api;

import jakarta.servlet.http.HttpServletRequest;
import java.time.InstantSource;
import java.util.List;
import org.perpex.common.core.MarketSpec;
import org.perpex.common.spring.identity.Identity;
import org.perpex.market.json.JsonText;
import org.perpex.market.specification.Listing;
import org.perpex.market.specification.Listings;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What markets there are and what they ask for. */
@RestController
class SpecificationController {

    private final Listings listings;
    private final InstantSource clock;

    SpecificationController(Listings listings, InstantSource clock) {
        this.listings = listings;
        this.clock = clock;
    }

    @GetMapping(path = "/fapi/v1/ping", produces = MediaType.APPLICATION_JSON_VALUE)
    String ping() {
        return "{}";
    }

    @GetMapping(path = "/fapi/v1/time", produces = MediaType.APPLICATION_JSON_VALUE)
    String time() {
        return new JsonText()
                .object()
                .field("serverTime", clock.millis())
                .endObject()
                .toString();
    }

    @GetMapping(path = "/fapi/v1/exchangeInfo", produces = MediaType.APPLICATION_JSON_VALUE)
    String exchangeInfo() {
        return ExchangeInfoText.of(listings.all(), clock.millis());
    }

    @GetMapping(path = "/fapi/v1/leverageBracket", produces = MediaType.APPLICATION_JSON_VALUE)
    String leverageBracket(Identity caller, HttpServletRequest request) {
        caller.userId();
        return ExchangeInfoText.brackets(
                new MarketQuery(request, listings).symbolIfSent().map(List::of).orElse(listings.all()));
    }

    /** Every specification, for the other services: the JSON of {@link MarketSpec} as it is. */
    @GetMapping("/internal/markets")
    List<MarketSpec> markets(Identity caller) {
        caller.requireService();
        return listings.all().stream().map(Listing::spec).toList();
    }
}
