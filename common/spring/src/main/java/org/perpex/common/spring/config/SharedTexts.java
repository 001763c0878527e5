package org.perpex.common.spring.config;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;

/** Hands the texts that a service reads by itself to their readers, each when it is another than before. */
final class SharedTexts implements SmartInitializingSingleton {

    private static final Logger LOG = LoggerFactory.getLogger(SharedTexts.class);

    private final List<SharedText> texts;
    private final Source source;
    private final Map<SharedText, String> seen = new HashMap<>();

    /** Reads a text as it is now. */
    @FunctionalInterface
    interface Source {
        @Nullable
        String read(String dataId) throws Exception;
    }

    SharedTexts(List<SharedText> texts, Source source) {
        this.texts = List.copyOf(texts);
        this.source = source;
    }

    @Override
    public void afterSingletonsInstantiated() {
        look();
    }

    /** Hands over what is new, and returns whether all could be read. */
    synchronized boolean look() {
        boolean allRead = true;
        for (SharedText text : texts) {
            allRead &= look(text);
        }
        return allRead;
    }

    private boolean look(SharedText text) {
        String now;
        try {
            now = source.read(text.dataId());
        } catch (Exception e) {
            LOG.debug("{} cannot be read now", text.dataId(), e);
            return false;
        }
        if (now != null && !now.equals(seen.put(text, now))) {
            handOver(text, now);
        }
        return true;
    }

    private static void handOver(SharedText text, String now) {
        try {
            text.reader().accept(now);
            LOG.info("{} is in force as it is now", text.dataId());
        } catch (RuntimeException e) {
            LOG.warn("{} cannot be used, what was before stays in force", text.dataId(), e);
        }
    }
}
