package org.perpex.common.spring.web;

/** The network address of the client, as the gateway saw it: the gateway alone writes this header, on every request. */
public final class ClientAddress {

    public static final String HEADER = "X-Perpex-Address";

    private ClientAddress() {}
}
