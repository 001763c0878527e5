package org.perpex.common.spring.web;

/** The network that a client's address stands for: one IPv4 address, or the /64 that one IPv6 customer is given. */
public final class ClientNetwork {

    private static final int GROUPS = 4;

    private ClientNetwork() {}

    /** Returns its name; the address must be one that {@code InetAddress} wrote. */
    public static String of(String address) {
        if (address.indexOf(':') < 0) {
            return address;
        }
        int end = -1;
        for (int group = 0; group < GROUPS; group++) {
            end = address.indexOf(':', end + 1);
            if (end < 0) {
                return address;
            }
        }
        return address.substring(0, end);
    }
}
