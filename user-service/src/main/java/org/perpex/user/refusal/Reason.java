package org.perpex.user.refusal;

import org.springframework.http.HttpStatus;

/** Every reason for which this service refuses a request. The names are part of the API. */
public enum Reason {
    EMAIL_INVALID(HttpStatus.BAD_REQUEST, "The e-mail address is not valid."),
    PASSWORD_WEAK(
            HttpStatus.BAD_REQUEST,
            "The password must have 10 to 128 characters, must not be a common one and must not contain the e-mail"
                    + " address."),
    INVITATION_UNKNOWN(HttpStatus.BAD_REQUEST, "There is no such invitation code."),
    CREDENTIALS_WRONG(HttpStatus.UNAUTHORIZED, "The e-mail address or the password is wrong."),
    LOGINS_TOO_MANY(HttpStatus.TOO_MANY_REQUESTS, "There were too many failed log-ins. Try again later."),
    REFRESH_TOKEN_INVALID(HttpStatus.UNAUTHORIZED, "The refresh token is not valid. Log in again."),
    SESSION_REQUIRED(HttpStatus.FORBIDDEN, "This is possible in a session only, not with an API key."),
    LABEL_INVALID(HttpStatus.BAD_REQUEST, "The label must have 1 to 64 printable characters."),
    PERMISSIONS_INVALID(HttpStatus.BAD_REQUEST, "Give at least one of the permissions READ, TRADE and WITHDRAW."),
    KIND_INVALID(HttpStatus.BAD_REQUEST, "The kind must be HMAC, ED25519 or RSA."),
    PUBLIC_KEY_INVALID(
            HttpStatus.BAD_REQUEST,
            "An ED25519 or RSA key needs its public key in PEM form (RSA of 2048 to 4096 bits); an HMAC key has none."),
    ADDRESSES_INVALID(
            HttpStatus.BAD_REQUEST, "The IP allow list must be at most 30 addresses or ranges such as 192.0.2.0/24."),
    ADDRESSES_REQUIRED(HttpStatus.BAD_REQUEST, "A key that may withdraw needs an IP allow list."),
    SUB_ACCOUNT_INVALID(HttpStatus.BAD_REQUEST, "The sub-account does not exist."),
    KEYS_TOO_MANY(HttpStatus.CONFLICT, "You have as many API keys as allowed. Delete one first."),
    KEY_UNKNOWN(HttpStatus.NOT_FOUND, "There is no such API key."),
    SESSION_UNKNOWN(HttpStatus.NOT_FOUND, "There is no such session."),
    USER_UNKNOWN(HttpStatus.NOT_FOUND, "There is no such user."),
    ROLES_INVALID(
            HttpStatus.BAD_REQUEST,
            "Give one or more of the roles TRADER, MARKET_MAKER, OPERATOR, ADMIN, FEED, SUPPORT, RISK_MANAGER."),
    OWN_ADMIN_ROLE(HttpStatus.CONFLICT, "Administrators cannot take the role ADMIN from themselves."),
    FIELD_INVALID(HttpStatus.BAD_REQUEST, "A field is not valid."),
    USER_FROZEN(HttpStatus.FORBIDDEN, "This account is frozen. Ask the exchange why."),
    ALREADY_FROZEN(HttpStatus.CONFLICT, "This user is frozen already."),
    NOT_FROZEN(HttpStatus.CONFLICT, "This user is not frozen."),
    OWN_FREEZE(HttpStatus.CONFLICT, "Nobody freezes himself."),
    APPROVAL_UNKNOWN(HttpStatus.NOT_FOUND, "There is no such request."),
    APPROVAL_ENDED(HttpStatus.CONFLICT, "This request has ended."),
    APPROVAL_EXPIRED(HttpStatus.CONFLICT, "This request has expired. Ask again."),
    APPROVAL_BEGUN(
            HttpStatus.CONFLICT,
            "Somebody has approved this request, so it cannot change. Reject it and ask for another."),
    REQUEST_CHANGED(HttpStatus.CONFLICT, "This request has changed since you read it. Read it again."),
    NOT_APPROVED(HttpStatus.CONFLICT, "This request lacks an approval."),
    SAME_PERSON(HttpStatus.FORBIDDEN, "Whoever asked, or has approved, cannot approve."),
    SAME_LOGIN(HttpStatus.FORBIDDEN, "It was asked for or approved in this very login."),
    ROLE_MISSING(HttpStatus.FORBIDDEN, "A role is required that you do not have."),
    ROLE_TOO_NEW(HttpStatus.FORBIDDEN, "The role for this was granted too short a time ago."),
    NOT_YOURS(HttpStatus.FORBIDDEN, "Only whoever asked may change a request."),
    BUSY(HttpStatus.SERVICE_UNAVAILABLE, "The service is busy. Try again in a moment.");

    private final HttpStatus status;
    private final String text;

    Reason(HttpStatus status, String text) {
        this.status = status;
        this.text = text;
    }

    HttpStatus status() {
        return status;
    }

    String text() {
        return text;
    }

    /** Returns an exception that is answered with this reason. */
    public RequestRefused refused() {
        return new RequestRefused(this, text);
    }

    /** Returns the same with words of its own, such as which field is wrong and what its limit is. */
    public RequestRefused refused(String detail) {
        return new RequestRefused(this, detail);
    }

    /** Returns the same with the seconds after which it is worth trying again. */
    public RequestRefused refusedFor(long seconds) {
        return new RequestRefused(this, seconds);
    }
}
