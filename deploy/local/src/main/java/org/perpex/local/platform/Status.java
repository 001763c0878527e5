package org.perpex.local.platform;

import java.util.Optional;
import org.perpex.local.part.Layout;
import org.perpex.local.part.PartProcess;

/** The command {@code deploy/status}. */
public final class Status {

    private final Layout layout;
    private final Progress progress;

    /** Takes where parts live, and where to tell of them. */
    public Status(Layout layout, Progress progress) {
        this.layout = layout;
        this.progress = progress;
    }

    /** Shows a line for each part, and returns whether all that were started are up. */
    public boolean show() {
        int started = 0;
        int up = 0;
        for (Watch watch : Watch.all(layout)) {
            if (!PartProcess.wasStarted(layout, watch.name())) {
                continue;
            }
            started++;
            up += showOne(watch) ? 1 : 0;
        }
        if (started == 0) {
            progress.line("nothing runs: deploy/up starts the platform");
            return false;
        }
        Summary summary = Summary.of(layout);
        progress.line(up + " of " + started + " parts are up, " + summary.anonymousMib() + " MiB of anonymous memory, "
                + Progress.seconds(summary.cpuMillis()) + " s of processor time");
        return up == started;
    }

    private boolean showOne(Watch watch) {
        Optional<PartProcess> process = PartProcess.find(layout, watch.name());
        boolean up = process.isPresent() && watch.health().isUp();
        String state = up ? "UP" : process.isPresent() ? "SICK" : "DOWN";
        String port = watch.port() == 0 ? "-" : Integer.toString(watch.port());
        String memory =
                process.map(running -> running.anonymousKib() / 1_024 + " MiB").orElse("-");
        String log = up ? "" : "log: " + layout.checkout().relativize(layout.log(watch.name()));
        progress.line("%-16s %-5s port %-6s %9s  %s"
                .formatted(watch.name(), state, port, memory, log)
                .stripTrailing());
        return up;
    }
}
