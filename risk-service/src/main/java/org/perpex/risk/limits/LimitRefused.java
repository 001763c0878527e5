package org.perpex.risk.limits;

/** Why a setting was not sent to the engine. Nothing changed. */
public final class LimitRefused extends RuntimeException {

    private final Cause why;

    /** What stands in the way. The names are part of the API. */
    public enum Cause {
        /** The engine has no such account. */
        ACCOUNT_UNKNOWN,
        /** Somebody changed the limits since the operator looked. */
        LIMITS_CHANGED,
        /** It would leave everything as it is. */
        UNCHANGED,
        /** The id of the request stands for another setting. */
        REQUEST_REUSED,
        /** The profile does not have the rule. */
        RULE_MISSING,
        /** The audit trail cannot be written now. */
        AUDIT_UNAVAILABLE
    }

    public LimitRefused(Cause cause, String detail) {
        super(detail);
        why = cause;
    }

    public Cause why() {
        return why;
    }
}
