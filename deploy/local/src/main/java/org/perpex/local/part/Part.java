package org.perpex.local.part;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * One process of the platform.
 *
 * @param name what people call it, and what its files are named after
 * @param ports all that it listens on; the first is the one that is shown
 * @param needs names of parts that must be up before this one starts
 * @param command the program and its arguments
 * @param environment variables beside those of the platform itself
 * @param folder where it runs
 * @param health how it is asked whether it is up
 */
public record Part(
        String name,
        List<Integer> ports,
        List<String> needs,
        List<String> command,
        Map<String, String> environment,
        Path folder,
        Health health) {

    /**
     * Runs the command at a lower priority. Where the kernel weighs sessions, and each part is one, the session yields; an
     * ordinary user may change that of one session in a tenth of a second, so it may have to be said again. Where it
     * cannot be said at all the part runs with its own priority alone.
     */
    private static final String YIELD = """
            tries=0
            while [ $tries -lt 20 ] && [ -w /proc/self/autogroup ] && ! echo 5 2>/dev/null >/proc/self/autogroup; do
              tries=$((tries + 1))
              sleep 0.1
            done
            exec nice -n 5 "$@"
            """;

    /**
     * Returns the same part as one that yields the processor to those that do not: for parts that no order waits for. Of a
     * processor that both want it gets a quarter.
     */
    public Part yielding() {
        List<String> yielding = new ArrayList<>(List.of("sh", "-c", YIELD, name));
        yielding.addAll(command);
        return new Part(name, ports, needs, List.copyOf(yielding), environment, folder, health);
    }
}
