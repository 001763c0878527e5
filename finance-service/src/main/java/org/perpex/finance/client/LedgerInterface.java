package org.perpex.finance.client;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.perpex.finance.reconciliation.LedgerBooks;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.PutExchange;

/** The wallet's interface for reconciliation, as its page {@code docs/concepts/reconciliation.md} has it. */
interface LedgerInterface {

    @GetExchange("/internal/ledger/pictures/{source}")
    LedgerBooks.Picture picture(@PathVariable("source") int source);

    @GetExchange("/internal/ledger/futures")
    List<LedgerBooks.Balance> futures();

    @GetExchange("/internal/ledger/accounts/{kind}/{owner}/{asset}/batches")
    List<BatchNet> batches(
            @PathVariable("kind") int kind, @PathVariable("owner") long owner, @PathVariable("asset") int asset);

    @GetExchange("/internal/ledger/chain")
    ChainAnswer chain(
            @RequestParam("block") long block, @RequestParam(name = "hash", required = false) @Nullable String hash);

    @PutExchange("/internal/transfers/freeze")
    void freeze(@RequestBody FreezeBody body);

    /** What a batch changed an account by. */
    record BatchNet(long batch, long units) {}

    /** A check of the chain. */
    record ChainAnswer(long block, String hash, List<Finding> findings) {}

    /** What is wrong with a row, or with a block if the sequence is 0. */
    record Finding(String fault, long block, long sequence, String id) {}

    /** A freeze. */
    record FreezeBody(boolean frozen, String reason) {}
}
