package org.perpex.simulation;

import java.util.Comparator;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeMap;
import org.perpex.common.core.Asset;
import org.perpex.common.core.Check;
import org.perpex.common.core.StreamHash;

/** Double entry: every posting takes from one account what it gives to another, so that each asset sums to zero. */
final class Ledger {

    private final TreeMap<Account, Long> balances = new TreeMap<>();

    /** The kinds of accounts that trading touches. */
    enum Kind {
        /** Where money comes from before anybody has it. */
        OUTSIDE,
        /** A user's funding wallet. */
        FUNDING,
        /** A user's futures wallet. */
        FUTURES,
        /** What the house has earned in fees. */
        FEE_INCOME,
        /** Profit and loss of a market. */
        PNL_CLEARING,
        /** What longs and shorts pay each other: empty between two payments. */
        FUNDING_CLEARING,
        /** What roundings left over. */
        ROUNDING,
        /** The insurance fund, all its pools together. */
        INSURANCE_FUND,
        /** On its way from funding to futures wallets. */
        TRANSFERS_IN_TRANSIT
    }

    /** An account of the ledger: its kind, whose or which market's it is, and its asset. */
    record Account(Kind kind, long owner, Asset asset) implements Comparable<Account> {

        private static final Comparator<Account> ORDER = Comparator.comparing(Account::kind)
                .thenComparingLong(Account::owner)
                .thenComparingInt(account -> account.asset().code);

        static Account house(Kind kind, Asset asset) {
            return new Account(kind, 0, asset);
        }

        /** The futures wallet of an account; that of the insurance fund's own account is the fund. */
        static Account futures(long account, Asset asset) {
            return account == Listings.FUND
                    ? house(Kind.INSURANCE_FUND, asset)
                    : new Account(Kind.FUTURES, account, asset);
        }

        @Override
        public int compareTo(Account other) {
            return ORDER.compare(this, other);
        }
    }

    /** All futures wallets, as a checkpoint of the account engine has them. */
    record FuturesHash(int accounts, long hash, long units) {}

    void post(Account debit, Account credit, long units) {
        Check.that(units > 0, "a posting moves money", units);
        Check.that(debit.asset == credit.asset, "a posting is of one asset");
        balances.merge(debit, -units, Math::addExact);
        balances.merge(credit, units, Math::addExact);
    }

    long units(Account account) {
        return balances.getOrDefault(account, 0L);
    }

    void checkSums() {
        for (Asset asset : Asset.values()) {
            long sum = 0;
            for (var balance : balances.entrySet()) {
                sum += balance.getKey().asset == asset ? balance.getValue() : 0;
            }
            Check.that(sum == 0, "the ledger sums to zero in " + asset, sum);
        }
    }

    FuturesHash futures() {
        Set<Long> owners = new HashSet<>();
        long hash = StreamHash.SEED;
        long units = 0;
        for (var balance : balances.entrySet()) {
            Account account = balance.getKey();
            if (account.kind == Kind.FUTURES) {
                owners.add(account.owner);
                hash = StreamHash.extend(hash, account.owner);
                hash = StreamHash.extend(hash, account.asset.code);
                hash = StreamHash.extend(hash, balance.getValue());
                units += balance.getValue();
            }
        }
        return new FuturesHash(owners.size(), hash, units);
    }
}
