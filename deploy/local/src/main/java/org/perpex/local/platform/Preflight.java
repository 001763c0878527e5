package org.perpex.local.platform;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.perpex.local.part.Layout;
import org.perpex.local.part.Part;
import org.perpex.local.part.PlatformFailure;

/** What must hold before anything is started. */
public final class Preflight {

    private static final long DISK_MIB_MIN = 2_048;
    private static final long MEMORY_MIB_MIN = 5_500;
    private static final long MEMORY_MIB_PER_PART = 420;

    private Preflight() {}

    /** Throws with the cause if these parts, none of which runs yet, cannot be started here. */
    public static void check(List<Part> parts) {
        checkMemory(parts.size());
        for (Part part : parts) {
            part.ports().forEach(port -> checkPort(part.name(), port));
        }
    }

    /** Throws with the cause if there is no room for what the platform writes, from its very first file on. */
    public static void checkDisk(Layout layout) {
        long freeMib = Layout.folder(layout.home()).toFile().getUsableSpace() >> 20;
        if (freeMib < DISK_MIB_MIN) {
            throw new PlatformFailure("too little disk: " + freeMib + " MiB are free at " + layout.home() + ", "
                    + DISK_MIB_MIN + " MiB are needed");
        }
    }

    private static void checkMemory(int parts) {
        long neededMib = Math.min(MEMORY_MIB_MIN, parts * MEMORY_MIB_PER_PART);
        long freeMib = availableMib();
        if (freeMib < neededMib) {
            throw new PlatformFailure("too little memory: " + freeMib + " MiB are available, " + neededMib
                    + " MiB are needed for " + parts + " parts");
        }
    }

    private static long availableMib() {
        try {
            return Files.readAllLines(Path.of("/proc/meminfo")).stream()
                    .filter(line -> line.startsWith("MemAvailable:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) >> 10)
                    .findFirst()
                    .orElse(Long.MAX_VALUE);
        } catch (IOException e) {
            throw new PlatformFailure("cannot read /proc/meminfo: the local platform needs Linux", e);
        }
    }

    private static void checkPort(String part, int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(port));
        } catch (IOException e) {
            throw new PlatformFailure(
                    "port " + port + ", which " + part + " needs, is busy: `ss -ltnp sport = :" + port
                            + "` shows which process has it",
                    e);
        }
    }
}
