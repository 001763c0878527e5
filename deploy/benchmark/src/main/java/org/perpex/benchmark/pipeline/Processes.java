package org.perpex.benchmark.pipeline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** The processor time that each process on the way has used since it was asked last. */
final class Processes {

    private final Map<String, ProcessHandle> handles = new LinkedHashMap<>();
    private final Map<String, Duration> before = new LinkedHashMap<>();

    /** Finds the parts of a running platform by the files that keep their process ids, and this process. */
    Processes(Path home, String... parts) throws IOException {
        for (String part : parts) {
            String text = Files.readString(home.resolve("run").resolve(part + ".pid"));
            long pid = Long.parseLong(text.strip().split(" ")[0]);
            handles.put(part, ProcessHandle.of(pid).orElseThrow());
        }
        handles.put("bench", ProcessHandle.current());
    }

    /** Begins to count. */
    void begin() {
        handles.forEach((name, handle) -> before.put(name, used(handle)));
    }

    /** Microseconds of processor time that each used for one of so many orders. */
    Map<String, Double> microsEach(long orders) {
        Map<String, Double> micros = new LinkedHashMap<>();
        handles.forEach((name, handle) ->
                micros.put(name, used(handle).minus(before.get(name)).toNanos() / 1_000.0 / orders));
        return micros;
    }

    private static Duration used(ProcessHandle handle) {
        return handle.info().totalCpuDuration().orElse(Duration.ZERO);
    }
}
