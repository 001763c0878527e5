package org.perpex.common.spring.config;

import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;

/**
 * Keeps the last copies of what Nacos said under {@code PERPEX_DATA}, so that a service restarts while Nacos is away.
 *
 * <p>The client of Nacos takes its folders from system properties alone, before the first setting is read.
 */
final class NacosCopies implements EnvironmentPostProcessor, Ordered {

    @Override
    public int getOrder() {
        return ConfigDataEnvironmentPostProcessor.ORDER - 1;
    }

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        String data = environment.getProperty("PERPEX_DATA");
        if (data == null) {
            return;
        }
        setIfAbsent("JM.SNAPSHOT.PATH", data);
        setIfAbsent("JM.LOG.PATH", data + "/nacos/logs");
        // Its messages belong into the service's own log.
        setIfAbsent("nacos.logging.default.config.enabled", "false");
    }

    private static void setIfAbsent(String name, String value) {
        if (System.getProperty(name) == null) {
            System.setProperty(name, value);
        }
    }
}
