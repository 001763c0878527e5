package org.perpex.gateway.edge;

/**
 * The order of the gateway's filters. It is part of the architecture: who calls is known before anything is counted, and
 * nobody is named to a service before flow control has let the request pass.
 */
public final class FilterOrder {

    public static final int TRACE = -5_000;
    public static final int AUTHENTICATION = -4_000;
    public static final int WEIGHT = -3_000;
    public static final int FLOW = -2_000;
    public static final int IDENTITY = -1_000;
    public static final int BROWSER_SESSION = -900;

    /** The gateway's own WebSocket API ends here; it is routed to no service. */
    public static final int SOCKET_API = 9_000;

    /** First of the routing filters: behind the one that reads the route's address, before the load balancer. */
    public static final int REACH = 10_100;

    private FilterOrder() {}
}
