package org.perpex.common.contract;

import java.util.List;
import org.perpex.common.core.Asset;
import org.perpex.common.core.LimitRule;

/** Settings of accounts and of the universe that operators decide, from administration outboxes to the account engine on {@code risk-topic}. */
public sealed interface AdminCommand extends RiskInput {

    /** Who decided it and why. */
    Change change();

    /** The account that it is about; 0 if it is about all. */
    default long account() {
        return 0;
    }
    /**
     * Replaces the limits profile of an account; without a rule it has none.
     *
     * @param change who and why
     * @param account user × 1024 + sub-account
     * @param settings the rules, in order of their codes
     */
    record SetLimits(Change change, long account, List<LimitSetting> settings) implements AdminCommand {

        public SetLimits {
            settings = List.copyOf(settings);
        }
    }

    /**
     * Lets an account pass a rule of its limits profile for a while.
     *
     * @param change who and why
     * @param account user × 1024 + sub-account
     * @param rule which rule
     * @param value the bound instead
     * @param expiresMillis engine time at which the override ends
     */
    record OverrideLimit(Change change, long account, LimitRule rule, long value, long expiresMillis)
            implements AdminCommand {}

    /**
     * Puts an account into a group that self-trade prevention treats as one trader.
     *
     * @param change who and why
     * @param account user × 1024 + sub-account
     * @param tradeGroup positive; 0: the sub-accounts of its user alone
     */
    record SetTradeGroup(Change change, long account, long tradeGroup) implements AdminCommand {}

    /**
     * Gives an account fees of its own.
     *
     * @param change who and why
     * @param account user × 1024 + sub-account; 0: everybody, in one market
     * @param market 0: all markets
     * @param makerPpm of the notional; negative is a rebate
     * @param takerPpm of the notional; −1 (with a maker's 0): none of its own any more
     * @param tier the VIP tier of its user, which prices nothing: what an account is told beside its rates
     */
    record SetFees(Change change, long account, int market, int makerPpm, int takerPpm, int tier)
            implements AdminCommand {}

    /**
     * Sets what an asset counts for as collateral in multi-asset mode.
     *
     * @param change who and why
     * @param asset which asset
     * @param haircutPpm what is taken off its value
     * @param capUnits how much of it counts per account; 0: all
     */
    record SetCollateral(Change change, Asset asset, int haircutPpm, long capUnits) implements AdminCommand {}
}
