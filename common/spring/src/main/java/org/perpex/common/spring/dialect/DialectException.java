package org.perpex.common.spring.dialect;

/** A request that is answered with an error of the trading API. It has no stack trace: it is an answer, not a fault. */
public final class DialectException extends RuntimeException {

    private final DialectError error;

    DialectException(DialectError error, String message) {
        super(message, null, false, false);
        this.error = error;
    }

    public DialectError error() {
        return error;
    }

    public DialectError.Answer answer() {
        return new DialectError.Answer(error.code(), String.valueOf(getMessage()));
    }
}
