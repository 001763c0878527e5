package org.perpex.common.spring.config;

import java.util.function.Consumer;

/**
 * A text in Nacos that a service reads by itself, beside its settings. It is handed over when the service starts, before
 * it serves anybody, and each time that it has changed since. A text that is gone leaves what was in force.
 *
 * @param dataId its name, in the group of the settings
 * @param reader takes it, or throws and leaves in force what was; called by one thread at a time
 */
public record SharedText(String dataId, Consumer<String> reader) {}
