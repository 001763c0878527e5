package org.perpex.market.client;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import org.perpex.market.config.VenueAddress;

/** A venue on this machine: pushes what a test tells it to, and answers each request with the same body. */
public final class FakeVenue implements AutoCloseable {

    private static final String ACCEPT_SUFFIX = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

    private final ServerSocket server;
    private final List<Socket> connections = new CopyOnWriteArrayList<>();
    private final List<String> heard = new CopyOnWriteArrayList<>();
    private final List<String> questions = new CopyOnWriteArrayList<>();
    private volatile String answer = "{}";

    public FakeVenue() throws IOException {
        server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.startVirtualThread(this::accept);
    }

    public VenueAddress address() {
        String host = "127.0.0.1:" + server.getLocalPort();
        return new VenueAddress(URI.create("ws://" + host + "/stream"), URI.create("http://" + host));
    }

    public void answer(String body) {
        answer = body;
    }

    /** What clients said on their sockets. */
    public List<String> heard() {
        return heard;
    }

    /** Method, path and body of each request. */
    public List<String> questions() {
        return questions;
    }

    public int connections() {
        return connections.size();
    }

    public void push(String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream frame = new ByteArrayOutputStream();
        frame.write(0x81);
        if (bytes.length < 126) {
            frame.write(bytes.length);
        } else {
            frame.write(126);
            frame.write(bytes.length >> 8);
            frame.write(bytes.length);
        }
        frame.write(bytes);
        for (Socket connection : connections) {
            connection.getOutputStream().write(frame.toByteArray());
        }
    }

    /** Ends all sockets without a word. */
    public void hangUp() throws IOException {
        for (Socket connection : connections) {
            connection.close();
        }
        connections.clear();
    }

    @Override
    public void close() throws IOException {
        server.close();
        hangUp();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket client = server.accept();
                Thread.startVirtualThread(() -> serve(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket client) {
        try {
            DataInputStream in = new DataInputStream(client.getInputStream());
            String head = head(in);
            while (!head.isEmpty()) {
                String key = header(head, "sec-websocket-key");
                if (!key.isEmpty()) {
                    upgrade(client, key);
                    listen(in);
                    return;
                }
                answer(client.getOutputStream(), in, head);
                head = head(in);
            }
        } catch (IOException gone) {
            connections.remove(client);
        }
    }

    private void upgrade(Socket client, String key) throws IOException {
        String accept = Base64.getEncoder().encodeToString(sha1(key + ACCEPT_SUFFIX));
        client.getOutputStream()
                .write(("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                                + "Sec-WebSocket-Accept: " + accept + "\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
        connections.add(client);
    }

    /** Reads masked text frames of at most 64 KiB: clients send nothing else here. */
    private void listen(DataInputStream in) throws IOException {
        while (true) {
            int kind = in.readUnsignedByte() & 0x0f;
            int length = in.readUnsignedByte() & 0x7f;
            length = length == 126 ? in.readUnsignedShort() : length;
            byte[] mask = in.readNBytes(4);
            byte[] bytes = in.readNBytes(length);
            for (int i = 0; i < bytes.length; i++) {
                bytes[i] ^= mask[i % 4];
            }
            if (kind == 1) {
                heard.add(new String(bytes, StandardCharsets.UTF_8));
            }
        }
    }

    private void answer(OutputStream out, DataInputStream in, String head) throws IOException {
        String length = header(head, "content-length");
        byte[] body = in.readNBytes(length.isEmpty() ? 0 : Integer.parseInt(length));
        String request = head.substring(0, head.indexOf(" HTTP/"));
        byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
        out.write(("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: " + bytes.length + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));
        out.write(bytes);
        questions.add(request + ' ' + new String(body, StandardCharsets.UTF_8));
    }

    private static String head(DataInputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            if (next < 0) {
                return "";
            }
            head.append((char) next);
        }
        return head.toString();
    }

    private static String header(String head, String name) {
        for (String line : head.split("\r\n", -1)) {
            if (line.toLowerCase(Locale.ROOT).startsWith(name + ":")) {
                return line.substring(name.length() + 1).trim();
            }
        }
        return "";
    }

    private static byte[] sha1(String text) {
        try {
            return MessageDigest.getInstance("SHA-1").digest(text.getBytes(StandardCharsets.US_ASCII));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
