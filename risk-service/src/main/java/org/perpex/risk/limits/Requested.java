package org.perpex.risk.limits;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What two people decide about the limits of an account, as it stands in the request for approval.
 *
 * @param version of the limits that it replaces
 * @param rules the whole profile; empty unless the kind is PROFILE
 * @param override what stands in the place of a rule; null unless the kind is OVERRIDE
 * @param expires engine time at which the override ends, ms
 */
public record Requested(
        Kind kind,
        long account,
        long version,
        List<RuleForm> rules,
        @Nullable RuleForm override,
        long expires) {

    /** What is decided. */
    public enum Kind {
        PROFILE,
        OVERRIDE,
        /** The end of a pause after refusals. */
        PAUSE_RESET
    }

    public Requested {
        rules = List.copyOf(rules);
    }

    public static Requested profile(long account, long version, List<RuleForm> rules) {
        return new Requested(Kind.PROFILE, account, version, rules, null, 0);
    }

    public static Requested override(long account, long version, RuleForm override, long expires) {
        return new Requested(Kind.OVERRIDE, account, version, List.of(), override, expires);
    }

    public static Requested pauseReset(long account, long version) {
        return new Requested(Kind.PAUSE_RESET, account, version, List.of(), null, 0);
    }
}
