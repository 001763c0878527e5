package org.perpex.finance.client;

import java.util.List;
import org.perpex.common.core.Asset;
import org.perpex.common.core.TransferDirection;
import org.perpex.finance.settlement.EntryKind;
import org.perpex.finance.settlement.LedgerKind;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.PostExchange;

/** The wallet's interface for settlement, as its page {@code docs/concepts/settlement.md} has it. */
interface WalletInterface {

    @PostExchange("/internal/settlements")
    MarkAnswer settle(@RequestHeader("TX_XID") String xid, @RequestBody Body body);

    @GetExchange("/internal/settlements/{source}/mark")
    MarkAnswer mark(@PathVariable("source") int source);

    @GetExchange("/internal/settlements/{source}/futures-hash")
    FuturesAnswer futuresHash(@PathVariable("source") int source);

    /** A batch. */
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
            EntryKind kind,
            Asset asset,
            LedgerKind debitKind,
            long debitOwner,
            LedgerKind creditKind,
            long creditOwner,
            long units,
            String reference) {}

    /** A transfer that the engine answered. */
    record EndedBody(String id, long account, Asset asset, TransferDirection direction, long units, boolean accepted) {}

    /** A fill, for the log. */
    record FillBody(long account, int market, long trade, String trace) {}

    /** A mark. */
    record MarkAnswer(long last) {}

    /** All futures wallets at a mark. */
    record FuturesAnswer(long mark, int accounts, long hash, long units) {}
}
