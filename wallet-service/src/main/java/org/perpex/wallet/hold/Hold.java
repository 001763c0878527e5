package org.perpex.wallet.hold;

import org.perpex.common.core.AccountId;
import org.perpex.common.core.TransferId;
import org.perpex.wallet.ledger.AccountKey;
import org.perpex.wallet.ledger.AccountKind;

/**
 * Money of a funding wallet that is to go to another account, once somebody says so.
 *
 * @param id chosen by who asks for it; a repetition says the same
 * @param account whose funding wallet
 * @param units of 1e-8, positive
 * @param credit who gets it
 * @param reference what it belongs to, or none
 * @param expiresMillis from when on it cannot be posted, 0 for never
 */
public record Hold(
        TransferId id, AccountId account, long units, AccountKey credit, TransferId reference, long expiresMillis) {

    public Hold {
        if (id.isNone() || units <= 0 || expiresMillis < 0) {
            throw new IllegalArgumentException("a hold has an id, a positive amount and a time: " + id + ", " + units);
        }
        if (credit.kind() == AccountKind.FUTURES || credit.kind() == AccountKind.HELD) {
            throw new IllegalArgumentException("a hold does not end in an account of kind " + credit.kind());
        }
        if (credit.equals(AccountKey.funding(account, credit.asset()))) {
            throw new IllegalArgumentException("a hold has two accounts");
        }
    }

    AccountKey funding() {
        return AccountKey.funding(account, credit.asset());
    }

    AccountKey held() {
        return AccountKey.held(account, credit.asset());
    }

    boolean isExpiredAt(long timeMillis) {
        return expiresMillis != 0 && expiresMillis <= timeMillis;
    }
}
