package org.perpex.wallet.ledger;

import java.util.Comparator;
import org.perpex.common.core.AccountId;
import org.perpex.common.core.Asset;

/**
 * A ledger account: one asset of one owner. Rows are always locked in the order of these keys.
 *
 * @param owner the AccountId of a user's wallet, the number of a market, or 0 for the house
 */
public record AccountKey(AccountKind kind, long owner, Asset asset) implements Comparable<AccountKey> {

    private static final Comparator<AccountKey> ORDER = Comparator.comparingInt((AccountKey key) -> key.kind.code)
            .thenComparingLong(AccountKey::owner)
            .thenComparingInt(key -> key.asset.code);

    public AccountKey {
        boolean fits = switch (kind.owner) {
            case ACCOUNT -> owner == new AccountId(owner).value();
            case MARKET -> owner > 0;
            case HOUSE -> owner == 0;
        };
        if (!fits) {
            throw new IllegalArgumentException(owner + " cannot own " + kind);
        }
    }

    /** A user's funding wallet. */
    public static AccountKey funding(AccountId account, Asset asset) {
        return new AccountKey(AccountKind.FUNDING, account.value(), asset);
    }

    /** A user's futures wallet. */
    public static AccountKey futures(AccountId account, Asset asset) {
        return new AccountKey(AccountKind.FUTURES, account.value(), asset);
    }

    /** What is held of a user's funding wallet. */
    public static AccountKey held(AccountId account, Asset asset) {
        return new AccountKey(AccountKind.HELD, account.value(), asset);
    }

    /** An account of the house. */
    public static AccountKey house(AccountKind kind, Asset asset) {
        return new AccountKey(kind, 0, asset);
    }

    @Override
    public int compareTo(AccountKey other) {
        return ORDER.compare(this, other);
    }
}
