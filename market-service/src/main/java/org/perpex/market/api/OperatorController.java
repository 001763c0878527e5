package org.perpex.market.api;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.perpex.common.core.MarketPhase;
import org.perpex.common.core.PhaseCause;
import org.perpex.common.spring.approval.Approvals;
import org.perpex.common.spring.identity.Identity;
import org.perpex.common.spring.identity.Role;
import org.perpex.common.spring.web.AllowedRoles;
import org.perpex.market.administration.OperatorAct;
import org.perpex.market.administration.SpecificationForm;
import org.perpex.market.administration.SpecificationReader;
import org.perpex.market.messaging.OperatorDesk;
import org.perpex.market.specification.Listing;
import org.perpex.market.specification.Listings;
import org.perpex.market.store.StoredPhases;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Markets for operators: what they are, in which phase, and what a change would change. */
@RestController
class OperatorController {

    private final Listings listings;
    private final OperatorDesk desk;

    OperatorController(Listings listings, OperatorDesk desk) {
        this.listings = listings;
        this.desk = desk;
    }

    /**
     * A market.
     *
     * @param phase that it was last sent into; null before the engines were told of it
     * @param version of the specification that is in force
     */
    record Market(
            int market,
            String symbol,
            String base,
            String quote,
            String tickSize,
            String lotSize,
            @Nullable MarketPhase phase,
            @Nullable PhaseCause cause,
            int version,
            long listed,
            SpecificationForm terms) {}

    record PhaseWish(@Nullable String phase, @Nullable String reason) {}

    record Preview(int version, List<SpecificationForm.Difference> changes) {}

    @GetMapping("/api/admin/market/markets")
    @AllowedRoles({Role.SUPPORT, Role.OPERATOR, Role.RISK_MANAGER, Role.ADMIN})
    List<Market> markets() {
        Map<Integer, StoredPhases.Phase> phases =
                desk.phases().stream().collect(Collectors.toMap(StoredPhases.Phase::market, Function.identity()));
        return listings.all().stream()
                .map(listing -> market(listing, Optional.ofNullable(phases.get(listing.market()))))
                .toList();
    }

    @GetMapping("/api/admin/market/markets/{symbol}")
    @AllowedRoles({Role.SUPPORT, Role.OPERATOR, Role.RISK_MANAGER, Role.ADMIN})
    Market market(@PathVariable String symbol) {
        Listing listing = find(listings, symbol);
        return market(
                listing,
                desk.phases().stream()
                        .filter(phase -> phase.market() == listing.market())
                        .findFirst());
    }

    /** The phase is in force when the engines have read it: within milliseconds, while the broker is there. */
    @PostMapping("/api/admin/market/markets/{symbol}/phase")
    @AllowedRoles({Role.OPERATOR, Role.RISK_MANAGER, Role.ADMIN})
    Market enter(Identity caller, @PathVariable String symbol, @RequestBody PhaseWish wish) {
        String reason = Approvals.reason(wish.reason());
        Listing listing = find(listings, symbol);
        desk.enter(
                new OperatorAct(UUID.randomUUID().toString(), caller.userId(), reason), listing, phase(wish.phase()));
        return market(symbol);
    }

    /** What a change would change; nothing is done. */
    @PostMapping("/api/admin/market/markets/{symbol}/preview")
    @AllowedRoles({Role.SUPPORT, Role.OPERATOR, Role.RISK_MANAGER, Role.ADMIN})
    Preview preview(@PathVariable String symbol, @RequestBody SpecificationForm form) {
        Listing listing = find(listings, symbol);
        Listing next = SpecificationReader.read(listing, form);
        return new Preview(next.version(), SpecificationForm.of(listing).changesTo(SpecificationForm.of(next)));
    }

    static Listing find(Listings listings, String symbol) {
        return listings.find(symbol)
                .orElseThrow(
                        () -> Approvals.refused(HttpStatus.NOT_FOUND, "MARKET_UNKNOWN", "There is no such market."));
    }

    private static MarketPhase phase(@Nullable String name) {
        for (MarketPhase phase : MarketPhase.values()) {
            if (phase.name().equals(name)) {
                return phase;
            }
        }
        throw Approvals.refused(
                HttpStatus.BAD_REQUEST,
                "FIELD_INVALID",
                "phase must be AUCTION, TRADING, POST_ONLY, REDUCE_ONLY, CANCEL_ONLY or HALTED.");
    }

    private static Market market(Listing listing, Optional<StoredPhases.Phase> phase) {
        return new Market(
                listing.market(),
                listing.symbol(),
                listing.spec().base().name(),
                listing.spec().quote().name(),
                listing.price(1),
                listing.size(1),
                phase.map(StoredPhases.Phase::phase).orElse(null),
                phase.map(StoredPhases.Phase::cause).orElse(null),
                listing.version(),
                listing.listedMillis(),
                SpecificationForm.of(listing));
    }
}
