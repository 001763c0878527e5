package org.perpex.gateway.edge;

import java.net.InetAddress;

/** A range of network addresses in the usual notation: {@code 10.0.0.0/8}, or one address alone. */
public final class AddressRange {

    private final byte[] network;
    private final int bits;

    private AddressRange(byte[] network, int bits) {
        this.network = network;
        this.bits = bits;
    }

    /** Reads a range; host names are refused, so that nothing is ever looked up. */
    public static AddressRange parse(String text) {
        int slash = text.indexOf('/');
        byte[] network = bytes(slash < 0 ? text : text.substring(0, slash));
        int bits = slash < 0 ? network.length * Byte.SIZE : Integer.parseInt(text.substring(slash + 1));
        if (bits < 0 || bits > network.length * Byte.SIZE) {
            throw new IllegalArgumentException("not an address range: " + text);
        }
        return new AddressRange(network, bits);
    }

    /** Whether an address, as text, lies in the range. */
    public boolean contains(String address) {
        byte[] other = bytes(address);
        if (other.length != network.length) {
            return false;
        }
        int whole = bits / Byte.SIZE;
        for (int i = 0; i < whole; i++) {
            if (other[i] != network[i]) {
                return false;
            }
        }
        int rest = bits % Byte.SIZE;
        return rest == 0 || ((other[whole] ^ network[whole]) & 0xff) >> (Byte.SIZE - rest) == 0;
    }

    private static byte[] bytes(String address) {
        return InetAddress.ofLiteral(address).getAddress();
    }
}
