package org.perpex.common.spring.config;

import com.alibaba.cloud.nacos.NacosConfigManager;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.cloud.context.refresh.ContextRefresher;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;

/** Looks after the settings that the service took from Nacos at its start, and the texts that it reads by itself. */
@AutoConfiguration
@ConditionalOnClass(NacosConfigManager.class)
@ConditionalOnProperty(name = "spring.cloud.nacos.config.enabled", matchIfMissing = true)
class SharedSettingsAutoConfiguration {

    @Bean
    SharedSettings sharedSettings(
            NacosConfigManager nacos, ContextRefresher refresher, ConfigurableApplicationContext context) {
        List<SharedSettings.Document> documents = LoadedSettings.documents();
        return new SharedSettings(
                documents,
                new LoadedSettings(nacos.getConfigService()),
                new SettingsRefresh(documents, refresher::refresh, context.getEnvironment(), context));
    }

    @Bean
    SharedTexts sharedTexts(NacosConfigManager nacos, ObjectProvider<SharedText> texts) {
        LoadedSettings source = new LoadedSettings(nacos.getConfigService());
        String group = nacos.getNacosConfigProperties().getGroup();
        return new SharedTexts(
                texts.orderedStream().toList(), dataId -> source.read(new SharedSettings.Document(dataId, group)));
    }

    @Bean
    LastLook lastLook() {
        return new LastLook(System::nanoTime);
    }

    @Bean
    MeterBinder settingsAge(LastLook lastLook) {
        return meters -> Gauge.builder("perpex.settings.age", lastLook, LastLook::ageMillis)
                .baseUnit("milliseconds")
                .description("How long ago all settings and texts in Nacos were read")
                .register(meters);
    }

    @Bean
    ChangeWatch changeWatch(SharedSettings settings, SharedTexts texts, NacosConfigManager nacos, LastLook lastLook) {
        return new ChangeWatch(settings, texts, new LoadedSettings(nacos.getConfigService())::isAnswering, lastLook);
    }
}
