package org.perpex.common.spring.circuit;

import org.springframework.web.client.RestClientException;

/**
 * A call that was not made, because its service failed or was slow lately. It certainly had no effect. It has no stack
 * trace: while the circuit is open, there is one of these per call.
 */
public final class CircuitOpen extends RestClientException {

    private final String service;

    CircuitOpen(String service) {
        super(service + " is not called for now: it failed or was too slow");
        this.service = service;
    }

    /** Returns the application name of the service that is not called. */
    public String service() {
        return service;
    }

    @Override
    public Throwable fillInStackTrace() {
        return this;
    }
}
