package org.perpex.common.spring.config;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Looks every two seconds whether a shared setting has changed. Nacos tells of changes too, but a notice may come late or
 * be lost, and a running service must not miss one. While Nacos is away nothing changes.
 */
final class SharedSettings implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(SharedSettings.class);
    private static final Duration LOOK_EACH = Duration.ofSeconds(2);

    private final List<Document> documents;
    private final Source source;
    private final Runnable refresh;
    private final Map<Document, String> seen = new HashMap<>();
    private volatile @Nullable ScheduledExecutorService looking;

    /** A text in Nacos. */
    record Document(String dataId, String group) {}

    /** Reads a text as it is now. */
    @FunctionalInterface
    interface Source {
        @Nullable
        String read(Document document) throws Exception;
    }

    /** @param refresh has the environment read again; called from this class' own thread */
    SharedSettings(List<Document> documents, Source source, Runnable refresh) {
        this.documents = List.copyOf(documents);
        this.source = source;
        this.refresh = refresh;
    }

    @Override
    public void start() {
        ScheduledExecutorService started = Executors.newSingleThreadScheduledExecutor(
                task -> Thread.ofPlatform().daemon().name("shared-settings").unstarted(task));
        looking = started;
        started.scheduleWithFixedDelay(this::look, 0, LOOK_EACH.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void stop() {
        ScheduledExecutorService running = looking;
        if (running != null) {
            running.shutdownNow();
            looking = null;
        }
    }

    @Override
    public boolean isRunning() {
        return looking != null;
    }

    /** Refreshes if a text is another than at the last look; the first look only remembers. */
    void look() {
        try {
            boolean changed = false;
            for (Document document : documents) {
                changed |= hasChanged(document);
            }
            if (changed) {
                refresh.run();
            }
        } catch (RuntimeException e) {
            LOG.warn("Changed settings cannot be used, those before stay in force", e);
        }
    }

    private boolean hasChanged(Document document) {
        String now;
        try {
            now = source.read(document);
        } catch (Exception e) {
            LOG.debug("{} cannot be read now", document, e);
            return false;
        }
        if (now == null) {
            return false;
        }
        String before = seen.put(document, now);
        boolean changed = before != null && !before.equals(now);
        if (changed) {
            LOG.info("{} has changed", document.dataId());
        }
        return changed;
    }
}
