package org.perpex.wallet.faucet;

import java.time.InstantSource;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.perpex.common.core.AccountId;
import org.perpex.common.core.Asset;
import org.perpex.common.core.Check;
import org.perpex.common.core.TransferId;
import org.perpex.wallet.ledger.AccountKey;
import org.perpex.wallet.ledger.AccountKind;
import org.perpex.wallet.ledger.Ledger;
import org.perpex.wallet.ledger.LedgerIds;
import org.perpex.wallet.ledger.LedgerTransactions;
import org.perpex.wallet.ledger.Posting;
import org.perpex.wallet.ledger.Transfer;
import org.perpex.wallet.ledger.TransferKind;

/** Gives test funds into funding wallets, up to a limit a day. Exists in profile {@code local} alone. */
public final class Faucet {

    private static final long UNITS_PER_COIN = 100_000_000;

    private final Ledger ledger;
    private final FaucetStore store;
    private final LedgerTransactions transactions;
    private final FaucetSettings settings;
    private final InstantSource clock;

    public Faucet(
            Ledger ledger,
            FaucetStore store,
            LedgerTransactions transactions,
            FaucetSettings settings,
            InstantSource clock) {
        this.ledger = ledger;
        this.store = store;
        this.transactions = transactions;
        this.settings = settings;
        this.clock = clock;
    }

    /** Gives an amount, or throws {@link DailyLimitReached} and gives nothing. */
    public void give(AccountId account, Asset asset, long units) {
        long now = clock.millis();
        TransferId id = LedgerIds.named("faucet/" + UUID.randomUUID());
        transactions.locked(() -> {
            long given = store.add(account, TimeUnit.MILLISECONDS.toDays(now), asset, units);
            if (given > Math.multiplyExact(settings.dailyLimit(), UNITS_PER_COIN)) {
                throw new DailyLimitReached(settings.dailyLimit() + " " + asset + " a day");
            }
            Posting posting = ledger.post(new Transfer(
                    id,
                    TransferKind.FAUCET,
                    AccountKey.house(AccountKind.EXTERNAL, asset),
                    AccountKey.funding(account, asset),
                    units,
                    TransferId.NONE,
                    now));
            Check.that(posting instanceof Posting.Posted, "test funds are posted");
            return posting;
        });
    }

    /** The account got enough for today. Undoes the transaction. */
    public static final class DailyLimitReached extends RuntimeException {
        DailyLimitReached(String message) {
            super(message);
        }
    }
}
