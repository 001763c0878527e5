package org.perpex.local.server;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.perpex.local.part.Health;
import org.perpex.local.part.Layout;
import org.perpex.local.part.Part;

/** Redis. It keeps its data over a restart, though all that is in it may be lost. */
public final class Redis {

    private Redis() {}

    /** Returns the question whether it serves. */
    public static Health health() {
        return Redis::answersPing;
    }

    /** Returns the part. */
    public static Part part(Layout layout) {
        String machine = System.getProperty("os.arch").equals("aarch64") ? "6.2.7-linux-arm64" : "6.2.6-v5-linux-amd64";
        Path program = layout.built("servers").resolve("redis-server-" + machine);
        program.toFile().setExecutable(true);
        List<String> command = List.of(
                program.toString(),
                "--bind",
                "127.0.0.1",
                "--port",
                Integer.toString(ServerPorts.REDIS),
                "--save",
                "60 1000",
                "--dir",
                layout.data("redis").toString());
        return new Part(
                "redis", List.of(ServerPorts.REDIS), List.of(), command, Map.of(), layout.data("redis"), health());
    }

    private static boolean answersPing() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress("127.0.0.1", ServerPorts.REDIS), 1_000);
            socket.setSoTimeout(1_000);
            socket.getOutputStream().write("PING\r\n".getBytes(US_ASCII));
            return new String(socket.getInputStream().readNBytes(5), US_ASCII).equals("+PONG");
        } catch (IOException e) {
            return false;
        }
    }
}
