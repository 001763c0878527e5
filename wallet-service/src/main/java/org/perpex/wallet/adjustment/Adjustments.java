package org.perpex.wallet.adjustment;

import java.time.InstantSource;
import org.perpex.common.core.TransferId;
import org.perpex.wallet.ledger.AccountKey;
import org.perpex.wallet.ledger.AccountKind;
import org.perpex.wallet.ledger.Ledger;
import org.perpex.wallet.ledger.LedgerIds;
import org.perpex.wallet.ledger.LedgerTransactions;
import org.perpex.wallet.ledger.Posting;
import org.perpex.wallet.ledger.Transfer;
import org.perpex.wallet.ledger.TransferKind;

/** Posts adjustments, each once however often it is asked for: its id is made of the request that was approved. */
public final class Adjustments {

    private final Ledger ledger;
    private final LedgerTransactions transactions;
    private final InstantSource clock;

    public Adjustments(Ledger ledger, LedgerTransactions transactions, InstantSource clock) {
        this.ledger = ledger;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** @param request 32 hexadecimal digits: the reference of the transfer, by which its reason is found */
    public Posting post(String request, Adjustment adjustment) {
        AccountKey house = AccountKey.house(AccountKind.ADJUSTMENTS, adjustment.asset());
        AccountKey wallet = adjustment.wallet();
        Transfer transfer = new Transfer(
                LedgerIds.named("adjustment/" + request),
                TransferKind.ADJUSTMENT,
                adjustment.credit() ? house : wallet,
                adjustment.credit() ? wallet : house,
                adjustment.units(),
                TransferId.parse(request),
                clock.millis());
        return transactions.locked(() -> ledger.post(transfer));
    }
}
