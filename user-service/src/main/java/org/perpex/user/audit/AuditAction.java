package org.perpex.user.audit;

/** What the audit trail records. The names stand in the database. */
public enum AuditAction {
    USER_REGISTERED,
    REGISTRATION_REPEATED,
    LOGIN_SUCCEEDED,
    LOGIN_FAILED,
    LOGIN_THROTTLED,
    SESSION_ENDED,
    REFRESH_TOKEN_REUSED,
    API_KEY_CREATED,
    API_KEY_REVOKED,
    ROLE_GRANTED,
    ROLE_WITHDRAWN
}
