package org.perpex.common.spring.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.alibaba.cloud.nacos.NacosPropertySourceRepository;
import com.alibaba.nacos.api.config.ConfigService;
import java.lang.reflect.Proxy;
import org.junit.jupiter.api.Test;

/** Against what the client of Nacos keeps of a service's settings. */
class LoadedSettingsTest {

    private static final SharedSettings.Document DOCUMENT =
            new SharedSettings.Document("loaded-settings-test.yaml", "PERPEX");
    private static final String TEXT = """
            perpex:
              client:
                read-timeout: 5s
              names: [a, b]
            """;

    private final LoadedSettings settings = new LoadedSettings((ConfigService) Proxy.newProxyInstance(
            getClass().getClassLoader(), new Class<?>[] {ConfigService.class}, (_, _, _) -> TEXT));

    @Test
    void whatWasLoadedIsKnownByWhatItSays() throws Exception {
        assertThat(settings.isLoaded(DOCUMENT, TEXT)).isFalse();
        NacosPropertySourceRepository.collectNacosPropertySource(LoadedSettings.parsed(DOCUMENT, TEXT));
        assertThat(settings.isLoaded(DOCUMENT, TEXT)).isTrue();
        assertThat(settings.isLoaded(DOCUMENT, "# the same\n" + TEXT)).isTrue();
        assertThat(settings.isLoaded(DOCUMENT, TEXT.replace("5s", "6s"))).isFalse();
        assertThat(settings.isLoaded(DOCUMENT, TEXT.replace("[a, b]", "[a]"))).isFalse();
        assertThat(settings.isLoaded(DOCUMENT, TEXT + "more: 1\n")).isFalse();
    }

    @Test
    void readsWhatNacosHolds() throws Exception {
        assertThat(settings.read(DOCUMENT)).isEqualTo(TEXT);
    }
}
