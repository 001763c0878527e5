package org.perpex.local.platform;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.perpex.local.part.Layout;
import org.perpex.local.part.PartProcess;

/** The command {@code deploy/down}: first all that needs others, then the servers. Data stay. */
public final class Down {

    private static final int SERVERS = 5;

    private final Layout layout;
    private final Progress progress;

    /** Takes where parts live. */
    public Down(Layout layout, Progress progress) {
        this.layout = layout;
        this.progress = progress;
    }

    /** Stops all that runs. */
    public void run() {
        List<String> names = Platform.names();
        stopAll(names.subList(names.size() - 1, names.size()));
        stopAll(names.subList(SERVERS, names.size() - 1));
        stopAll(names.subList(0, SERVERS));
    }

    private void stopAll(List<String> names) {
        List<Runnable> stops = new ArrayList<>();
        for (String name : names) {
            Optional<PartProcess> process = PartProcess.find(layout, name);
            process.ifPresentOrElse(
                    running -> stops.add(() -> stop(name, running)), () -> PartProcess.forget(layout, name));
        }
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            stops.forEach(threads::execute);
        }
    }

    private void stop(String name, PartProcess process) {
        boolean byItself = process.stop();
        progress.line("  " + name + (byItself ? " stopped" : " did not stop and was killed"));
    }
}
