package org.perpex.market.api;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.perpex.common.spring.approval.Approval;
import org.perpex.common.spring.approval.ApprovalKind;
import org.perpex.common.spring.approval.ApprovalState;
import org.perpex.common.spring.approval.Approvals;
import org.perpex.common.spring.identity.Identity;
import org.perpex.common.spring.identity.Role;
import org.perpex.common.spring.web.AllowedRoles;
import org.perpex.market.administration.ListingForm;
import org.perpex.market.administration.OperatorAct;
import org.perpex.market.administration.Requested;
import org.perpex.market.administration.SpecificationForm;
import org.perpex.market.administration.SpecificationReader;
import org.perpex.market.messaging.OperatorDesk;
import org.perpex.market.specification.Listing;
import org.perpex.market.specification.Listings;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/**
 * What moves the risk of a market: asked for here, approved at user-service by another person, and applied here. What
 * can be refused is refused before anybody is asked, and looked at again when it is applied.
 */
@RestController
class OperatorRequestController {

    private final Listings listings;
    private final OperatorDesk desk;
    private final Approvals approvals;
    private final JsonMapper json;

    OperatorRequestController(Listings listings, OperatorDesk desk, Approvals approvals, JsonMapper json) {
        this.listings = listings;
        this.desk = desk;
        this.approvals = approvals;
        this.json = json;
    }

    record ChangeWish(
            @Nullable SpecificationForm terms, @Nullable String reason) {}

    record ListingWish(
            @Nullable ListingForm listing, @Nullable String reason) {}

    record Why(@Nullable String reason) {}

    /** @param outcome what it led to, in words */
    record Applied(Approval approval, String outcome) {}

    @PostMapping("/api/admin/market/markets/{symbol}/changes")
    @AllowedRoles({Role.RISK_MANAGER, Role.ADMIN})
    @ResponseStatus(HttpStatus.ACCEPTED)
    Approval change(Identity caller, @PathVariable String symbol, @RequestBody ChangeWish wish) {
        String reason = Approvals.reason(wish.reason());
        Listing listing = OperatorController.find(listings, symbol);
        return approvals.request(caller, ApprovalKind.MARKET_CHANGE, target(listing), changed(listing, wish), reason);
    }

    /** Asks for other terms than before, as long as nobody has approved. */
    @PutMapping("/api/admin/market/markets/{symbol}/changes/{id}")
    @AllowedRoles({Role.RISK_MANAGER, Role.ADMIN})
    Approval change(
            Identity caller, @PathVariable String symbol, @PathVariable String id, @RequestBody ChangeWish wish) {
        String reason = Approvals.reason(wish.reason());
        Listing listing = OperatorController.find(listings, symbol);
        return approvals.change(
                caller, id, ApprovalKind.MARKET_CHANGE, target(listing), changed(listing, wish), reason);
    }

    @PostMapping("/api/admin/market/changes/{id}/apply")
    @AllowedRoles({Role.RISK_MANAGER, Role.ADMIN})
    Applied applyChange(Identity caller, @PathVariable String id) {
        return apply(caller, id, ApprovalKind.MARKET_CHANGE, approval -> {
            Requested.MarketChange change = json.readValue(approval.payload(), Requested.MarketChange.class);
            Listing listing = OperatorController.find(listings, change.symbol());
            int version = desk.change(act(caller, approval), listing, change.version(), change.terms());
            return "version " + version;
        });
    }

    @PostMapping("/api/admin/market/listings")
    @AllowedRoles({Role.RISK_MANAGER, Role.ADMIN})
    @ResponseStatus(HttpStatus.ACCEPTED)
    Approval list(Identity caller, @RequestBody ListingWish wish) {
        String reason = Approvals.reason(wish.reason());
        if (wish.listing() == null) {
            throw Approvals.refused(HttpStatus.BAD_REQUEST, "FIELD_INVALID", "listing must be there.");
        }
        Listing listing = wish.listing().read(1, 0);
        desk.requireUnknown(listing);
        return approvals.request(
                caller,
                ApprovalKind.MARKET_LISTING,
                target(listing),
                json.writeValueAsString(new Requested.MarketListing(wish.listing())),
                reason);
    }

    @PostMapping("/api/admin/market/listings/{id}/apply")
    @AllowedRoles({Role.RISK_MANAGER, Role.ADMIN})
    Applied applyListing(Identity caller, @PathVariable String id) {
        return apply(caller, id, ApprovalKind.MARKET_LISTING, approval -> {
            Requested.MarketListing request = json.readValue(approval.payload(), Requested.MarketListing.class);
            return "market " + desk.list(act(caller, approval), request.form()).market();
        });
    }

    @PostMapping("/api/admin/market/markets/{symbol}/settlement")
    @AllowedRoles({Role.RISK_MANAGER, Role.ADMIN})
    @ResponseStatus(HttpStatus.ACCEPTED)
    Approval settle(Identity caller, @PathVariable String symbol, @RequestBody Why why) {
        String reason = Approvals.reason(why.reason());
        Listing listing = OperatorController.find(listings, symbol);
        desk.requireSettleable(listing);
        return approvals.request(
                caller,
                ApprovalKind.MARKET_SETTLEMENT,
                target(listing),
                json.writeValueAsString(new Requested.MarketSettlement(listing.symbol())),
                reason);
    }

    @PostMapping("/api/admin/market/settlements/{id}/apply")
    @AllowedRoles({Role.RISK_MANAGER, Role.ADMIN})
    Applied applySettlement(Identity caller, @PathVariable String id) {
        return apply(caller, id, ApprovalKind.MARKET_SETTLEMENT, approval -> {
            Requested.MarketSettlement request = json.readValue(approval.payload(), Requested.MarketSettlement.class);
            Listing listing = OperatorController.find(listings, request.symbol());
            return "settled at " + desk.settle(act(caller, approval), listing);
        });
    }

    /** Does what an approval allows. */
    @FunctionalInterface
    private interface Work {
        String outcome(Approval approval);
    }

    private Applied apply(Identity caller, String id, ApprovalKind kind, Work work) {
        Approval approval = approvals.find(id, kind);
        Approvals.requireApproved(approval);
        String outcome = approval.state() == ApprovalState.APPLIED || desk.isDone(id)
                ? "it had been applied before"
                : work.outcome(approval);
        return new Applied(approvals.applied(caller, approval), outcome);
    }

    private String changed(Listing listing, ChangeWish wish) {
        if (wish.terms() == null) {
            throw Approvals.refused(HttpStatus.BAD_REQUEST, "FIELD_INVALID", "terms must be there.");
        }
        SpecificationForm before = SpecificationForm.of(listing);
        SpecificationForm after = SpecificationForm.of(SpecificationReader.read(listing, wish.terms()));
        List<SpecificationForm.Difference> changes = before.changesTo(after);
        if (changes.isEmpty()) {
            throw Approvals.refused(HttpStatus.BAD_REQUEST, "FIELD_INVALID", "terms must differ from those in force.");
        }
        return json.writeValueAsString(new Requested.MarketChange(listing.symbol(), listing.version(), after, changes));
    }

    private static OperatorAct act(Identity caller, Approval approval) {
        return new OperatorAct(approval.id(), caller.userId(), approval.reason());
    }

    private static String target(Listing listing) {
        return "market " + listing.symbol();
    }
}
