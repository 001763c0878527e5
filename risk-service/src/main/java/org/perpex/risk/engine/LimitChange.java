package org.perpex.risk.engine;

import java.util.List;
import org.perpex.common.contract.Change;
import org.perpex.common.contract.LimitSetting;
import org.perpex.common.core.LimitRule;

/**
 * A setting of an account's limits that was taken.
 *
 * @param change who and why; its request names the input from which it holds
 * @param timeMillis engine time at which it was taken
 */
public record LimitChange(Change change, long timeMillis, What what) {

    /** What was set. */
    public sealed interface What {}

    /**
     * The whole profile.
     *
     * @param settings in order of the rules' codes; none: there is no profile any more
     */
    public record Profile(List<LimitSetting> settings) implements What {}

    /**
     * Another value of a rule for a while.
     *
     * @param expiresMillis engine time at which it ends
     */
    public record Override(LimitRule rule, long value, long expiresMillis) implements What {}
}
