package org.perpex.common.spring.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.cloud.autoconfigure.RefreshAutoConfiguration;
import org.springframework.cloud.context.environment.EnvironmentChangeEvent;
import org.springframework.cloud.context.refresh.ContextRefresher;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.PropertySource;

/** A real application whose settings come from a text of several YAML documents, and the refresher that services have. */
class SettingsRefreshTest {

    private static final String FIRST = "first: 1\n";
    private static final String FURTHER = "---\nfurther: 2\n";

    @TempDir
    private Path folder;

    private final List<Set<String>> changes = new ArrayList<>();
    private ConfigurableApplicationContext context;
    private SettingsRefresh refresh;

    @Configuration(proxyBeanMethods = false)
    @ImportAutoConfiguration(RefreshAutoConfiguration.class)
    static class Service {}

    @BeforeEach
    void start() throws Exception {
        write(FIRST + FURTHER);
        context = new SpringApplicationBuilder(Service.class)
                .web(WebApplicationType.NONE)
                .run("--spring.config.import=" + file().toUri(), "--spring.cloud.nacos.config.enabled=false");
        context.addApplicationListener(
                (ApplicationListener<EnvironmentChangeEvent>) change -> changes.add(Set.copyOf(change.getKeys())));
        String source = context.getEnvironment().getPropertySources().stream()
                .map(PropertySource::getName)
                .filter(name -> name.contains(file().toString()) && name.endsWith(" (document #0)"))
                .findFirst()
                .orElseThrow();
        refresh = new SettingsRefresh(
                List.of(new SharedSettings.Document(source.replace(" (document #0)", ""), "PERPEX")),
                context.getBean(ContextRefresher.class)::refresh,
                context.getEnvironment(),
                context);
    }

    @AfterEach
    void stop() {
        context.close();
    }

    private Path file() {
        return folder.resolve("shared.yaml");
    }

    private void write(String text) throws Exception {
        Files.writeString(file(), text);
    }

    private @Nullable String value(String key) {
        return context.getEnvironment().getProperty(key);
    }

    @Test
    void whatAFurtherDocumentSaidIsInForceNoMoreWhenItIsTakenAway() throws Exception {
        assertThat(value("further")).isEqualTo("2");
        write("first: 3\n");
        refresh.run();
        assertThat(value("first")).isEqualTo("3");
        assertThat(value("further")).isNull();
        assertThat(changes).anyMatch(keys -> keys.contains("further"));
    }

    @Test
    void aDocumentThatComesAndGoesLeavesNothingBehind() throws Exception {
        write(FIRST);
        refresh.run();
        write("first: 4\n---\nfurther: 5\n");
        refresh.run();
        assertThat(value("first")).isEqualTo("4");
        assertThat(value("further")).isEqualTo("5");
        write("first: 6\n");
        refresh.run();
        assertThat(value("first")).isEqualTo("6");
        assertThat(value("further")).isNull();
    }

    @Test
    void settingsThatCannotBeReadLeaveAllOfThoseBefore() throws Exception {
        write("first: [\n");
        assertThatThrownBy(refresh::run).isInstanceOf(RuntimeException.class);
        assertThat(value("first")).isEqualTo("1");
        assertThat(value("further")).isEqualTo("2");
    }

    @Test
    void sourcesOfOthersStay() throws Exception {
        context.getEnvironment()
                .getPropertySources()
                .addLast(new org.springframework.core.env.MapPropertySource(
                        "another.yaml (document #1)", java.util.Map.of("another", "7")));
        write(FIRST);
        refresh.run();
        assertThat(value("another")).isEqualTo("7");
    }
}
