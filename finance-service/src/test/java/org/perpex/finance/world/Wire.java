package org.perpex.finance.world;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The wire between finance and the wallet. A test can cut it at the moment when the wallet has done what it was asked
 * for and begins to answer.
 */
public final class Wire implements AutoCloseable {

    private static final Runnable NOTHING = () -> {};

    private final ServerSocket server;
    private final int target;
    private final AtomicReference<Runnable> onAnswer = new AtomicReference<>(NOTHING);
    private volatile boolean cutsAll;

    public Wire(int target) {
        this.target = target;
        try {
            this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::accept);
    }

    public int port() {
        return server.getLocalPort();
    }

    /** At the next answer: runs something, then cuts the connection before a byte of the answer comes through. */
    public void cutNextAnswer(Runnable before) {
        onAnswer.set(before);
    }

    /** From now on no answer comes through, or all do again. */
    public void cutAnswers(boolean all) {
        cutsAll = all;
    }

    @Override
    public void close() throws IOException {
        server.close();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket client = server.accept();
                Thread.ofVirtual().start(() -> connect(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void connect(Socket client) {
        try (client;
                Socket wallet = new Socket(InetAddress.getLoopbackAddress(), target)) {
            Thread upward = Thread.ofVirtual().start(() -> pump(client, wallet));
            InputStream answers = wallet.getInputStream();
            OutputStream out = client.getOutputStream();
            byte[] buffer = new byte[16 * 1024];
            for (int read = answers.read(buffer); read >= 0; read = answers.read(buffer)) {
                Runnable cut = onAnswer.getAndSet(NOTHING);
                if (cutsAll || cut != NOTHING) {
                    cut.run();
                    return;
                }
                out.write(buffer, 0, read);
                out.flush();
            }
            upward.interrupt();
        } catch (IOException gone) {
            // Either side has gone: the connection ends, as on a real wire.
        }
    }

    private static void pump(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException gone) {
            // As above.
        }
    }
}
