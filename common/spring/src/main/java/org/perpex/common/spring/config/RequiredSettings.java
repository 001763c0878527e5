package org.perpex.common.spring.config;

import java.util.List;
import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;

/**
 * Stops a service that lacks a setting, and names it.
 *
 * <p>The names stand under {@code perpex.required.<who>}, a list for each who asks: {@code common} in
 * {@code perpex-service.yaml}, {@code own} in a service's {@code application.yaml}. A name is an environment variable
 * or a property; of a list, its first element ({@code perpex.identity.keys[0].kid}).
 */
final class RequiredSettings implements EnvironmentPostProcessor, Ordered {

    private static final Bindable<Map<String, List<String>>> NAMES =
            Bindable.of(org.springframework.core.ResolvableType.forClassWithGenerics(
                    Map.class,
                    org.springframework.core.ResolvableType.forClass(String.class),
                    org.springframework.core.ResolvableType.forClassWithGenerics(List.class, String.class)));

    @Override
    public int getOrder() {
        return ConfigDataEnvironmentPostProcessor.ORDER + 1;
    }

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        List<String> missing = Binder.get(environment).bind("perpex.required", NAMES).orElse(Map.of()).values().stream()
                .flatMap(List::stream)
                .map(String::strip)
                .filter(name -> !name.isEmpty() && isBlank(environment, name))
                .distinct()
                .sorted()
                .toList();
        if (!missing.isEmpty()) {
            throw new SettingMissing(missing);
        }
    }

    private static boolean isBlank(ConfigurableEnvironment environment, String name) {
        String value = environment.getProperty(name);
        return value == null || value.isBlank();
    }
}
