package org.perpex.local.platform;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.perpex.local.demo.DemoData;
import org.perpex.local.part.Layout;
import org.perpex.local.part.Part;
import org.perpex.local.part.PartProcess;
import org.perpex.local.part.PlatformFailure;
import org.perpex.local.server.NacosConfig;
import org.perpex.local.service.ServiceParts;

/** The command {@code deploy/up}. */
public final class Up {

    /** Where clients find the exchange. */
    public static final String BASE_URL = "http://127.0.0.1:9000";

    /** Where clients open WebSockets. */
    public static final String WS_URL = "ws://127.0.0.1:9000";

    /** What must run before demo accounts can be made. */
    private static final List<String> DEMO_NEEDS =
            List.of("user-service", "wallet-service", "risk-service", "trade-service", "gateway-service");

    private static final int PARALLEL = Runtime.getRuntime().availableProcessors() + 1;

    private final Layout layout;
    private final Options options;
    private final Progress progress;
    private final Starter starter;
    private volatile boolean interrupted;

    /** Takes what was asked for. */
    public Up(Layout layout, Options options, Progress progress) {
        this.layout = layout;
        this.options = options;
        this.progress = progress;
        this.starter = new Starter(layout, progress);
    }

    /** Starts all that does not run yet, and returns when orders can be placed. */
    public void run() {
        long startNanos = System.nanoTime();
        if (options.fresh()) {
            new Down(layout, progress).run();
            layout.clear();
        }
        Preflight.checkDisk(layout);
        Platform platform = new Platform(layout);
        Thread hook = new Thread(this::interrupted);
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            List<Part> services = platform.services(options);
            startParts(platform, services);
            Optional<DemoData> demo = demo(platform, services);
            demo.ifPresent(DemoData::make);
            replay(platform, services);
            long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - startNanos);
            demo.ifPresent(data -> data.describe().forEach(progress::line));
            Summary.of(layout).tell(progress, millis);
        } catch (PlatformFailure e) {
            if (interrupted) {
                return; // what follows from the interruption is no news
            }
            starter.stop();
            throw e;
        } finally {
            removeHook(hook);
        }
    }

    private void interrupted() {
        interrupted = true;
        System.err.println("perpex: interrupted; what this command has started is stopped again");
        starter.stop();
    }

    private void startParts(Platform platform, List<Part> services) {
        List<Part> servers = missing(platform, platform.servers());
        List<Part> missingServices = missing(platform, services);
        List<Part> all = new ArrayList<>(servers);
        all.addAll(missingServices);
        Preflight.check(all);
        starter.start(servers, PARALLEL);
        new NacosConfig().publishAbsent(platform.settings()).forEach(name -> progress.line("  published " + name));
        starter.start(missingServices, PARALLEL);
    }

    /** Returns the parts to start, after stopping those that are sick or older than their build. */
    private List<Part> missing(Platform platform, List<Part> parts) {
        List<Part> missing = new ArrayList<>();
        for (Part part : parts) {
            if (platform.isCurrent(part)) {
                progress.line("  " + part.name() + " is up already");
                continue;
            }
            PartProcess.find(layout, part.name()).ifPresent(PartProcess::stop);
            missing.add(part);
        }
        return missing;
    }

    private Optional<DemoData> demo(Platform platform, List<Part> services) {
        boolean complete = services.stream().map(Part::name).toList().containsAll(DEMO_NEEDS);
        return complete
                ? Optional.of(new DemoData(
                        layout,
                        platform.secrets(),
                        new DemoData.Addresses(BASE_URL, WS_URL),
                        new DemoData.Admin(ServiceParts.adminEmail(), platform.adminPassword())))
                : Optional.empty();
    }

    private void replay(Platform platform, List<Part> services) {
        if (services.stream().map(Part::name).toList().containsAll(DEMO_NEEDS)) {
            PartProcess.find(layout, ReplayPart.NAME).ifPresent(PartProcess::stop);
            starter.start(platform.replay(options).stream().toList(), 1);
        }
    }

    private static void removeHook(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The JVM is going down already, and the hook with it.
            return;
        }
    }
}
