package org.perpex.common.spring.config;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.cloud.context.environment.EnvironmentChangeEvent;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.PropertySource;

/**
 * Has the environment read again, and takes out of it what is said no more. A text of several YAML documents is a source
 * for each, named after the text and its place in it; a refresh replaces the sources that it finds again by their names, and
 * leaves those of documents that are gone as they were.
 */
final class SettingsRefresh implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(SettingsRefresh.class);

    private final List<SharedSettings.Document> texts;
    private final Runnable refresh;
    private final ConfigurableEnvironment environment;
    private final ApplicationEventPublisher events;

    /** @param refresh replaces every source that is found again by a new one, or throws and replaces none */
    SettingsRefresh(
            List<SharedSettings.Document> texts,
            Runnable refresh,
            ConfigurableEnvironment environment,
            ApplicationEventPublisher events) {
        this.texts = List.copyOf(texts);
        this.refresh = refresh;
        this.environment = environment;
        this.events = events;
    }

    @Override
    public void run() {
        List<PropertySource<?>> before = environment.getPropertySources().stream()
                .filter(source -> texts.stream().anyMatch(text -> isOf(source, text)))
                .toList();
        refresh.run();
        Set<String> gone = new TreeSet<>();
        for (PropertySource<?> source : before) {
            // The very same object: nothing was found again under this name.
            if (environment.getPropertySources().get(source.getName()) == source) {
                environment.getPropertySources().remove(source.getName());
                gone.addAll(keys(source));
                LOG.info("{} is in force no more", source.getName());
            }
        }
        if (!gone.isEmpty()) {
            events.publishEvent(new EnvironmentChangeEvent(gone));
        }
    }

    private static boolean isOf(PropertySource<?> source, SharedSettings.Document text) {
        return source.getName().equals(text.dataId()) || source.getName().startsWith(text.dataId() + " (document #");
    }

    private static List<String> keys(PropertySource<?> source) {
        return source instanceof EnumerablePropertySource<?> known ? List.of(known.getPropertyNames()) : List.of();
    }
}
