package org.perpex.gateway.refusal;

import org.perpex.common.spring.dialect.DialectError;

/**
 * Every reason for which the gateway itself refuses a request, with what either interface says of it: the exchange
 * dialect its error, the platform interface its status. Where the dialect has no status of its own, both say the same.
 */
public enum Reason {
    INTERNAL(DialectError.UNKNOWN, 500),
    UNAVAILABLE(DialectError.DISCONNECTED, 503),
    TOO_MANY_REQUESTS(DialectError.TOO_MANY_REQUESTS, 429),
    BANNED(DialectError.BANNED, 418),
    OUTCOME_UNKNOWN(DialectError.TIMEOUT, 504),
    TOO_MANY_ORDERS(DialectError.TOO_MANY_ORDERS, 429, "Too many new orders."),
    WRONG_METHOD(DialectError.OPERATION_UNSUPPORTED, 405),
    TIMESTAMP_LATE(DialectError.TIMESTAMP_OUTSIDE_WINDOW, 400),
    TIMESTAMP_EARLY(DialectError.TIMESTAMP_AHEAD, 400),
    SIGNATURE_WRONG(DialectError.SIGNATURE_INVALID, 401),
    BODY_TOO_LARGE(DialectError.PARAMETERS_TOO_MANY, 413, "The body of this request is larger than 65536 bytes."),
    TIMESTAMP_MISSING(DialectError.PARAMETER_MANDATORY, 400, DialectError.PARAMETER_MANDATORY.message("timestamp")),
    SIGNATURE_MISSING(DialectError.PARAMETER_MANDATORY, 400, DialectError.PARAMETER_MANDATORY.message("signature")),
    RECEIVE_WINDOW_WRONG(DialectError.PARAMETER_INVALID, 400, DialectError.PARAMETER_INVALID.message("recvWindow")),
    KEY_MALFORMED(DialectError.API_KEY_MALFORMED, 401),
    KEY_REFUSED(DialectError.API_KEY_REFUSED, 401),
    LOG_ON_KIND_REFUSED(DialectError.API_KEY_REFUSED, 401, "Only an Ed25519 key can log on."),
    SESSION_REFUSED(DialectError.API_KEY_REFUSED, 401, "The session is missing, has expired or was ended."),
    ROLE_MISSING(DialectError.API_KEY_REFUSED, 403, "The role for this action is missing."),
    REQUEST_UNREADABLE(DialectError.CHARACTERS_ILLEGAL, 400, DialectError.CHARACTERS_ILLEGAL.message("address")),
    REQUEST_TOO_LONG(DialectError.PARAMETERS_TOO_MANY, 413, "The address or the headers of this request are too long."),
    PATH_UNKNOWN(DialectError.PATH_UNKNOWN, 404),
    CROSS_SITE(DialectError.API_KEY_REFUSED, 403, "The request does not come from a page of this exchange.");

    final int code;
    final int dialectStatus;
    final int platformStatus;
    final String message;

    Reason(DialectError error, int platformStatus) {
        this(error, platformStatus, error.message());
    }

    Reason(DialectError error, int platformStatus, String message) {
        code = error.code();
        // A body that is too large is refused by its size, whatever its parameters are.
        dialectStatus = platformStatus == 413 ? platformStatus : error.httpStatus();
        this.platformStatus = platformStatus;
        this.message = message;
    }

    public int dialectStatus() {
        return dialectStatus;
    }
}
