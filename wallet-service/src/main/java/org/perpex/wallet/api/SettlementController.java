package org.perpex.wallet.api;

import java.util.List;
import org.perpex.common.core.Asset;
import org.perpex.common.core.TransferDirection;
import org.perpex.common.core.TransferId;
import org.perpex.common.spring.identity.AccessRefused;
import org.perpex.common.spring.identity.Identity;
import org.perpex.wallet.ledger.AccountKey;
import org.perpex.wallet.ledger.AccountKind;
import org.perpex.wallet.ledger.TransferKind;
import org.perpex.wallet.settlement.Settlement;
import org.perpex.wallet.settlement.SettlementBatch;
import org.perpex.wallet.transfer.EndedTransfer;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** What finance calls. The page of this interface is {@code docs/concepts/settlement.md}. */
@RestController
class SettlementController {

    private static final String FINANCE = "finance";

    private final Settlement settlement;

    SettlementController(Settlement settlement) {
        this.settlement = settlement;
    }

    /** A batch as finance sends it. Lists of numbers and names, so that a thousand entries stay small. */
    record Body(
            int source,
            long first,
            long last,
            long batch,
            long timeMillis,
            List<EntryBody> entries,
            List<EndedBody> ended,
            List<FillBody> fills) {}

    /** A netted movement. */
    record EntryBody(
            TransferKind kind,
            Asset asset,
            AccountKind debitKind,
            long debitOwner,
            AccountKind creditKind,
            long creditOwner,
            long units,
            String reference) {}

    /** A transfer that the engine answered. */
    record EndedBody(String id, long account, Asset asset, TransferDirection direction, long units, boolean accepted) {}

    /** A fill, for the log. */
    record FillBody(long account, int market, long trade, String trace) {}

    /** A mark. */
    record MarkAnswer(long last) {}

    /** Posts a batch within the global transaction that the header names. 409 if the mark stands elsewhere. */
    @PostMapping("/internal/settlements")
    MarkAnswer settle(
            Identity caller, @RequestHeader(name = "TX_XID", defaultValue = "") String xid, @RequestBody Body body) {
        requireFinance(caller);
        if (!settlement.settle(xid, batch(body))) {
            throw Fields.refused(HttpStatus.CONFLICT, "MARK_ELSEWHERE", "the mark is not right before this batch");
        }
        return new MarkAnswer(body.last);
    }

    @GetMapping("/internal/settlements/{source}/mark")
    MarkAnswer mark(Identity caller, @PathVariable("source") int source) {
        requireFinance(caller);
        return new MarkAnswer(settlement.mark(source));
    }

    @GetMapping("/internal/settlements/{source}/futures-hash")
    Settlement.FuturesHash futuresHash(Identity caller, @PathVariable("source") int source) {
        requireFinance(caller);
        return settlement.futuresHash(source);
    }

    private static void requireFinance(Identity caller) {
        if (!caller.isService(FINANCE)) {
            throw new AccessRefused(AccessRefused.Reason.FORBIDDEN, "for finance only");
        }
    }

    private static SettlementBatch batch(Body body) {
        return new SettlementBatch(
                body.source,
                body.first,
                body.last,
                body.batch,
                body.timeMillis,
                body.entries.stream().map(SettlementController::entry).toList(),
                body.ended.stream().map(SettlementController::ended).toList(),
                body.fills.stream()
                        .map(fill -> new SettlementBatch.SettledFill(fill.account, fill.market, fill.trade, fill.trace))
                        .toList());
    }

    private static SettlementBatch.Entry entry(EntryBody body) {
        return new SettlementBatch.Entry(
                body.kind,
                new AccountKey(body.debitKind, body.debitOwner, body.asset),
                new AccountKey(body.creditKind, body.creditOwner, body.asset),
                body.units,
                TransferId.parse(body.reference));
    }

    private static EndedTransfer ended(EndedBody body) {
        return new EndedTransfer(
                TransferId.parse(body.id), body.account, body.asset, body.direction, body.units, body.accepted);
    }
}
