package org.perpex.common.contract;

import java.util.List;
import org.perpex.common.core.LimitRule;
import org.perpex.common.core.RequestId;

/** Facts of the limits of accounts. */
public sealed interface LimitFact extends AccountFact {
    /**
     * The limits profile of an account.
     *
     * @param change who and why
     * @param account user × 1024 + sub-account
     * @param settings the rules, in order of their codes
     */
    record ProfileSet(Change change, long account, List<LimitSetting> settings) implements LimitFact {

        public ProfileSet {
            settings = List.copyOf(settings);
        }
    }

    /**
     * An account may pass a rule for a while.
     *
     * @param change who and why
     * @param account user × 1024 + sub-account
     * @param rule which rule
     * @param value the bound instead
     * @param expiresMillis engine time at which the override ends
     */
    record Overridden(Change change, long account, LimitRule rule, long value, long expiresMillis)
            implements LimitFact {}

    /**
     * An account met a rule of its profile.
     *
     * @param account user × 1024 + sub-account
     * @param market 0 if the rule is about the whole account
     * @param request the command that met it, or none
     * @param rule which rule
     * @param measured what was measured
     * @param bound what it may be
     * @param untilMillis engine time until which it holds; 0: until it is lifted
     */
    record Tripped(
            long account, int market, RequestId request, LimitRule rule, long measured, long bound, long untilMillis)
            implements LimitFact {}
}
