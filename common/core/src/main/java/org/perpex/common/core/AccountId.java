package org.perpex.common.core;

/**
 * A trading account: a user and the index of one of the user's sub-accounts, packed into one number
 * ({@code user × 1024 + sub-account}) so that engines can carry it as a primitive.
 */
public record AccountId(long value) implements Comparable<AccountId> {

    private static final int SUB_ACCOUNT_BITS = 10;

    /** The largest sub-account index. */
    public static final int SUB_ACCOUNT_MAX = (1 << SUB_ACCOUNT_BITS) - 1;

    /** The largest user id: account values stay below 2^53, so that JSON numbers hold them. */
    public static final long USER_MAX = (1L << 53 - SUB_ACCOUNT_BITS) - 1;

    /** The account of the insurance fund, which takes positions over. No user can have it. */
    public static final AccountId INSURANCE_FUND = new AccountId(USER_MAX << SUB_ACCOUNT_BITS);

    public AccountId {
        if (value <= SUB_ACCOUNT_MAX || value >>> SUB_ACCOUNT_BITS > USER_MAX) {
            throw new IllegalArgumentException("not an account: " + value);
        }
    }

    /** The account of a user's sub-account; index 0 is the user's main account. */
    public static AccountId of(long user, int subAccount) {
        if (user < 1 || user > USER_MAX || subAccount < 0 || subAccount > SUB_ACCOUNT_MAX) {
            throw new IllegalArgumentException("not an account: user " + user + ", sub-account " + subAccount);
        }
        return new AccountId(user << SUB_ACCOUNT_BITS | subAccount);
    }

    public long user() {
        return value >>> SUB_ACCOUNT_BITS;
    }

    public int subAccount() {
        return (int) (value & SUB_ACCOUNT_MAX);
    }

    @Override
    public int compareTo(AccountId other) {
        return Long.compare(value, other.value);
    }
}
