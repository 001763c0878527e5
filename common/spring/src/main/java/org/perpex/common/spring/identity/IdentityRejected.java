package org.perpex.common.spring.identity;

/** An identity token that does not hold. The message is for the log, never for the sender. */
public final class IdentityRejected extends Exception {

    IdentityRejected(String message) {
        super(message);
    }
}
