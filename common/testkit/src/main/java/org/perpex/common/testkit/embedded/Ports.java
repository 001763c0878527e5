package org.perpex.common.testkit.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.ThreadLocalRandom;

/** Finds ports on the loop-back address that nothing listens on. */
final class Ports {

    /** Below the range that Linux hands out to outgoing connections, so that none of those takes a port first. */
    private static final int FIRST = 20_000;

    private static final int LAST = 32_000;
    private static final int TRIES_MAX = 1_000;

    private Ports() {}

    /** Returns a free port whose neighbors at the given offsets are free too. */
    static int freeWith(int... offsets) {
        for (int attempt = 0; attempt < TRIES_MAX; attempt++) {
            int port = ThreadLocalRandom.current().nextInt(FIRST, LAST);
            if (isFree(port) && areFree(port, offsets)) {
                return port;
            }
        }
        throw new IllegalStateException("no free port between " + FIRST + " and " + LAST);
    }

    /** Whether something accepts connections on this port of the loop-back address. */
    static boolean accepts(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 200);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean areFree(int port, int... offsets) {
        for (int offset : offsets) {
            if (!isFree(port + offset)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(port));
            return true;
        } catch (java.net.BindException e) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
