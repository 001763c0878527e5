package org.perpex.local.platform;

import java.util.List;
import java.util.Optional;
import org.perpex.local.part.Layout;
import org.perpex.local.part.PartProcess;

/**
 * What the whole platform holds and has used.
 *
 * @param processes how many processes it is
 * @param anonymousMib the memory that they alone hold
 * @param cpuMillis the processor time that they have used since their start
 */
record Summary(int processes, long anonymousMib, long cpuMillis) {

    static Summary of(Layout layout) {
        List<PartProcess> processes = Platform.names().stream()
                .map(name -> PartProcess.find(layout, name))
                .flatMap(Optional::stream)
                .toList();
        return new Summary(
                processes.size(),
                processes.stream().mapToLong(PartProcess::anonymousKib).sum() >> 10,
                processes.stream().mapToLong(PartProcess::cpuMillis).sum());
    }

    void tell(Progress progress, long startMillis) {
        progress.line("ready at " + Up.BASE_URL + " (WebSockets at " + Up.WS_URL + ") after "
                + Progress.seconds(startMillis) + " s: " + processes + " processes, " + anonymousMib
                + " MiB of anonymous memory, " + Progress.seconds(cpuMillis) + " s of processor time");
    }
}
