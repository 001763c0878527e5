package org.perpex.common.spring.config;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sees whether a shared setting is another than the one in force: than the one that the service loaded at its start, or
 * that was there at the last look. While Nacos is away nothing changes. For one thread.
 */
final class SharedSettings {

    private static final Logger LOG = LoggerFactory.getLogger(SharedSettings.class);

    private final List<Document> documents;
    private final Source source;
    private final Runnable refresh;
    private final Map<Document, String> seen = new HashMap<>();

    /** A text in Nacos. */
    record Document(String dataId, String group) {}

    /** The texts in Nacos, and what the service has taken from them. */
    interface Source {

        /** Reads a text as it is now. */
        @Nullable
        String read(Document document) throws Exception;

        /** Whether the service loaded at its start what this text says. */
        boolean isLoaded(Document document, String text) throws Exception;
    }

    /** @param refresh has the environment read again */
    SharedSettings(List<Document> documents, Source source, Runnable refresh) {
        this.documents = List.copyOf(documents);
        this.source = source;
        this.refresh = refresh;
    }

    /** Refreshes if a text has changed, and returns whether all could be read. */
    boolean look() {
        boolean changed = false;
        boolean allRead = true;
        for (Document document : documents) {
            try {
                changed |= hasChanged(document);
            } catch (Exception e) {
                LOG.debug("{} cannot be read now", document, e);
                allRead = false;
            }
        }
        if (changed) {
            refresh();
        }
        return allRead;
    }

    private void refresh() {
        try {
            refresh.run();
        } catch (RuntimeException e) {
            LOG.warn("Changed settings cannot be used, those before stay in force", e);
        }
    }

    private boolean hasChanged(Document document) throws Exception {
        String now = source.read(document);
        if (now == null) {
            return false;
        }
        String before = seen.get(document);
        boolean changed = before == null ? !source.isLoaded(document, now) : !before.equals(now);
        seen.put(document, now);
        if (changed) {
            LOG.info("{} has changed", document.dataId());
        }
        return changed;
    }
}
